package eu.sargs.camera;

import eu.sargs.platform.Fault;
import java.time.Duration;

/** Tries an address: opens it, decodes one picture, and says what it is or what is wrong with it. */
public final class CameraProbe {
    private static final Duration PICTURE_LIMIT = Duration.ofSeconds(8);

    private CameraProbe() {}

    /**
     * @param codec FFmpeg's name, {@code h264}
     * @param fps as announced, 0 when the stream does not say
     */
    public record ProbeResult(int width, int height, String codec, double fps) {}

    /**
     * Waits for the network, at most about 20 seconds.
     *
     * @throws Fault CAM-01 address of no known kind, CAM-02 unreachable, CAM-03 login refused, CAM-04 no such stream,
     *     CAM-05 no video that can be decoded, CAM-06 not a video, CAM-07 no pictures come, CAM-08 ends before its
     *     first picture
     */
    public static ProbeResult probe(CameraAddress address) {
        try (VideoInput input = VideoInput.open(address, Thread.currentThread()::isInterrupted)) {
            long deadline = System.nanoTime() + PICTURE_LIMIT.toNanos();
            while (System.nanoTime() < deadline) {
                if (input.next(HealthLogic.NO_PACKETS_AFTER) == VideoInput.Found.PICTURE) {
                    return new ProbeResult(input.width(), input.height(), input.codec(), input.fps());
                }
            }
            throw fault(CameraHealth.Cause.DECODE_ERRORS, address);
        } catch (FeedTrouble e) {
            throw fault(e.why(), address);
        }
    }

    /** The fault that says a health cause to a user. Its arguments name the address without its login. */
    public static Fault fault(CameraHealth.Cause cause, CameraAddress address) {
        String where = address.url();
        return switch (cause) {
            case UNAUTHORISED -> new Fault("CAM-03", "camera.fault.login", where);
            case NO_SUCH_STREAM -> new Fault("CAM-04", "camera.fault.stream", where);
            case WRONG_CODEC -> new Fault("CAM-05", "camera.fault.codec", where);
            case GARBAGE -> new Fault("CAM-06", "camera.fault.garbage", where);
            case NO_PACKETS, DECODE_ERRORS, SAME_PICTURE, SLOW, DARK_OR_COVERED ->
                new Fault("CAM-07", "camera.fault.pictures", where);
            case ENDED -> new Fault("CAM-08", "camera.fault.ended", where);
            case UNREACHABLE, NONE -> new Fault("CAM-02", "camera.fault.unreachable", where);
        };
    }
}
