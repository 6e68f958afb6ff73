package eu.sargs.journal;

import java.util.Optional;

/**
 * What became of a run that was offered.
 *
 * @param end where the feed ends now
 * @param filled bodies that came of events that were held without
 * @param fork only with {@link Finding#FORK}; empty where the histories part before the run that was offered, and the
 *     feed must be asked for from further back
 */
public record Taken(FeedId feed, Finding finding, FeedTip end, int filled, Optional<ForkProof> fork) {
    /** As the table of {@code docs/sync.md}. */
    public enum Finding {
        /** Stored, or all of it was known. */
        SOUND,
        /** It begins after our end. */
        GAP,
        /** A hash or signature does not hold, or what is said does not fit together. */
        ALTERED,
        /** The origin signed two histories. */
        FORK,
        /** A body is missing that no erasure covers. */
        WITHHELD,
        /** Times in it are more than {@link HybridClock#MAX_AHEAD} ahead of our clock; what stands before is stored. */
        AHEAD,
        /** The feed was ended before where the run begins. */
        ENDED
    }
}
