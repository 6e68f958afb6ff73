package eu.sargs.recognition;

import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.ClipReader;
import eu.sargs.camera.Frame;
import eu.sargs.plate.CountryFormats;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the passages of a recorded video or of a stream for as long as it runs: the same gate, looks and tracks as for
 * live cameras, but no frame that is due is left out. One thread at a time; owns native memory until closed.
 */
public final class VideoReader implements AutoCloseable {
    private static final CameraId CAMERA = new CameraId("FILE");

    /**
     * @param width pixels of its frames
     * @param frames decoded
     * @param looked of which looked at
     * @param damaged pictures and packets that could not be decoded
     * @param cutShort whether it ended before the length it announced
     */
    public record VideoEnd(int width, int height, long frames, long looked, long damaged, boolean cutShort) {}

    /** Told of each passage when it is over. */
    @FunctionalInterface
    public interface PassageListener {
        /** Width and height are those of the video's frames, in pixels. */
        void passed(Passage passage, int width, int height);
    }

    private final PlateSpotter spotter;

    /** With the models that Sargs brings. @throws eu.sargs.platform.Fault REC-01 when they are missing or damaged */
    public static VideoReader standard() {
        return new VideoReader(Recognition.standardSpotter());
    }

    VideoReader(PlateSpotter spotter) {
        this.spotter = spotter;
    }

    /**
     * Waits until the video ends or the thread is interrupted.
     *
     * @param start what counts as the time of its first frame; {@link Instant#EPOCH} makes a passage's times those in the video
     * @param passages told each passage when it is over, on this thread
     * @throws eu.sargs.platform.Fault CAM-01 to CAM-08 when it cannot be opened or decoded
     */
    public VideoEnd read(CameraAddress address, Instant start, PassageListener passages) {
        int[] size = new int[2];
        CameraWatch watch = new CameraWatch(CAMERA, CountryFormats.standard(), UUID::randomUUID, news -> {
            if (news instanceof PassageNews.Closed(Passage passage)) {
                passages.passed(passage, size[0], size[1]);
            }
        });
        long frames = 0;
        Instant last = start;
        try (ClipReader clip = ClipReader.open(address, CAMERA, start)) {
            for (Optional<Frame> next = clip.next(); next.isPresent(); next = clip.next()) {
                try (Frame frame = next.get()) {
                    size[0] = frame.width();
                    size[1] = frame.height();
                    last = frame.decodedAt();
                    frames++;
                    if (watch.offer(frame)) {
                        look(watch);
                    }
                    watch.pass(last);
                }
            }
            watch.pass(last.plus(Duration.ofMinutes(1)));
            return new VideoEnd(size[0], size[1], frames, watch.looks(), clip.damaged(), clip.cutShort());
        } finally {
            watch.end();
        }
    }

    private void look(CameraWatch watch) {
        watch.take().ifPresent(turn -> {
            try (Frame frame = turn.frame()) {
                watch.look(turn, spotter);
            } finally {
                watch.done();
            }
        });
    }

    @Override
    public void close() {
        spotter.close();
    }
}
