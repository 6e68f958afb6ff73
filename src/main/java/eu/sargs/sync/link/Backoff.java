package eu.sargs.sync.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before calling again: twice as long after each failure, from 1 s to 60 s, less up to a half by
 * chance so that stations that lost the same link do not all call at once. Not thread-safe.
 */
final class Backoff {
    private static final long SHORTEST = 1_000;
    private static final long LONGEST = 60_000;

    private final RandomGenerator random;
    private long next = SHORTEST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration failed() {
        long most = next;
        next = Math.min(LONGEST, next * 2);
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }

    void worked() {
        next = SHORTEST;
    }
}
