package eu.sargs.simulation;

/** Light added to pixels: lamps and their bloom. Works on 0xRRGGBB arrays. */
final class Glow {
    private static final int STEPS = 512;
    private static final float[] HALO = new float[STEPS + 1];
    private static final float[] DISC = new float[STEPS + 1];

    static {
        for (int i = 0; i <= STEPS; i++) {
            double r = Math.sqrt(i / (double) STEPS);
            double edge = 1 - r * r;
            HALO[i] = (float) (edge * edge / (1 + 26 * r * r));
            DISC[i] = (float) Math.min(1, Math.max(0, (1 - r) * 2.2));
        }
    }

    private final int[] pixels;
    private final int width;
    private final int height;

    Glow(int[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    /** A soft halo that falls off to nothing at the radii. Strength 1 drives the middle to the full colour. */
    void halo(double cx, double cy, double radiusX, double radiusY, int rgb, double strength) {
        add(cx, cy, radiusX, radiusY, rgb, strength, HALO);
    }

    /** A lamp's glass: an even disc with a soft rim. */
    void disc(double cx, double cy, double radiusX, double radiusY, int rgb, double strength) {
        add(cx, cy, radiusX, radiusY, rgb, strength, DISC);
    }

    private void add(double cx, double cy, double rx, double ry, int rgb, double strength, float[] profile) {
        if (strength <= 0.004 || rx < 0.5 || ry < 0.5) {
            return;
        }
        int x0 = (int) Math.max(0, Math.floor(cx - rx));
        int x1 = (int) Math.min(width - 1, Math.ceil(cx + rx));
        int y0 = (int) Math.max(0, Math.floor(cy - ry));
        int y1 = (int) Math.min(height - 1, Math.ceil(cy + ry));
        float red = (float) ((rgb >> 16 & 255) * strength);
        float green = (float) ((rgb >> 8 & 255) * strength);
        float blue = (float) ((rgb & 255) * strength);
        for (int y = y0; y <= y1; y++) {
            double dy = (y - cy) / ry;
            double dy2 = dy * dy;
            for (int x = x0; x <= x1; x++) {
                double dx = (x - cx) / rx;
                double d = dx * dx + dy2;
                if (d >= 1) {
                    continue;
                }
                float k = profile[(int) (d * STEPS)];
                int at = y * width + x;
                int p = pixels[at];
                int r = Math.min(255, (p >> 16 & 255) + (int) (red * k));
                int g = Math.min(255, (p >> 8 & 255) + (int) (green * k));
                int b = Math.min(255, (p & 255) + (int) (blue * k));
                pixels[at] = r << 16 | g << 8 | b;
            }
        }
    }
}
