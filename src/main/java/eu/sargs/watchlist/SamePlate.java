package eu.sargs.watchlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several entries of one plate or pattern that are not over: a vehicle that two officers or two stations look for.
 *
 * @param entries two or more, as the list has them
 */
public record SamePlate(String pattern, List<WatchEntry> entries) {
    public SamePlate {
        entries = List.copyOf(entries);
    }

    /** Whether they say the same to an officer: why, and how urgent it is. */
    public boolean alike() {
        WatchEntry first = entries.getFirst();
        return entries.stream()
                .allMatch(one ->
                        one.priority() == first.priority() && one.reason().equals(first.reason()));
    }

    /** By pattern. */
    public static List<SamePlate> of(List<WatchEntry> all, Instant now) {
        Map<String, List<WatchEntry>> byPattern = new TreeMap<>();
        for (WatchEntry entry : all) {
            if (entry.validTo().map(now::isBefore).orElse(true)) {
                byPattern
                        .computeIfAbsent(entry.pattern(), pattern -> new ArrayList<>(1))
                        .add(entry);
            }
        }
        return byPattern.entrySet().stream()
                .filter(one -> one.getValue().size() > 1)
                .map(one -> new SamePlate(one.getKey(), one.getValue()))
                .toList();
    }
}
