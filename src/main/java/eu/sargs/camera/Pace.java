package eu.sargs.camera;

import java.time.Duration;

/**
 * A stream's clock against ours. Pure: told times, answers times. For a recording it says how long to wait for each
 * picture; for a live stream how far it has fallen behind since its best moment.
 */
final class Pace {
    static final Duration CATCH_UP_FROM = Duration.ofMillis(1500);
    static final Duration CAUGHT_UP_AT = Duration.ofMillis(400);
    private static final double LONGEST_GAP = 5;
    private static final double USUAL_FPS = 25;
    /** The best moment is looked for anew after this: clocks of cheap cameras run 50 ppm off, seconds in a night. */
    private static final long BEST_HOLDS_NANOS = Duration.ofMinutes(5).toNanos();

    private final boolean recorded;
    private final double step;
    private double lastSeconds = Double.NaN;
    private long dueNanos;
    private long best = Long.MAX_VALUE;
    private long nextBest = Long.MAX_VALUE;
    private long bestSince = Long.MIN_VALUE;
    private boolean catchingUp;

    /** @param fps as announced, 0 when unknown */
    Pace(boolean recorded, double fps) {
        this.recorded = recorded;
        this.step = 1 / (fps > 0 ? fps : USUAL_FPS);
    }

    boolean recorded() {
        return recorded;
    }

    /** @param seconds the picture's place in the recording, NaN when it says none. @return nanoseconds to wait, 0 when it is due */
    long untilDue(double seconds, long nowNanos) {
        if (dueNanos == 0) {
            dueNanos = nowNanos;
        } else {
            double gap = seconds - lastSeconds;
            dueNanos += Math.round((gap > 0 && gap < LONGEST_GAP ? gap : step) * 1e9);
            if (nowNanos - dueNanos > 1_000_000_000L) {
                dueNanos = nowNanos; // stopped for long (a sleeping laptop): go on from here, do not race
            }
        }
        lastSeconds = seconds;
        return Math.max(0, dueNanos - nowNanos);
    }

    /** How much later than at its best this live picture comes. */
    Duration lag(double seconds, long arrivedNanos) {
        if (recorded || Double.isNaN(seconds)) {
            return Duration.ZERO;
        }
        long now = arrivedNanos - Math.round(seconds * 1e9);
        if (!Double.isNaN(lastSeconds) && Math.abs(seconds - lastSeconds) > LONGEST_GAP) {
            // The stream's clock jumped (a camera set its time, a loop began anew): what was known of it is void.
            best = Long.MAX_VALUE;
            nextBest = Long.MAX_VALUE;
            bestSince = Long.MIN_VALUE;
        }
        lastSeconds = seconds;
        if (bestSince == Long.MIN_VALUE) {
            bestSince = arrivedNanos;
        } else if (arrivedNanos - bestSince > BEST_HOLDS_NANOS) {
            best = nextBest;
            nextBest = Long.MAX_VALUE;
            bestSince = arrivedNanos;
        }
        nextBest = Math.min(nextBest, now);
        best = Math.min(best, now);
        return Duration.ofNanos(now - best);
    }

    /** Whether pictures are to be skipped now; begins late and ends near, so that it does not flutter. */
    boolean catchUp(Duration lag) {
        catchingUp = lag.compareTo(catchingUp ? CAUGHT_UP_AT : CATCH_UP_FROM) > 0;
        return catchingUp;
    }
}
