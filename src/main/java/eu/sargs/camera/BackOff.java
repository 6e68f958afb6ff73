package eu.sargs.camera;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits between attempts to reconnect: doubling from 1 s to 30 s, each shortened by up to a third so that cameras lost together do not come back together. */
final class BackOff {
    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private int attempts;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** One more attempt has failed. @return how long to wait before the next */
    Duration next() {
        long whole = LONGEST.toMillis();
        if (attempts < 5) {
            whole = Math.min(whole, FIRST.toMillis() << attempts);
        }
        attempts++;
        return Duration.ofMillis(whole - random.nextLong(whole / 3 + 1));
    }

    /** Attempts since the last success. */
    int attempts() {
        return attempts;
    }

    void succeeded() {
        attempts = 0;
    }
}
