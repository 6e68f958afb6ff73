package eu.sargs.app;

import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import eu.sargs.sighting.Coverage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps for each camera when it saw nothing: a journal event when its picture stops being true, another when it is again. */
final class CoverageRecorder implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(CoverageRecorder.class);

    private final LiveCameras cameras;
    private final Coverage coverage;
    private final InstantSource clock;
    // One thread, so that a camera's going and coming back are written in their order.
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Threads.computing("app/coverage"));
    private final Map<CameraId, Boolean> seeing = new HashMap<>();
    private final UntilItHolds insistence = new UntilItHolds("A camera's sight");
    private Pin subscription = () -> {};

    CoverageRecorder(LiveCameras cameras, Coverage coverage, InstantSource clock) {
        this.cameras = cameras;
        this.coverage = coverage;
        this.clock = clock;
    }

    /** Told each time a change of sight could not be written and waits. */
    Pin onTrouble(Consumer<Fault> listener) {
        return insistence.onTrouble(listener);
    }

    @Override
    public void start() {
        subscription = cameras.onHealth(this::take);
    }

    private void take(CameraHealth health) {
        if (health.state() == CameraHealth.State.CONNECTING) {
            return; // knows nothing yet
        }
        boolean sees = health.state() == CameraHealth.State.LIVE || health.state() == CameraHealth.State.DEGRADED;
        synchronized (seeing) {
            Boolean before = seeing.put(health.camera(), sees);
            if (before != null && before == sees) {
                return;
            }
        }
        Instant at = sees ? clock.instant() : health.since();
        writer.execute(() -> record(health, sees, at));
    }

    private void record(CameraHealth health, boolean sees, Instant at) {
        try {
            insistence.write(() -> {
                if (sees) {
                    coverage.seesAgain(health.camera(), at);
                } else {
                    coverage.wentBlind(health.camera(), at, health.cause().name());
                }
            });
        } catch (InterruptedException e) {
            LOG.warn("Stopped before a change of sight of {} was recorded", health.camera());
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        subscription.close();
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Stopped before every change of sight was recorded");
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
