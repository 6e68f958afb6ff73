package eu.sargs.journal;

import java.time.Instant;

/** Hybrid logical clock: wall time in milliseconds since 1970 UTC, and a counter that orders within one. Never goes back within a station. */
public record HybridTime(long millis, int counter) implements Comparable<HybridTime> {
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public int compareTo(HybridTime other) {
        int byTime = Long.compare(millis, other.millis);
        return byTime != 0 ? byTime : Integer.compare(counter, other.counter);
    }
}
