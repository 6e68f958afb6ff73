package eu.sargs.store;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.RunCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of every feed, in memory: where it ends, whether it was ended, which bodies are gone. Changed by the
 * journal's writer after its commits, read by all.
 */
final class FeedBook {
    private final Map<FeedId, FeedTip> tips = new ConcurrentHashMap<>();
    private final Map<FeedId, RunCheck.End> ends = new ConcurrentHashMap<>();
    private final Map<FeedId, List<GoneTable.Range>> gone = new ConcurrentHashMap<>();

    Map<FeedId, FeedTip> tips() {
        return tips;
    }

    FeedTip tip(FeedId feed) {
        return tips.getOrDefault(feed, FeedTip.empty());
    }

    Optional<RunCheck.End> end(FeedId feed) {
        return Optional.ofNullable(ends.get(feed));
    }

    void grew(Map<FeedId, FeedTip> now) {
        tips.putAll(now);
    }

    /** @param tip where it ends now, with no sequence where nothing of it is left */
    void ended(FeedId feed, RunCheck.End end, FeedTip tip) {
        ends.put(feed, end);
        if (tip.sequence() == 0) {
            tips.remove(feed);
        } else {
            tips.put(feed, tip);
        }
    }

    void end(FeedId feed, RunCheck.End end) {
        ends.put(feed, end);
    }

    synchronized void gone(FeedId feed, GoneTable.Range range) {
        List<GoneTable.Range> ranges = new ArrayList<>(gone.getOrDefault(feed, List.of()));
        ranges.add(range);
        gone.put(feed, List.copyOf(ranges));
    }

    boolean isGone(FeedId feed, GoneTable.Kind kind, long sequence) {
        for (GoneTable.Range range : gone.getOrDefault(feed, List.of())) {
            if (range.kind() == kind && range.holds(sequence)) {
                return true;
            }
        }
        return false;
    }

    boolean hasErasures(FeedId feed) {
        return gone.getOrDefault(feed, List.of()).stream().anyMatch(range -> range.kind() == GoneTable.Kind.ERASED);
    }

    /** Where a feed may begin: after what its origin retired, the furthest of it. */
    FeedTip beginning(FeedId feed) {
        return gone.getOrDefault(feed, List.of()).stream()
                .filter(range -> range.kind() == GoneTable.Kind.RETIRED)
                .max(Comparator.comparing(GoneTable.Range::last))
                .map(range -> new FeedTip(range.last(), range.hash().orElseThrow(), new HybridTime(0, 0)))
                .orElse(FeedTip.empty());
    }

    /** The latest time of all. */
    HybridTime latest() {
        return tips.values().stream()
                .map(FeedTip::time)
                .max(Comparator.naturalOrder())
                .orElse(new HybridTime(0, 0));
    }
}
