package eu.sargs.app;

import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import eu.sargs.sighting.Coverage;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
    private Pin subscription = () -> {};

    CoverageRecorder(LiveCameras cameras, Coverage coverage, InstantSource clock) {
        this.cameras = cameras;
        this.coverage = coverage;
        this.clock = clock;
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
        writer.execute(() -> {
            try {
                if (sees) {
                    coverage.seesAgain(health.camera(), clock.instant());
                } else {
                    coverage.wentBlind(
                            health.camera(), health.since(), health.cause().name());
                }
            } catch (RuntimeException e) {
                LOG.error("The sight of {} was not recorded", health.camera(), e);
            }
        });
    }

    @Override
    public void close() {
        subscription.close();
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Stopped before every change of sight was recorded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
