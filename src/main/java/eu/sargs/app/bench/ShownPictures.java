package eu.sargs.app.bench;

import java.util.Arrays;

/** Counts the pictures that reach the tiles of a wall, and how long each was on its way. Written by the FX thread, read by another after the end. */
final class ShownPictures {
    private static final long STALL_NANOS = 1_000_000_000L;

    private final int[] counts;
    private final long[] last;
    private long[] delays = new long[4096];
    private int delayCount;
    private int stalls;
    private long from;
    private long to;
    private boolean counting;

    ShownPictures(int tiles) {
        counts = new int[tiles];
        last = new long[tiles];
    }

    synchronized void begin() {
        Arrays.fill(counts, 0);
        delayCount = 0;
        stalls = 0;
        from = System.nanoTime();
        Arrays.fill(last, from);
        counting = true;
    }

    synchronized void end() {
        to = System.nanoTime();
        counting = false;
        for (int tile = 0; tile < last.length; tile++) {
            gap(tile, to);
        }
    }

    /** @param arrived as {@link eu.sargs.camera.Frame#arrivedNanos} */
    synchronized void shown(int tile, long arrived) {
        if (!counting) {
            return;
        }
        long now = System.nanoTime();
        counts[tile]++;
        gap(tile, now);
        if (delayCount == delays.length) {
            delays = Arrays.copyOf(delays, delays.length * 2);
        }
        delays[delayCount++] = now - arrived;
    }

    private void gap(int tile, long now) {
        if (now - last[tile] > STALL_NANOS) {
            stalls++;
        }
        last[tile] = now;
    }

    /** Times a tile showed nothing new for a second. */
    int stalls() {
        return stalls;
    }

    double slowestFps() {
        return Arrays.stream(counts).min().orElse(0) / ((to - from) / 1e9);
    }

    double delayMs(double quantile) {
        return quantile(0, delayCount, quantile);
    }

    /** Median of the last fifth of the time less that of the first. */
    double delayGrowthMs() {
        int fifth = delayCount / 5;
        return quantile(delayCount - fifth, delayCount, 0.5) - quantile(0, fifth, 0.5);
    }

    private double quantile(int begin, int end, double quantile) {
        if (end <= begin) {
            return Double.NaN;
        }
        long[] part = Arrays.copyOfRange(delays, begin, end);
        Arrays.sort(part);
        return part[(int) Math.min(part.length - 1, Math.round(quantile * part.length))] / 1e6;
    }
}
