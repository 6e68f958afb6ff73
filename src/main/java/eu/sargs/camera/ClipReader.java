package eu.sargs.camera;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Reads a video from beginning to end as fast as it decodes: for what was recorded, not for what happens now. One
 * thread at a time.
 */
public final class ClipReader implements AutoCloseable {
    private static final Duration PACKET_LIMIT = Duration.ofSeconds(10);

    private final VideoInput input;
    private final CameraAddress address;
    private final CameraId camera;
    private final Instant start;
    private final AtomicLong living = new AtomicLong();
    private final PlanarPicture planar = new PlanarPicture();
    private long number;
    private long damaged;
    private double seconds;

    private ClipReader(VideoInput input, CameraAddress address, CameraId camera, Instant start) {
        this.input = input;
        this.address = address;
        this.camera = camera;
        this.start = start;
    }

    /**
     * @param camera as which its frames come
     * @param start when its first frame was; {@link Frame#decodedAt} counts on from there by the video's own times
     * @throws eu.sargs.platform.Fault CAM-01 to CAM-08, as {@link CameraProbe#probe}
     */
    public static ClipReader open(CameraAddress address, CameraId camera, Instant start) {
        try {
            VideoInput input = VideoInput.open(address, Thread.currentThread()::isInterrupted);
            return new ClipReader(input, address, camera, start);
        } catch (FeedTrouble e) {
            throw CameraProbe.fault(e.why(), address);
        }
    }

    /**
     * @return the next frame, the caller's to close; empty at the end. Damaged pictures are left out and counted
     * @throws eu.sargs.platform.Fault CAM-07 when not one picture could be decoded, others as {@link #open}
     */
    public Optional<Frame> next() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                switch (input.next(PACKET_LIMIT)) {
                    case PICTURE -> {
                        return Optional.of(take());
                    }
                    case DAMAGE -> damaged++;
                    case PACKET -> {}
                }
            }
            return Optional.empty();
        } catch (FeedTrouble e) {
            if (e.why() == CameraHealth.Cause.ENDED && number > 0) {
                return Optional.empty();
            }
            throw CameraProbe.fault(number == 0 ? CameraHealth.Cause.DECODE_ERRORS : e.why(), address);
        }
    }

    private Frame take() {
        double at = input.seconds();
        // Streams without times of their own count by their rate.
        seconds = Double.isNaN(at) ? number / Math.max(1, input.fps()) : Math.max(seconds, at);
        Instant when = start.plusNanos(Math.round(seconds * 1e9));
        AVFrame memory = planar.take(input.picture());
        return NativeFrame.owning(camera, number++, when, input.arrivedNanos(), memory, living);
    }

    /** Pictures and packets so far that could not be decoded. */
    public long damaged() {
        return damaged;
    }

    /** Whether the video announced to be longer than what came of it: a file cut short. */
    public boolean cutShort() {
        return input.length() > 0 && seconds < input.length() - Math.max(1, 0.05 * input.length());
    }

    @Override
    public void close() {
        planar.close();
        input.close();
    }
}
