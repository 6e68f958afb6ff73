package eu.sargs.ui.wall;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Pixels that an image shows without a copy of its own. Whole ints, not bytes: the software pipeline takes those over
 * row by row, and bytes one by one.
 */
final class PixelStore {
    final int width;
    final int height;
    /** B, G, R, A a pixel. */
    final ByteBuffer bytes;
    /** The same memory, 0xAARRGGBB a pixel. */
    final IntBuffer ints;

    private final PixelBuffer<IntBuffer> pixels;
    private WritableImage image;

    PixelStore(int width, int height) {
        this.width = width;
        this.height = height;
        bytes = ByteBuffer.allocateDirect(width * height * 4).order(ByteOrder.LITTLE_ENDIAN);
        ints = bytes.asIntBuffer();
        pixels = new PixelBuffer<>(width, height, ints, PixelFormat.getIntArgbPreInstance());
    }

    /** The image, its pixels taken to be all new. FX thread. */
    WritableImage fresh() {
        if (image == null) {
            image = new WritableImage(pixels);
        } else {
            pixels.updateBuffer(buffer -> null);
        }
        return image;
    }
}
