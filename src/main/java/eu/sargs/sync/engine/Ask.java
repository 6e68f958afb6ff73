package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import java.time.Duration;
import java.time.Instant;

/** One peer is asked for one feed: from where on, why, and what came of it. */
final class Ask {
    /** So long a peer that is asked for missing bodies has to send some before something newer comes first. */
    static final Duration TURN = Duration.ofSeconds(2);

    final Link link;
    final long number;
    /** It was asked for what follows this. */
    final long after;
    /** It was asked for without bodies too that were let go of there. */
    final boolean bare;
    /** Last sequence that came. */
    long received;

    Instant progress;
    /** How far back it was asked from while a parting is searched for; 0 where none is. */
    long back;
    /** The event whose hash was said to differ. */
    long differs;
    /** It was asked for bodies we hold events without, up to this one; 0 where for what follows our end. */
    final long fills;

    Ask(Link link, long number, long after, long fills, boolean bare, Instant now) {
        this.link = link;
        this.number = number;
        this.after = after;
        this.fills = fills;
        this.bare = bare;
        this.received = after;
        this.progress = now;
    }

    boolean isSearch() {
        return back > 0;
    }

    boolean isFilling() {
        return fills > 0;
    }

    /** Whether there is something to come that was asked for, of what the peer has. */
    boolean isBusy(FeedId feed, long ours) {
        return isSearch() || !isFilling() && link.has(feed) > ours;
    }

    /** Whether something newer must wait: it would never get to an answer where there is something newer all the time. */
    boolean hasTurn(Instant now) {
        return isFilling() && received == after && now.isBefore(progress.plus(TURN));
    }
}
