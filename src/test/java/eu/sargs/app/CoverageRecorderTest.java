package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraFeed;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.CameraHealth.State;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CoverageRecorderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:31:25Z");
    private static final CameraId CAMERA = new CameraId("UTE-03");

    private final Listeners<CameraHealth> health = new Listeners<>();
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();

    private final LiveCameras cameras = new LiveCameras() {
        @Override
        public List<CameraFeed> feeds() {
            return List.of();
        }

        @Override
        public Optional<CameraFeed> feed(CameraId id) {
            return Optional.empty();
        }

        @Override
        public Pin onChange(Consumer<List<CameraFeed>> listener) {
            return () -> {};
        }

        @Override
        public Pin onHealth(Consumer<CameraHealth> listener) {
            return health.add(listener);
        }

        @Override
        public Pin onFrame(Consumer<Frame> listener) {
            return () -> {};
        }

        @Override
        public void start() {}

        @Override
        public void close() {}
    };

    private final Coverage coverage = new Coverage() {
        @Override
        public void wentBlind(CameraId camera, Instant since, String cause) {
            if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new Fault("JRN-01", "journal.fault.write");
            }
            written.add("blind " + since + " " + cause);
        }

        @Override
        public void seesAgain(CameraId camera, Instant at) {
            written.add("sees " + at);
        }

        @Override
        public List<Blind> periods(CameraId camera, Instant from, Instant to) {
            return List.of();
        }
    };

    @Test
    void keepsAChangeOfSightThatCannotBeWrittenUntilItCanAndInOrder() throws Exception {
        BlockingQueue<String> troubles = new LinkedBlockingQueue<>();
        refusals.set(1);
        try (CoverageRecorder recorder = new CoverageRecorder(cameras, coverage, InstantSource.fixed(NOW))) {
            recorder.onTrouble(fault -> troubles.add(fault.code()));
            recorder.start();
            health.tell(health(State.CONNECTING, Cause.NONE, NOW));
            health.tell(health(State.FROZEN, Cause.NO_PACKETS, NOW.minusSeconds(5)));
            health.tell(health(State.FROZEN, Cause.NO_PACKETS, NOW.minusSeconds(5)));
            health.tell(health(State.LIVE, Cause.NONE, NOW));
            assertThat(troubles.poll(10, TimeUnit.SECONDS)).isEqualTo("JRN-01");
            assertThat(written.poll(10, TimeUnit.SECONDS)).isEqualTo("blind 2026-11-22T02:31:20Z NO_PACKETS");
            assertThat(written.poll(10, TimeUnit.SECONDS)).isEqualTo("sees 2026-11-22T02:31:25Z");
        }
        assertThat(written).isEmpty();
    }

    private static CameraHealth health(State state, Cause cause, Instant since) {
        return new CameraHealth(
                CAMERA, state, since, cause, 15, 15, Duration.ZERO, 0, Optional.empty(), Optional.of(since));
    }
}
