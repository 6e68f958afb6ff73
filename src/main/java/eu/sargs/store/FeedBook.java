package eu.sargs.store;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.RunCheck;
import eu.sargs.journal.Successions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What is known of every feed, in memory: where it ends, whether it was ended, which bodies are gone. Changed by the
 * journal's writer after its commits, read by all.
 */
final class FeedBook {
    private final Map<FeedId, FeedTip> tips = new ConcurrentHashMap<>();
    private final Map<FeedId, RunCheck.End> ends = new ConcurrentHashMap<>();
    private final Map<FeedId, List<GoneTable.Range>> gone = new ConcurrentHashMap<>();
    private final Map<FeedId, List<BareTable.Range>> bare = new ConcurrentHashMap<>();
    private volatile Successions successions = Successions.NONE;
    private HybridTime latestAside = new HybridTime(0, 0);

    Map<FeedId, FeedTip> tips() {
        return tips;
    }

    FeedTip tip(FeedId feed) {
        return tips.getOrDefault(feed, FeedTip.empty());
    }

    Optional<RunCheck.End> end(FeedId feed) {
        return Optional.ofNullable(ends.get(feed));
    }

    /** The last event that counts of each feed that was ended. */
    Map<FeedId, Long> ends() {
        Map<FeedId, Long> last = new HashMap<>();
        ends.forEach((feed, end) -> last.put(feed, end.sequence()));
        return last;
    }

    void grew(Map<FeedId, FeedTip> now) {
        tips.putAll(now);
    }

    /** @param tip where it ends now, with no sequence where nothing of it is left */
    void ended(FeedId feed, RunCheck.End end, FeedTip tip) {
        ends.put(feed, end);
        bareUpTo(feed, tip.sequence());
        if (tip.sequence() == 0) {
            tips.remove(feed);
        } else {
            tips.put(feed, tip);
        }
    }

    void end(FeedId feed, RunCheck.End end) {
        ends.put(feed, end);
    }

