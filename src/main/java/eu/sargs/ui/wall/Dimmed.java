package eu.sargs.ui.wall;

import java.nio.IntBuffer;

/**
 * Turns a picture into what nobody takes for live: grey, at 60 %, under a black hatch. Done once in the pixels rather
 * than with effects, which the software pipeline would draw anew with every change around them.
 */
final class Dimmed {
    private static final int KEPT_PERCENT = 60;
    private static final int BASE = 0x10;
    private static final int HATCH_STEP = 20; // along a row: 14 across the lines
    private static final int HATCH_WIDTH = 6;

    private Dimmed() {}

    /**
     * @param pixels opaque, 0xAARRGGBB, rows without gaps
     * @param scale device pixels for each pixel at 100 %
     */
    static void paint(IntBuffer pixels, int width, int height, double scale) {
        int step = (int) Math.max(4, Math.round(HATCH_STEP * scale));
        int line = (int) Math.max(1, Math.round(HATCH_WIDTH * scale));
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            pixels.get(y * width, row);
            for (int x = 0; x < width; x++) {
                int p = row[x];
                int grey = ((p >> 16 & 0xFF) * 77 + (p >> 8 & 0xFF) * 150 + (p & 0xFF) * 29) >> 8;
                grey = (grey * KEPT_PERCENT + BASE * (100 - KEPT_PERCENT)) / 100;
                if (Math.floorMod(x + y, step) < line) {
                    grey /= 2;
                }
                row[x] = 0xFF000000 | grey * 0x010101;
            }
            pixels.put(y * width, row);
        }
    }
}
