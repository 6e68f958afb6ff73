package eu.sargs.camera;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Small videos for tests, made on the spot: a bright bar that moves one step a picture over a gradient. */
final class TestClips {
    private TestClips() {}

    static Path h264(Path file, int width, int height, int fps, int pictures) throws Exception {
        return write(file, width, height, fps, pictures, avcodec.AV_CODEC_ID_H264, avutil.AV_PIX_FMT_YUV420P, true);
    }

    /** The same picture over and over, to the bit: each is coded by itself. */
    static Path still(Path file, int width, int height, int fps, int pictures) throws Exception {
        return write(file, width, height, fps, pictures, avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ422P, false);
    }

    /** 4:2:2 with the full range, as cameras send MJPEG. */
    static Path mjpeg(Path file, int width, int height, int fps, int pictures) throws Exception {
        return write(file, width, height, fps, pictures, avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ422P, true);
    }

    private static Path write(
            Path file, int width, int height, int fps, int pictures, int codec, int pixels, boolean moving)
            throws Exception {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height);
                Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3)) {
            recorder.setVideoCodec(codec);
            recorder.setFrameRate(fps);
            recorder.setGopSize(fps);
            recorder.setVideoBitrate(400_000);
            recorder.setPixelFormat(pixels);
            recorder.start();
            for (int n = 0; n < pictures; n++) {
                draw((ByteBuffer) frame.image[0], frame.imageStride, width, height, moving ? n : 0);
                recorder.record(frame);
            }
            recorder.stop();
        }
        return file;
    }

    private static void draw(ByteBuffer bgr, int stride, int width, int height, int step) {
        int bar = step * 4 % width;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int level = x >= bar && x < bar + 12 ? 235 : 30 + 120 * y / height;
                for (int c = 0; c < 3; c++) {
                    bgr.put(y * stride + x * 3 + c, (byte) level);
                }
            }
        }
    }
}
