package eu.sargs.journal;

import java.time.Instant;

/**
 * Events that are missing in the middle of a feed: its origin had retired them before they came here, and nobody need
 * have them any more.
 *
 * @param first sequence that is missing
 * @param last sequence that is missing
 * @param since time of the event before those, by its writer's clock
 * @param until time of the event after those
 */
public record Hole(FeedId feed, long first, long last, Instant since, Instant until) {
    /** How many events are missing. */
    public long events() {
        return last - first + 1;
    }
}
