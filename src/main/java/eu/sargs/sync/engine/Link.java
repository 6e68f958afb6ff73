package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.picture.PictureId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is known of one link while it is open. */
final class Link {
    final PeerId peer;
    final Heartbeat heartbeat;
    final Serving serving;
    final Telling telling;
    final Window window;
    /** Common lengths of the forks this peer was told of, or told us of. */
    final Map<FeedId, Long> forksTold = new HashMap<>();
    /** What we ever asked for here: runs of it may still be on their way after we asked for no more. */
    final Set<FeedId> asked = new HashSet<>();
    /** Feeds it wanted and was told are not to be had here. */
    final Set<FeedId> denied = new LinkedHashSet<>();
    /** Feeds we hold and could not send it the bodies of: it is told when some came. */
    final Set<FeedId> waiting = new HashSet<>();
    /** Feeds of which it has said that it holds more than we did: once we hold as much it is seen whether it is the same. */
    final Set<FeedId> uncompared = new HashSet<>();
    /** Feeds of which it has what we asked for, but without bodies it let go of: asked for so where nobody has more. */
    final Set<FeedId> lacking = new HashSet<>();
    /** Feeds that came here without some bodies, and how far those were asked for here since. */
    final Map<FeedId, Filling> fillings = new HashMap<>();
    /** Until when what is said not to be had may answer an asking for bodies that is over. */
    final Map<FeedId, Instant> overtaken = new HashMap<>();
    /** Pictures asked for here and not answered, with the place asked for: nothing is asked for twice. */
    final Map<PictureId, Long> pictures = new HashMap<>();

    Instant pictureCame = Instant.MIN;
    /** Feeds asked for now. */
    int load;

    boolean stalled;
    private final Map<FeedId, FeedTip> theirs = new LinkedHashMap<>();
    private final Map<FeedId, Instant> refused = new HashMap<>();
    private final Map<Lane, Instant> delivered = new EnumMap<>(Lane.class);
    private int version;

    Link(PeerId peer, Holdings holdings, Limits limits, Instant now) {
        this.peer = peer;
        heartbeat = new Heartbeat(now);
        serving = new Serving(peer, holdings, limits, now);
        telling = new Telling(this, holdings, now);
        window = new Window(limits);
    }

    /** Whether both have said hello. */
    boolean isReady() {
        return version > 0;
    }

    void speak(int agreed) {
        version = agreed;
    }

    int version() {
        return version;
    }

    Map<FeedId, FeedTip> theirs() {
        return theirs;
    }

    FeedTip theirs(FeedId feed) {
        return theirs.getOrDefault(feed, FeedTip.empty());
    }

    long has(FeedId feed) {
        return theirs(feed).sequence();
    }

    Filling filling(FeedId feed) {
        return fillings.computeIfAbsent(feed, any -> new Filling());
    }

    /** A run shows that its sender holds as much. */
    void delivered(FeedId feed, FeedTip end, Instant now) {
        delivered.put(feed.lane(), now);
        if (end.sequence() > has(feed)) {
            theirs.put(feed, end);
        }
    }

    /** When anything last came of this lane or one before it, which would have gone first. */
    Instant lastDelivered(Lane lane) {
        Instant last = Instant.MIN;
        for (Lane each : Lane.values()) {
            Instant at = delivered.getOrDefault(each, Instant.MIN);
            if (each.compareTo(lane) <= 0 && at.isAfter(last)) {
                last = at;
            }
        }
        return last;
    }

    /** When any events or part of a picture last came. */
    Instant lastDelivered() {
        Instant events = lastDelivered(Lane.RECORD);
        return events.isAfter(pictureCame) ? events : pictureCame;
    }

    /** The feed is not asked for here before then. */
    void refuse(FeedId feed, Instant until) {
        refused.put(feed, until);
    }

    boolean isRefused(FeedId feed, Instant now) {
        Instant until = refused.get(feed);
        if (until == null) {
            return false;
        }
        if (now.isBefore(until)) {
            return true;
        }
        refused.remove(feed);
        return false;
    }
}
