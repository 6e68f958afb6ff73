package eu.sargs.simulation;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;

/** Lays a flat plate picture into a quadrilateral of the scene, averaging samples so that small plates stay clean. */
final class PlateWarp {
    private static final int SUB = 4;

    private record Level(int[] pixels, int width, int height) {}

    private final List<Level> levels = new ArrayList<>();

    PlateWarp(BufferedImage plate) {
        int[] pixels = plate.getRGB(0, 0, plate.getWidth(), plate.getHeight(), null, 0, plate.getWidth());
        Level level = new Level(pixels, plate.getWidth(), plate.getHeight());
        levels.add(level);
        while (level.width > 60) {
            level = half(level);
            levels.add(level);
        }
    }

    private static Level half(Level from) {
        int w = from.width / 2;
        int h = from.height / 2;
        int[] to = new int[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int r = 0;
                int g = 0;
                int b = 0;
                for (int k = 0; k < 4; k++) {
                    int p = from.pixels[(2 * y + k / 2) * from.width + 2 * x + k % 2];
                    r += p >> 16 & 255;
                    g += p >> 8 & 255;
                    b += p & 255;
                }
                to[y * w + x] = r / 4 << 16 | g / 4 << 8 | b / 4;
            }
        }
        return new Level(to, w, h);
    }

    /** How a plate's own colours look where it hangs. */
    interface Tone {
        int of(int rgb);
    }

    /**
     * @param quads the plate's corners (top left, top right, bottom right, bottom left; x, y each) at moments within the
     *     exposure; the picture is their mean
     */
    void draw(BufferedImage target, List<double[]> quads, Tone tone) {
        double minX = Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        List<double[]> inverses = new ArrayList<>();
        for (double[] q : quads) {
            for (int i = 0; i < 8; i += 2) {
                minX = Math.min(minX, q[i]);
                maxX = Math.max(maxX, q[i]);
                minY = Math.min(minY, q[i + 1]);
                maxY = Math.max(maxY, q[i + 1]);
            }
            inverses.add(toUnit(q));
        }
        int x0 = (int) Math.max(0, Math.floor(minX));
        int x1 = (int) Math.min(target.getWidth() - 1.0, Math.ceil(maxX));
        int y0 = (int) Math.max(0, Math.floor(minY));
        int y1 = (int) Math.min(target.getHeight() - 1.0, Math.ceil(maxY));
        Level level = levelFor(maxX - minX);
        int[] out = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
        int all = SUB * SUB * inverses.size();
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                int r = 0;
                int g = 0;
                int b = 0;
                int hits = 0;
                for (double[] m : inverses) {
                    for (int k = 0; k < SUB * SUB; k++) {
                        double px = x + (k % SUB + 0.5) / SUB;
                        double py = y + (k / SUB + 0.5) / SUB;
                        double w = m[6] * px + m[7] * py + m[8];
                        double u = (m[0] * px + m[1] * py + m[2]) / w;
                        double v = (m[3] * px + m[4] * py + m[5]) / w;
                        if (u < 0 || u >= 1 || v < 0 || v >= 1) {
                            continue;
                        }
                        int p = level.pixels[(int) (v * level.height) * level.width + (int) (u * level.width)];
                        r += p >> 16 & 255;
                        g += p >> 8 & 255;
                        b += p & 255;
                        hits++;
                    }
                }
                if (hits > 0) {
                    int mean = r / hits << 16 | g / hits << 8 | b / hits;
                    int at = y * target.getWidth() + x;
                    out[at] = Palette.mix(out[at], tone.of(mean), hits / (double) all);
                }
            }
        }
    }

    private Level levelFor(double width) {
        Level best = levels.getFirst();
        for (Level level : levels) {
            if (level.width >= width * 3) {
                best = level;
            }
        }
        return best;
    }

    /** The projective map that takes a quadrilateral to the unit square, row-major 3×3. */
    static double[] toUnit(double[] q) {
        // Unit square to quadrilateral in closed form, then the adjugate.
        double dx1 = q[2] - q[4];
        double dx2 = q[6] - q[4];
        double dx3 = q[0] - q[2] + q[4] - q[6];
        double dy1 = q[3] - q[5];
        double dy2 = q[7] - q[5];
        double dy3 = q[1] - q[3] + q[5] - q[7];
        double det = dx1 * dy2 - dx2 * dy1;
        double g = (dx3 * dy2 - dx2 * dy3) / det;
        double h = (dx1 * dy3 - dx3 * dy1) / det;
        double a = q[2] - q[0] + g * q[2];
        double b = q[6] - q[0] + h * q[6];
        double c = q[0];
        double d = q[3] - q[1] + g * q[3];
        double e = q[7] - q[1] + h * q[7];
        double f = q[1];
        return new double[] {
            e - f * h,
            c * h - b,
            b * f - c * e,
            f * g - d,
            a - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d
        };
    }
}
