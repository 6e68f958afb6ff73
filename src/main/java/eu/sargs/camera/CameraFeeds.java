package eu.sargs.camera;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Makes feeds. */
public final class CameraFeeds {
    private CameraFeeds() {}

    /**
     * A feed decoded by FFmpeg or, where its camera says so, by VLC: RTSP over TCP or UDP, HTTP, files at their own
     * rate, capture devices (FFmpeg only). Not started.
     *
     * @param clock for health and shown times
     * @param random for the jitter of reconnecting
     */
    public static CameraFeed decoding(Camera camera, InstantSource clock, RandomGenerator random) {
        return new DecodingFeed(camera, clock, random);
    }

    /**
     * The running feeds of a book's cameras, following its changes.
     *
     * @param feeds makes a camera's feed, not started; {@link #decoding} but for tests
     */
    public static LiveCameras following(Cameras book, Function<Camera, CameraFeed> feeds) {
        return new BookFeeds(book, feeds);
    }
}
