package eu.sargs.simulation;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FFmpegLogCallback;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/**
 * Encodes a scene with OpenH264, which FFmpeg's LGPL build carries: constrained baseline, an I picture every
 * second, so that whoever tunes in sees a picture within one.
 */
final class ClipEncoder {
    private ClipEncoder() {}

    /**
     * @param done told the number of finished pictures after each; its exception stops the work
     * @return the truth of the clip
     */
    static GroundTruth encode(RoadScene scene, Path file, IntConsumer done) throws IOException {
        Picture picture = scene.picture();
        SceneRenderer renderer = new SceneRenderer(scene);
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        FFmpegLogCallback.setLevel(avutil.AV_LOG_ERROR);
        try (FFmpegFrameRecorder recorder =
                new FFmpegFrameRecorder(file.toFile(), picture.width(), picture.height(), 0)) {
            recorder.setFormat("mp4");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
            recorder.setVideoCodecName("libopenh264");
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setFrameRate(picture.fps());
            recorder.setGopSize(picture.fps());
            recorder.setVideoBitrate(picture.width() >= 1000 ? 2_600_000 : 1_100_000);
            recorder.setVideoOption("profile", "constrained_baseline");
            recorder.setVideoOption("allow_skip_frames", "0");
            recorder.setVideoOption("threads", "1");
            recorder.setImageScalingFlags(swscale.SWS_FAST_BILINEAR);
            recorder.start();
            // 0xRRGGBB little-endian is B, G, R, 0; FFmpeg reads only memory outside the heap.
            ByteBuffer pictureBytes = ByteBuffer.allocateDirect(4 * picture.width() * picture.height())
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (int frame = 0; frame < picture.frames(); frame++) {
                BufferedImage image = renderer.render(frame);
                int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
                pictureBytes.asIntBuffer().put(pixels);
                recorder.recordImage(
                        picture.width(),
                        picture.height(),
                        Frame.DEPTH_UBYTE,
                        4,
                        picture.width() * 4,
                        avutil.AV_PIX_FMT_BGR0,
                        pictureBytes);
                done.accept(frame + 1);
            }
            recorder.stop();
        } catch (FrameRecorder.Exception e) {
            throw new IOException("Could not encode the clip of " + scene.site(), e);
        }
        return renderer.truth();
    }
}
