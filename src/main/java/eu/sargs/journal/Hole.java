package eu.sargs.journal;

import java.time.Instant;

/**
 * Events that are missing in the middle of a feed, or have no body and never had one here.
 *
 * @param first sequence that is missing
 * @param last sequence that is missing
 * @param events how many are missing between the two, both included; what was erased there is not
 * @param since time of the first of them, by its writer's clock; where that is not known, of the event before those
 * @param until time of the last of them; where that is not known, of the event after those: at a quiet station that may
 *     be days later
 * @param exact whether those times are known, as they are where the headers are here
 */
public record Hole(
        FeedId feed, long first, long last, long events, Instant since, Instant until, boolean exact, Cause cause) {
    /** Why they never came. */
    public enum Cause {
        /** The feed's origin keeps them no more: nobody need have them. */
        RETIRED,
        /** They came by way of a station that keeps its sightings for a shorter time; others may have them. */
        LET_GO
    }

    /** Where all of them are missing. */
    public Hole(FeedId feed, long first, long last, Instant since, Instant until, boolean exact, Cause cause) {
        this(feed, first, last, last - first + 1, since, until, exact, cause);
    }
}
