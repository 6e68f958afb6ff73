package eu.sargs.camera;

import eu.sargs.platform.Fault;
import java.time.Duration;

/** Tries an address: opens it, decodes one picture, and says what it is or what is wrong with it. */
public final class CameraProbe {
    private static final Duration PICTURE_LIMIT = Duration.ofSeconds(8);

    private record Sentences(
            String unreachable,
            String login,
            String stream,
            String codec,
            String garbage,
            String pictures,
            String ended) {}

    private static final Sentences NETWORK = new Sentences(
            "camera.fault.unreachable",
            "camera.fault.login",
            "camera.fault.stream",
            "camera.fault.codec",
            "camera.fault.garbage",
            "camera.fault.pictures",
            "camera.fault.ended");
    private static final Sentences FILE = new Sentences(
            "camera.fault.file-unreadable",
            "camera.fault.file-forbidden",
            "camera.fault.file-missing",
            "camera.fault.file-codec",
            "camera.fault.file-garbage",
            "camera.fault.file-damaged",
            "camera.fault.ended");
    private static final Sentences DEVICE = new Sentences(
            "camera.fault.device-busy",
            "camera.fault.device-forbidden",
            "camera.fault.device-missing",
            "camera.fault.device-pictures",
            "camera.fault.device-pictures",
            "camera.fault.device-pictures",
            "camera.fault.device-pictures");

    private CameraProbe() {}

    /**
     * @param codec {@code h264}
     * @param fps as announced, 0 when the stream does not say
     */
    public record ProbeResult(int width, int height, String codec, double fps) {}

    /**
     * Waits for the network, at most about 20 seconds.
     *
     * @throws Fault CAM-01 address of no known kind, CAM-02 unreachable, CAM-03 login refused, CAM-04 no such stream,
     *     CAM-05 no video that can be decoded, CAM-06 not a video, CAM-07 no pictures come, CAM-08 ends before its
     *     first picture, CAM-09 set to VLC, which is not there, CAM-10 VLC is not asked to open such a source,
     *     CAM-11 no host or no such port in the address
     */
    public static ProbeResult probe(CameraAddress address) {
        return probe(address, InputOptions.Patience.USUAL);
    }

    static ProbeResult probe(CameraAddress address, InputOptions.Patience patience) {
        try (PictureSource input = PictureSource.open(address, patience, Thread.currentThread()::isInterrupted)) {
            long deadline = System.nanoTime() + PICTURE_LIMIT.toNanos();
            while (System.nanoTime() < deadline) {
                if (input.next(HealthLogic.NO_PACKETS_AFTER) == PictureSource.Found.PICTURE) {
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
        String where = address.shown();
        // A code means the same everywhere; what can be done about it differs between a camera, a file and a device.
        return switch (address.place()) {
            case FILE -> fault(cause, FILE, where.substring("file:".length()).replaceFirst("^//(?=/)", ""));
            case DEVICE -> fault(cause, DEVICE, where.substring("device:".length()));
            case NETWORK -> fault(cause, NETWORK, where);
        };
    }

    private static Fault fault(CameraHealth.Cause cause, Sentences say, String where) {
        return switch (cause) {
            case UNAUTHORISED -> new Fault("CAM-03", say.login, where);
            case NO_SUCH_STREAM -> new Fault("CAM-04", say.stream, where);
            case WRONG_CODEC -> new Fault("CAM-05", say.codec, where);
            case GARBAGE -> new Fault("CAM-06", say.garbage, where);
            case NO_PACKETS, DECODE_ERRORS, SAME_PICTURE, SLOW, DARK_OR_COVERED ->
                new Fault("CAM-07", say.pictures, where);
            case NO_VLC -> new Fault("CAM-09", "camera.fault.no_vlc", where);
            case ENDED -> new Fault("CAM-08", say.ended, where);
            case UNREACHABLE, NONE -> new Fault("CAM-02", say.unreachable, where);
        };
    }
}
