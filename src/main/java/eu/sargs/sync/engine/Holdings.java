package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Run;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What this station holds and may hold: the ends of its feeds, and where feeds were ended. */
final class Holdings {
    private final List<OriginKey> own;
    private final Ledger ledger;
    private final Sight sight;
    private final Map<FeedId, FeedTip> tips = new TreeMap<>(FeedId.LANES_FIRST);
    private final Map<FeedId, ForkProof> forks = new LinkedHashMap<>();
    private final Map<FeedId, Long> ended = new LinkedHashMap<>();
    /** Epochs of our own that must not be written in any more. */
    private final Set<Integer> left = new HashSet<>();

    Holdings(List<OriginKey> own, Ledger ledger, Sight sight) {
        this.own = List.copyOf(own);
        this.ledger = ledger;
        this.sight = sight;
        tips.putAll(ledger.tips());
        ended.putAll(ledger.ends());
        ledger.forks().forEach(proof -> forks.put(proof.feed(), proof));
    }

    Sight sight() {
        return sight;
    }

    /** The key this station writes with. */
    OriginKey self() {
        return own.getFirst();
    }

    Set<FeedId> feeds() {
        return tips.keySet();
    }

    FeedTip tip(FeedId feed) {
        return tips.getOrDefault(feed, FeedTip.empty());
    }

    void grew(Map<FeedId, FeedTip> ends) {
        ends.forEach((feed, tip) -> {
            long before = tip(feed).sequence();
            boolean shorter = tip.sequence() < before && before <= limit(feed);
            boolean longer = before <= end(feed) && tip.sequence() > end(feed);
            if (shorter || longer) {
                return; // older news: a feed that was ended grows shorter, once, and no other does
            }
            if (tip.sequence() == 0) {
                tips.remove(feed);
            } else {
                tips.put(feed, tip);
            }
        });
    }

    /** The last sequence of the feed that counts. */
    long limit(FeedId feed) {
        return Math.min(sight.lastValid(feed), parting(feed));
    }

    /** Where the ledger was told to end the feed. */
    private long end(FeedId feed) {
        return Math.min(ended.getOrDefault(feed, Long.MAX_VALUE), parting(feed));
    }

    private long parting(FeedId feed) {
        ForkProof fork = forks.get(feed);
        return fork == null ? Long.MAX_VALUE : fork.common();
    }

    /** How far the feed may be told of and passed on; less than its tip while what follows is being set aside. */
    long soundEnd(FeedId feed) {
        return Math.min(tip(feed).sequence(), limit(feed));
    }

    boolean isSeenHere(FeedId feed) {
        return sight.maySee(self(), feed);
    }

    /** Who is out may hold its own feeds, and is told nothing of them any more. */
    boolean isSeenBy(PeerId peer, FeedId feed) {
        return sight.isMember(peer.key()) && sight.maySee(peer.key(), feed);
    }

    /** From which event after this one on the feed can be sent with bodies; 0 where it cannot, or that is of no account. */
    long wholeFrom(FeedId feed, long after) {
        long from = feed.lane() == Lane.TRAFFIC ? ledger.wholeFrom(feed, after) : 0;
        return from <= soundEnd(feed) ? from : 0;
    }

    /** Bodies that are held without, of what counts, and that somebody may have. */
    List<Ledger.Missing> missing(FeedId feed) {
        if (feed.lane() != Lane.TRAFFIC) {
            return List.of();
        }
        long end = soundEnd(feed);
        return ledger.missing(feed).stream()
                .filter(one -> one.first() <= end)
                .map(one -> new Ledger.Missing(one.first(), Math.min(one.last(), end)))
                .toList();
    }

    /** Whether their history is another than ours; false where we cannot know. */
    boolean differs(FeedId feed, FeedTip theirs) {
        FeedTip ours = tip(feed);
        if (theirs.sequence() == 0 || theirs.sequence() > Math.min(ours.sequence(), limit(feed))) {
            return false;
        }
        Optional<byte[]> hash =
                theirs.sequence() == ours.sequence() ? Optional.of(ours.hash()) : ledger.hash(feed, theirs.sequence());
        return hash.filter(h -> !Arrays.equals(h, theirs.hash())).isPresent();
    }

    /** What stands after a sequence; read at once, so for what happens seldom. */
    Optional<Run> read(FeedId feed, long after, int bytes) {
        return ledger.read(feed, after, bytes);
    }

    Collection<ForkProof> forks() {
        return forks.values();
    }

    /** The proof that a feed's origin signed two histories. */
    Optional<ForkProof> fork(FeedId feed) {
        return Optional.ofNullable(forks.get(feed));
    }

    /** Whether a proof would end its feed earlier than it is. */
    boolean isNews(ForkProof proof) {
        ForkProof known = forks.get(proof.feed());
        return known == null || proof.common() < known.common();
    }

    void quarantine(ForkProof proof) {
        forks.put(proof.feed(), proof);
    }

    /**
     * Where the ledger must be told that a feed's origin was revoked, before anything more of it is taken, or that a
     * revocation counts no more. A feed whose origin is only not known (any more) is left alone: it is not taken and not
     * passed on. Our own stay whole when we are the ones that were revoked: others take them no more, but what we wrote
     * is our record. What we wrote with an older key ends where we said so.
     */
    Optional<Effect> endOf(FeedId feed) {
        long last = sight.lastValid(feed);
        boolean ours = self().equals(feed.origin())
                || own.contains(feed.origin()) && sight.revokedBy(feed.origin()).isPresent();
        if (ours || !isSeenHere(feed) || last == ended.getOrDefault(feed, Long.MAX_VALUE)) {
            return Optional.empty();
        }
        ended.put(feed, last);
        return Optional.of(new Effect.End(feed, last, sight.endHash(feed)));
    }

    /** Peers have shown that this feed went on, or otherwise, without us: asked for once for each epoch. */
    Optional<Effect> epochAfter(FeedId feed) {
        return self().equals(feed.origin()) && left.add(feed.epoch())
                ? Optional.of(new Effect.OpenEpoch(feed.epoch()))
                : Optional.empty();
    }
}
