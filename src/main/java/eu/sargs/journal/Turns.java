package eu.sargs.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Whose turn it is among feeds that have news: lanes in their order, within a lane the feed that was served longest
 * ago, so that what happens here never waits for another station's catch-up. Not thread-safe.
 */
public final class Turns {
    private final Map<FeedId, Long> served = new HashMap<>();
    private long strides;

    /**
     * The next feed to be served, which then counts as served.
     *
     * @param heads the last sequence of each feed, lanes in their order
     * @param done how far a feed was followed
     */
    public Optional<FeedId> next(Map<FeedId, Long> heads, Set<Lane> lanes, ToLongFunction<FeedId> done) {
        FeedId next = null;
        for (Map.Entry<FeedId, Long> head : heads.entrySet()) {
            FeedId feed = head.getKey();
            if (next != null && feed.lane() != next.lane()) {
                break;
            }
            if (lanes.contains(feed.lane())
                    && (next == null || servedAt(feed) < servedAt(next))
                    && done.applyAsLong(feed) < head.getValue()) {
                next = feed;
            }
        }
        if (next != null) {
            served.put(next, ++strides);
        }
        return Optional.ofNullable(next);
    }

    private long servedAt(FeedId feed) {
        return served.getOrDefault(feed, 0L);
    }
}
