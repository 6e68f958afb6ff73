package eu.sargs.camera;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;

/** Makes a planar 4:2:0 picture of whatever else a camera sends (4:2:2 of MJPEG, 10 bits, packed). Of one thread. */
final class PlanarPicture implements AutoCloseable {
    private SwsContext scaler;

    /** Takes over a picture that is planar 4:2:0 already, converts any other. @return memory that is the caller's */
    AVFrame take(AVFrame decoded) {
        if (!PixelFormats.planar420(decoded)) {
            return convert(decoded);
        }
        AVFrame memory = av_frame_alloc();
        av_frame_move_ref(memory, decoded);
        return memory;
    }

    /** Memory for a picture, the caller's. */
    static AVFrame allocated(int width, int height, int format) {
        AVFrame frame = av_frame_alloc();
        frame.format(format);
        frame.width(width);
        frame.height(height);
        if (av_frame_get_buffer(frame, 0) < 0) {
            av_frame_free(frame);
            throw new OutOfMemoryError("native memory for a picture");
        }
        return frame;
    }

    private AVFrame convert(AVFrame from) {
        boolean full = PixelFormats.fullRange(from) || isFullRangeFormat(from.format());
        AVFrame to = allocated(from.width(), from.height(), full ? AV_PIX_FMT_YUVJ420P : AV_PIX_FMT_YUV420P);
        av_frame_copy_props(to, from);
        scaler = sws_getCachedContext(
                scaler,
                from.width(),
                from.height(),
                plain(from.format()),
                to.width(),
                to.height(),
                AV_PIX_FMT_YUV420P,
                SWS_BILINEAR,
                null,
                null,
                (DoublePointer) null);
        PixelFormats.colours(scaler, from.colorspace(), from.height(), full, full);
        sws_scale(scaler, from.data(), from.linesize(), 0, from.height(), to.data(), to.linesize());
        return to;
    }

    private static boolean isFullRangeFormat(int format) {
        return format == AV_PIX_FMT_YUVJ422P || format == AV_PIX_FMT_YUVJ444P;
    }

    /** The J formats differ from the plain ones only in range, which the scaler is told. */
    private static int plain(int format) {
        if (format == AV_PIX_FMT_YUVJ422P) {
            return AV_PIX_FMT_YUV422P;
        }
        return format == AV_PIX_FMT_YUVJ444P ? AV_PIX_FMT_YUV444P : format;
    }

    @Override
    public void close() {
        if (scaler != null) {
            sws_freeContext(scaler);
            scaler = null;
        }
    }
}
