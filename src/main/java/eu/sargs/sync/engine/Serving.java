package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Position;
import eu.sargs.journal.Run;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one peer asked us for and how much of it may be sent now: lanes in their order, the feeds of a lane in turn,
 * within the peer's credit and the link's cap. One run at a time, so that a hit waits behind one run at most.
 */
final class Serving {
    /** Parts of pictures a peer may have asked for at once. */
    static final int PICTURES = 8;

    private static final long MOST_CREDIT = 64L << 20;

    /** A feed that is wanted; another object when it is wanted anew. */
    private static final class Wanted {
        final boolean bare;
        long sent;

        Wanted(Message.Want want) {
            bare = want.bare();
            sent = want.after();
        }
    }

    private final PeerId peer;
    private final Holdings holdings;
    private final Limits limits;
    private final TokenBucket bucket;
    private final PartSize part;
    private final Map<FeedId, Wanted> wanted = new HashMap<>();
    private final Map<Lane, Set<FeedId>> ready = new EnumMap<>(Lane.class);
    private final Map<Lane, Long> credit = new EnumMap<>(Lane.class);
    private final Deque<Message.PictureWant> pictures = new ArrayDeque<>();
    private Wanted underway;
    private FeedId underwayFeed;

    Serving(PeerId peer, Holdings holdings, Limits limits, Instant now) {
        this.peer = peer;
        this.holdings = holdings;
        this.limits = limits;
        bucket = new TokenBucket(limits.bytesPerSecond(), now);
        part = new PartSize(limits.bytesPerSecond());
        for (Lane lane : Lane.values()) {
            ready.put(lane, new LinkedHashSet<>());
            credit.put(lane, 0L);
        }
    }

    /** @return false where it is not to be had here, or not for this peer: which of the two is not told */
    boolean want(Message.Want want) {
        FeedId feed = want.feed();
        if (!holdings.feeds().contains(feed) || !holdings.isSeenBy(peer, feed)) {
            return false;
        }
        wanted.put(feed, new Wanted(want));
        grew(feed);
        return true;
    }

    void stop(FeedId feed) {
        wanted.remove(feed);
        ready.get(feed.lane()).remove(feed);
    }

    /** Events that were asked for and not sent yet. */
    long owed() {
        long owed = 0;
        for (Map.Entry<FeedId, Wanted> one : wanted.entrySet()) {
            owed += Math.max(0, holdings.soundEnd(one.getKey()) - one.getValue().sent);
        }
        return owed;
    }

    /** Up to where the peer was sent a feed that it wants, or has it; 0 where it wants it no more. */
    long sent(FeedId feed) {
        return Optional.ofNullable(wanted.get(feed)).map(want -> want.sent).orElse(0L);
    }

    boolean isWanted(FeedId feed) {
        return wanted.containsKey(feed);
    }

    void grew(FeedId feed) {
        Wanted want = wanted.get(feed);
        if (want != null && want.sent < holdings.soundEnd(feed)) {
            ready.get(feed.lane()).add(feed);
        }
    }

    /** @return false where the peer asks for more at once than it may */
    boolean picture(Message.PictureWant want, Instant now) {
        part.asked(want, now);
        pictures.add(want);
        return pictures.size() <= PICTURES;
    }

    /** @return false where it is no credit */
    boolean credit(Lane lane, int bytes) {
        if (bytes <= 0) {
            return false;
        }
        credit.merge(lane, (long) bytes, (a, b) -> Math.min(MOST_CREDIT, a + b));
        return true;
    }

    Optional<Effect> next(Instant now) {
        if (underway != null) {
            return Optional.empty();
        }
        for (Lane lane : Lane.values()) {
            if (credit.get(lane) > 0 && bucket.isOpen(Limits.isUrgent(lane), now)) {
                Optional<Effect> serve = serve(lane);
                if (serve.isPresent()) {
                    return serve;
                }
            }
        }
        if (!pictures.isEmpty() && bucket.isOpen(false, now)) {
            Message.PictureWant want = pictures.poll();
            int bytes = part.of(want, now);
            bucket.spend(bytes);
            return Optional.of(new Effect.ServePicture(peer, want.picture(), want.from(), bytes));
        }
        return Optional.empty();
    }

    private Optional<Effect> serve(Lane lane) {
        Iterator<FeedId> turn = ready.get(lane).iterator();
        while (turn.hasNext()) {
            FeedId feed = turn.next();
            turn.remove();
            Wanted want = wanted.get(feed);
            if (want == null || want.sent >= holdings.soundEnd(feed)) {
                continue;
            }
            if (!holdings.isSeenBy(peer, feed)) {
                // One that was revoked gets its last word before the link is closed, and that goes on from here.
                if (holdings.sight().isMember(peer.key())) {
                    wanted.remove(feed);
                }
                continue;
            }
            underway = want;
            underwayFeed = feed;
            int bytes = (int) Math.min(limits.run(), credit.get(lane));
            return Optional.of(new Effect.Serve(peer, feed, want.sent, bytes, Long.MAX_VALUE, want.bare));
        }
        return Optional.empty();
    }

    /**
     * The event by which the peer itself was revoked, with what stands before it and it has not: the last thing it gets,
     * so that it knows. Empty where it is too far behind, or has it.
     */
    Optional<Run> lastWord(Position said) {
        Wanted want = wanted.get(said.feed());
        if (want == null
                || want.sent >= said.sequence()
                || credit.get(said.feed().lane()) <= 0) {
            return Optional.empty();
        }
        return holdings.read(said.feed(), want.sent, limits.run())
                .flatMap(run -> run.upTo(said.sequence()))
                .filter(run -> run.last() == said.sequence());
    }

    /** @return false where the peer is to be told that it must get the feed from another */
    boolean served(Input.Served served) {
        Wanted want = underway;
        FeedId feed = served.feed();
        if (want == null || !feed.equals(underwayFeed)) {
            return true; // of an older link
        }
        underway = null;
        credit.merge(feed.lane(), (long) -served.bytes(), Long::sum);
        bucket.spend(served.bytes());
        if (wanted.get(feed) != want) {
            grew(feed); // stopped or wanted anew in the meantime
            return true;
        }
        if (served.last().isEmpty()) {
            if (want.sent >= holdings.soundEnd(feed)) {
                return true; // it was ended in the meantime
            }
            stop(feed);
            return false;
        }
        want.sent = Math.max(want.sent, served.last().get());
        grew(feed);
        return true;
    }
}
