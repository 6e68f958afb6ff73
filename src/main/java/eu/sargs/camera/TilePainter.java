package eu.sargs.camera;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Draws frames into pixels of exactly the size they are shown at, so that whoever shows them copies and never scales.
 * Of one thread; keeps the scaler between pictures of the same sizes.
 */
public final class TilePainter implements AutoCloseable {
    /** An address that is no object's: what the scaler's lists of planes are filled with. */
    private static final class Place extends Pointer {
        Place at(ByteBuffer direct) {
            address = MemorySegment.ofBuffer(direct).address() - direct.position();
            return this;
        }
    }

    private final PointerPointer<Pointer> from = new PointerPointer<>(4);
    private final PointerPointer<Pointer> to = new PointerPointer<>(4);
    private final IntPointer fromStrides = new IntPointer(4);
    private final IntPointer toStrides = new IntPointer(4);
    private final Place place = new Place();
    private SwsContext scaler;
    private int key;

    /**
     * Fills a whole area with a picture.
     *
     * @param pixels direct buffer of at least {@code width · height · 4} bytes from index 0: B, G, R, A a pixel, rows
     *     without gaps, every A 255
     */
    public void paint(Frame frame, ByteBuffer pixels, int width, int height) {
        if (!pixels.isDirect() || pixels.capacity() < width * height * 4) {
            throw new IllegalArgumentException("Needs a direct buffer of " + width * height * 4 + " bytes");
        }
        prepare(frame, width, height);
        Frame.Plane[] planes = {frame.y(), frame.u(), frame.v()};
        for (int i = 0; i < 3; i++) {
            from.put(i, place.at(planes[i].bytes()));
            fromStrides.put(i, planes[i].stride());
        }
        to.put(0, place.at(pixels));
        toStrides.put(0, width * 4);
        sws_scale(scaler, from, fromStrides, 0, frame.height(), to, toStrides);
    }

    private void prepare(Frame frame, int width, int height) {
        boolean full = frame instanceof NativeFrame own && own.fullRange();
        int matrix = frame instanceof NativeFrame own ? own.matrix() : AVCOL_SPC_UNSPECIFIED;
        boolean same = frame.width() == width && frame.height() == height;
        SwsContext before = scaler;
        scaler = sws_getCachedContext(
                scaler,
                frame.width(),
                frame.height(),
                AV_PIX_FMT_YUV420P,
                width,
                height,
                AV_PIX_FMT_BGRA,
                same ? SWS_POINT : SWS_FAST_BILINEAR,
                null,
                null,
                (DoublePointer) null);
        if (scaler == null || scaler.isNull()) {
            scaler = null;
            throw new IllegalArgumentException(
                    "Cannot draw " + frame.width() + "×" + frame.height() + " as " + width + "×" + height);
        }
        int wanted = matrix * 2 + (full ? 1 : 0) + frame.height() * 64;
        if (before == null || before.address() != scaler.address() || wanted != key) {
            PixelFormats.colours(scaler, matrix, frame.height(), full, true);
            key = wanted;
        }
    }

    @Override
    public void close() {
        if (scaler != null) {
            sws_freeContext(scaler);
            scaler = null;
        }
        from.close();
        to.close();
        fromStrides.close();
        toStrides.close();
    }
}