    /** It was ended before that, and is not any more. @param end empty where it goes on */
    void goesOn(FeedId feed, Optional<RunCheck.End> end) {
        end.ifPresentOrElse(later -> ends.put(feed, later), () -> ends.remove(feed));
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

    /** The event that erased a range was set aside. */
    synchronized void forsaken(FeedId feed, long first, long last) {
        gone.computeIfPresent(
                feed,
                (key, ranges) -> ranges.stream()
                        .map(range ->
                                range.kind() == GoneTable.Kind.ERASED && range.first() == first && range.last() == last
                                        ? new GoneTable.Range(GoneTable.Kind.FORSAKEN, first, last, Optional.empty())
                                        : range)
                        .toList());
    }

    /** Up to where bodies were let go of here alone; 0 where none were. */
    long dropped(FeedId feed) {
        return gone.getOrDefault(feed, List.of()).stream()
                .filter(range -> range.kind() == GoneTable.Kind.DROPPED)
                .mapToLong(GoneTable.Range::last)
                .max()
                .orElse(0);
    }

    /** Whether a body was erased by its origin, for good, also where the event that said so counts no more. */
    boolean isErased(FeedId feed, long sequence) {
        return isGone(feed, GoneTable.Kind.ERASED, sequence) || isGone(feed, GoneTable.Kind.FORSAKEN, sequence);
    }

    boolean hasErasures(FeedId feed) {
        return gone.getOrDefault(feed, List.of()).stream().anyMatch(GoneTable.Range::isErasure);
    }

    /** Where a feed may begin: after what its origin retired, the furthest of it. */
    FeedTip beginning(FeedId feed) {
        return gone.getOrDefault(feed, List.of()).stream()
                .filter(range -> range.kind() == GoneTable.Kind.RETIRED)
                .max(Comparator.comparing(GoneTable.Range::last))
                .map(range -> new FeedTip(range.last(), range.hash().orElseThrow(), new HybridTime(0, 0)))
                .orElse(FeedTip.empty());
    }

    /** The hash of the header up to which, and no further, the origin once retired a feed. */
    Optional<byte[]> retired(FeedId feed, long last) {
        return gone.getOrDefault(feed, List.of()).stream()
                .filter(range -> range.kind() == GoneTable.Kind.RETIRED && range.last() == last)
                .findFirst()
                .flatMap(GoneTable.Range::hash);
    }

    /** The last events of what a feed's origin retired, each time. */
    List<Long> retirements(FeedId feed) {
        return gone.getOrDefault(feed, List.of()).stream()
                .filter(range -> range.kind() == GoneTable.Kind.RETIRED)
                .map(GoneTable.Range::last)
                .distinct()
                .toList();
    }

    /** What of a feed came without its bodies, in its order. */
    List<BareTable.Range> bare(FeedId feed) {
        return bare.getOrDefault(feed, List.of());
    }

    /** What of it would be taken if it came, as {@link Ledger#missing}. */
    List<Ledger.Missing> missing(FeedId feed) {
        List<BareTable.Range> ranges = bare(feed);
        if (ranges.isEmpty()) {
            return List.of();
        }
        long after = Math.max(dropped(feed), beginning(feed).sequence());
        return ranges.stream()
                .flatMap(range -> unerased(feed, Math.max(after + 1, range.first()), range.last()).stream())
                .toList();
    }

    /** What of a stretch was not erased. */
    List<Ledger.Missing> unerased(FeedId feed, long first, long last) {
        List<Ledger.Missing> left = new ArrayList<>();
        long from = first;
        for (GoneTable.Range one : erased(feed)) {
            if (one.last() >= from && one.first() <= last) {
                add(left, from, one.first() - 1);
                from = one.last() + 1;
            }
        }
        add(left, from, last);
        return left;
    }

    private List<GoneTable.Range> erased(FeedId feed) {
        return gone.getOrDefault(feed, List.of()).stream()
                .filter(GoneTable.Range::isErasure)
                .sorted(Comparator.comparing(GoneTable.Range::first))
                .toList();
    }

    /** The first event after this one that did not come without its body and was not let go of here. */
    long wholeFrom(FeedId feed, long after) {
        long from = Math.max(after, Math.max(dropped(feed), beginning(feed).sequence())) + 1;
        for (BareTable.Range range : bare(feed)) {
            if (!range.retired() && range.holds(from)) {
                from = range.last() + 1;
            }
        }
        return from;
    }

    private static void add(List<Ledger.Missing> missing, long first, long last) {
        if (first <= last) {
            missing.add(new Ledger.Missing(first, last));
        }
    }

    boolean isMissing(FeedId feed, long sequence) {
        return sequence > dropped(feed)
                && sequence > beginning(feed).sequence()
                && bare(feed).stream().anyMatch(range -> range.holds(sequence))
                && !isErased(feed, sequence);
    }

    /** Bodies came later: what is left of what came without them. */
    synchronized void bare(FeedId feed, List<BareTable.Range> left) {
        bare.put(feed, List.copyOf(left));
    }

    /** It came without bodies; or more of what begins there. */
    synchronized void bare(FeedId feed, BareTable.Range range) {
        bare.put(
                feed,
                Stream.concat(bare(feed).stream().filter(one -> one.first() != range.first()), Stream.of(range))
                        .sorted(Comparator.comparing(BareTable.Range::first))
                        .toList());
    }

    /** What stands after a sequence was set aside. */
    private synchronized void bareUpTo(FeedId feed, long last) {
        bare.computeIfPresent(
                feed,
                (key, ranges) -> ranges.stream()
                        .filter(range -> range.first() <= last)
                        .map(range -> new BareTable.Range(range.first(), Math.min(range.last(), last), range.retired()))
                        .toList());
    }

    /** Which keys follow which. */
    Successions successions() {
        return successions;
    }

    void successions(Successions now) {
        successions = now;
    }

    /** At opening: the latest time of what was set aside. */
    void aside(HybridTime latest) {
        latestAside = latest;
    }

    /** The latest time of all there was at opening, also of what was set aside: what is written goes on from there. */
    HybridTime latest() {
        return Stream.concat(Stream.of(latestAside), tips.values().stream().map(FeedTip::time))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
