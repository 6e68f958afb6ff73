package eu.sargs.store;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * While the journal takes many events of other stations it goes first: what is durable here can no longer be lost with
 * the link, and tables that are changed between its commits are written again with each of them. After each stride over
 * such events the tables rest fifteen times as long as it took, a second at most, so they go on; what they leave for later they do when a
 * processor is idle. Thread-safe.
 */
final class Rest {
    /** Events of others in one commit that are a catch-up; what cameras elsewhere see just now comes in ones and twos. */
    static final int MANY = 400;

    private static final int SHARE = 15;
    private static final long LONGEST = Duration.ofSeconds(1).toNanos();
    /** Without another such commit the catch-up counts as over. */
    private static final long LASTS = Duration.ofMillis(300).toNanos();

    private final LongSupplier nanos;
    private long busyUntil;
    private long restUntil;
    /** Since the last rest. */
    private long worked;

    /** @param nanos as {@link System#nanoTime} */
    Rest(LongSupplier nanos) {
        this.nanos = nanos;
        busyUntil = nanos.getAsLong();
        restUntil = busyUntil;
    }

    /** So many events of other stations were committed at once. */
    synchronized void committed(int events) {
        if (events >= MANY) {
            busyUntil = nanos.getAsLong() + LASTS;
        }
    }

    /** A table followed such events for so long. */
    synchronized void worked(long took) {
        worked += took;
    }

    /** Every table has had its stride. */
    synchronized void begin() {
        if (worked > 0) {
            restUntil = nanos.getAsLong() + Math.min(LONGEST, SHARE * worked);
            worked = 0;
        }
    }

    /** How long the tables should still leave such events alone. */
    synchronized Duration left() {
        long now = nanos.getAsLong();
        return Duration.ofNanos(Math.max(0, Math.min(restUntil - now, busyUntil - now)));
    }
}
