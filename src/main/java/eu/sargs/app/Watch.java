package eu.sargs.app;

import eu.sargs.camera.CameraFeeds;
import eu.sargs.camera.Decoder;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Services;
import eu.sargs.recognition.Recognition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A station on watch: its cameras live, plates read, sightings written, blind times kept. */
public final class Watch implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Station station;
    private final Services services = new Services();
    private final LiveCameras cameras;
    private final Recognition reads;
    private final Pipeline pipeline;
    private final CoverageRecorder coverage;

    public Watch(Station station) {
        this.station = station;
        loadDecoder();
        RandomGenerator random = RandomGenerator.getDefault();
        cameras = CameraFeeds.following(
                station.cameras(), camera -> CameraFeeds.decoding(camera, station.clock(), random));
        reads = Recognition.of(cameras, station.settings().now().recognitionThreads(), station.clock());
        pipeline = new Pipeline(station.settings().now().station(), reads, station.pictures(), station.sightingBook());
        coverage = new CoverageRecorder(cameras, station.coverage(), station.clock());
    }

    /** Before the wall paints and cameras decode, each on threads of their own. */
    private static void loadDecoder() {
        try {
            Decoder.load();
        } catch (LinkageError e) {
            LOG.error("The video decoder cannot be loaded: no camera will be seen", e);
        }
    }

    /** Running from {@link #start} to {@link #close}; may be listened to before. */
    public LiveCameras cameras() {
        return cameras;
    }

    /** Told each time something could not be written and waits: a sighting, an alert, a camera's blind time. */
    public Pin onTrouble(Consumer<Fault> listener) {
        return Pin.all(pipeline.onTrouble(listener), coverage.onTrouble(listener), station.onTrouble(listener));
    }

    /** Told what to say when plates can no longer be read as fast as vehicles pass; nothing when reading has caught up. */
    public Pin onBehind(Consumer<Optional<Fault>> listener) {
        return reads.onBehind(listener);
    }

    public Station station() {
        return station;
    }

    /** From the journal's end to the cameras, so that nobody speaks before somebody listens. */
    @Override
    public void start() {
        services.start(pipeline);
        services.start(reads);
        services.start(coverage);
        services.start(cameras);
    }

    @Override
    public void close() {
        services.close();
    }
}
