package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraId;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MotionGateTest {
    private static final CameraId CAMERA = new CameraId("KRA-01");
    private final MotionGate gate = new MotionGate();
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void staysShutForGrainAndSlowLight() {
        gate.moving(road(90, 6));
        for (int i = 0; i < 60; i++) {
            assertThat(gate.moving(road(90 + i / 10, 6))).isEmpty();
        }
    }

    @Test
    void opensWhereAVehicleComes() {
        for (int i = 0; i < 5; i++) {
            gate.moving(road(90, 4));
        }
        Optional<Quad.Box> box = gate.moving(road(90, 4).filled(120, 60, 60, 50, 200));
        assertThat(box).isPresent();
        assertThat(box.get().x()).isBetween(96.0, 120.0);
        assertThat(box.get().right()).isBetween(180.0, 204.0);
        assertThat(box.get().y()).isBetween(36.0, 60.0);
        assertThat(box.get().bottom()).isBetween(110.0, 134.0);
    }

    @Test
    void forgetsWhatStaysInTime() {
        gate.moving(road(90, 0));
        for (int i = 0; i < 400; i++) {
            gate.moving(road(90, 0).filled(120, 60, 60, 50, 140));
        }
        assertThat(gate.moving(road(90, 0).filled(120, 60, 60, 50, 140))).isEmpty();
    }

    private PlainFrame road(int grey, int grain) {
        PlainFrame frame = new PlainFrame(CAMERA, 0, Instant.EPOCH);
        for (int i = 0; i < frame.luma.capacity(); i++) {
            frame.luma.put(i, (byte) (grey + (grain == 0 ? 0 : random.nextInt(-grain, grain + 1))));
        }
        return frame;
    }
}
