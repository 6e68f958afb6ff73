package eu.sargs.watchlist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Entries that come to their end: lists stay right only where somebody looks before a plate stops ringing. Pure. */
public final class Ageing {
    /** From so many days before its end on, an entry says how many it has left. */
    public static final int SOON = 7;

    private Ageing() {}

    /**
     * Days until the last day on which it counts, 0 on that day.
     *
     * @return empty where it has no end or is over
     */
    public static OptionalInt daysLeft(WatchEntry entry, Instant now, ZoneId zone) {
        return entry.validTo()
                .filter(end -> end.isAfter(now))
                // the end is the first moment that no longer counts
                .map(end -> end.minusMillis(1).atZone(zone).toLocalDate())
                .map(last -> OptionalInt.of((int) ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), last)))
                .orElse(OptionalInt.empty());
    }

    /** Those that end until then and are not over, the soonest first. */
    public static List<WatchEntry> ending(List<WatchEntry> entries, Instant now, Instant until) {
        return entries.stream()
                .filter(entry -> entry.validTo()
                        .filter(end -> end.isAfter(now) && !end.isAfter(until))
                        .isPresent())
                .sorted(Comparator.comparing(
                                (WatchEntry entry) -> entry.validTo().orElseThrow())
                        .thenComparing(WatchEntry::pattern))
                .toList();
    }
}
