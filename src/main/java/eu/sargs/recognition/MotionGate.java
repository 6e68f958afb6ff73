package eu.sargs.recognition;

import eu.sargs.camera.Frame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether something moves in a camera's picture, and where. The picture is a grid of about 40 × 22 cells of 16 samples
 * of luma; a cell moves when it differs from what it has lately been by more than the picture's own noise, so that rain,
 * grain and slow light keep the gate shut. Costs microseconds. One camera, one thread at a time.
 */
final class MotionGate {
    private static final int COLUMNS = 40;
    private static final int SAMPLES = 4;
    /** Grey levels a cell must differ by where there is no noise at all. */
    private static final double LEAST = 5;
    /** How many times the median cell's difference: the noise is what most cells show. */
    private static final double OVER_NOISE = 3.5;

    private static final double LEARN = 0.08;
    private static final double LEARN_MOVING = 0.02;
    private static final int GROW = 1;

    private int width;
    private int height;
    private int rows;
    private float[] usual = new float[0];
    private float[] difference = new float[0];
    private float[] sorted = new float[0];

    /** @return the box round all that moves, in the frame's pixels, a cell wider on each side; the whole picture for a first frame */
    Optional<Quad.Box> moving(Frame frame) {
        boolean first = frame.width() != width || frame.height() != height;
        if (first) {
            width = frame.width();
            height = frame.height();
            rows = Math.max(1, Math.round((float) COLUMNS * height / width));
            usual = new float[rows * COLUMNS * SAMPLES * SAMPLES];
            difference = new float[rows * COLUMNS];
            sorted = new float[rows * COLUMNS];
        }
        measure(frame.y(), first);
        if (first) {
            return Optional.of(new Quad.Box(0, 0, width, height));
        }
        System.arraycopy(difference, 0, sorted, 0, sorted.length);
        Arrays.sort(sorted);
        double limit = Math.max(LEAST, OVER_NOISE * sorted[sorted.length / 2]);
        return box(limit);
    }

    private void measure(Frame.Plane luma, boolean first) {
        ByteBuffer bytes = luma.bytes();
        int across = COLUMNS * SAMPLES;
        int down = rows * SAMPLES;
        Arrays.fill(difference, 0);
        for (int v = 0; v < down; v++) {
            int line = Math.min(height - 1, (2 * v + 1) * height / (2 * down)) * luma.stride();
            for (int u = 0; u < across; u++) {
                int value = bytes.get(line + (2 * u + 1) * width / (2 * across)) & 0xff;
                int at = v * across + u;
                if (first) {
                    usual[at] = value;
                    continue;
                }
                float off = value - usual[at];
                difference[v / SAMPLES * COLUMNS + u / SAMPLES] += Math.abs(off) / (SAMPLES * SAMPLES);
                // What moves is learnt slower, so that a vehicle is not taken for the road behind it.
                usual[at] += off * (Math.abs(off) > 12 ? LEARN_MOVING : LEARN);
            }
        }
    }

    private Optional<Quad.Box> box(double limit) {
        int left = COLUMNS;
        int right = -1;
        int top = rows;
        int bottom = -1;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                if (difference[row * COLUMNS + column] > limit && neighbours(row, column, limit) >= 2) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row);
                }
            }
        }
        if (right < 0) {
            return Optional.empty();
        }
        double cellWidth = (double) width / COLUMNS;
        double cellHeight = (double) height / rows;
        double x = Math.max(0, left - GROW) * cellWidth;
        double y = Math.max(0, top - GROW) * cellHeight;
        double x2 = Math.min(COLUMNS, right + 1 + GROW) * cellWidth;
        double y2 = Math.min(rows, bottom + 1 + GROW) * cellHeight;
        return Optional.of(new Quad.Box(x, y, x2 - x, y2 - y));
    }

    /** Moving cells among the eight round it: a lone one is a bird or a spot of noise. */
    private int neighbours(int row, int column, double limit) {
        int moving = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(COLUMNS - 1, column + 1); c++) {
                if ((r != row || c != column) && difference[r * COLUMNS + c] > limit) {
                    moving++;
                }
            }
        }
        return moving;
    }
}
