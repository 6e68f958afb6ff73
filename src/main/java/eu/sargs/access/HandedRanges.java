package eu.sargs.access;

import eu.sargs.journal.FeedId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a station was given, gathered: each event counts once, however often it was sent. Not thread-safe. */
public final class HandedRanges {
    private record Part(FeedId feed, boolean bare) {}

    /** Last by first, apart from each other. */
    private final Map<Part, NavigableMap<Long, Long>> parts = new LinkedHashMap<>();

    public void add(HandedRange range) {
        NavigableMap<Long, Long> spans =
                parts.computeIfAbsent(new Part(range.feed(), range.bare()), any -> new TreeMap<>());
        long first = range.first();
        long last = range.last();
        for (Map.Entry<Long, Long> other = spans.floorEntry(last + 1);
                other != null && other.getValue() >= first - 1;
                other = spans.floorEntry(last + 1)) {
            first = Math.min(first, other.getKey());
            last = Math.max(last, other.getValue());
            spans.remove(other.getKey());
        }
        spans.put(first, last);
    }

    public void addAll(Collection<HandedRange> ranges) {
        ranges.forEach(this::add);
    }

    /** Feeds in the order they came, each with what went whole and what went bare. */
    public List<HandedRange> all() {
        return parts.entrySet().stream()
                .flatMap(part -> part.getValue().entrySet().stream()
                        .map(span -> new HandedRange(
                                part.getKey().feed(),
                                span.getKey(),
                                span.getValue(),
                                part.getKey().bare())))
                .toList();
    }
}
