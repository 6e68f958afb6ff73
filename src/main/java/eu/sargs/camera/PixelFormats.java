package eu.sargs.camera;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.IntPointer;

/** FFmpeg's pixel formats and colour matrices, as far as a frame must know them. */
final class PixelFormats {
    private static final int ONE = 1 << 16;

    private PixelFormats() {}

    /** Whether a decoded picture can be lent out as it is. */
    static boolean planar420(AVFrame frame) {
        return frame.format() == AV_PIX_FMT_YUV420P || frame.format() == AV_PIX_FMT_YUVJ420P;
    }

    static boolean fullRange(AVFrame frame) {
        return frame.format() == AV_PIX_FMT_YUVJ420P || frame.color_range() == AVCOL_RANGE_JPEG;
    }

    /** Tells the scaler the matrix and range on both sides; YUV keeps its own, RGB is always full. */
    static void colours(SwsContext scaler, int matrix, int height, boolean fullFrom, boolean fullTo) {
        IntPointer table = sws_getCoefficients(coefficients(matrix, height));
        sws_setColorspaceDetails(scaler, table, fullFrom ? 1 : 0, table, fullTo ? 1 : 0, 0, ONE, ONE);
    }

    private static int coefficients(int matrix, int height) {
        if (matrix == AVCOL_SPC_BT709) {
            return SWS_CS_ITU709;
        }
        if (matrix == AVCOL_SPC_BT2020_NCL || matrix == AVCOL_SPC_BT2020_CL) {
            return SWS_CS_BT2020;
        }
        // Cameras that say nothing follow the habit of their size.
        return matrix == AVCOL_SPC_UNSPECIFIED && height >= 720 ? SWS_CS_ITU709 : SWS_CS_ITU601;
    }
}
