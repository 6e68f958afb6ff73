package eu.sargs.journal;

/**
 * Where a feed ends.
 *
 * @param sequence of the last event, 0 where there is none
 * @param hash of its header; 32 zeros where there is none
 * @param time of it; 0.0 where there is none
 */
public record FeedTip(long sequence, byte[] hash, HybridTime time) {
    public static FeedTip empty() {
        return new FeedTip(0, Header.noPrevious(), new HybridTime(0, 0));
    }
}
