package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingPaceTest {
    private static final List<CameraId> NONE = List.of();
    private static final List<CameraId> ONE = List.of(new CameraId("KRA-01"));
    private static final List<CameraId> OTHER = List.of(new CameraId("KRA-02"));

    private final ReadingPace pace = new ReadingPace();

    @Test
    void aCrowdedMomentIsNoTrouble() {
        assertThat(period(ReadingPace.TOO_MANY - 1, ONE)).isZero();
        assertThat(period(ReadingPace.TOO_MANY - 1, ONE)).isZero();
    }

    @Test
    void oneBadHalfMinuteIsNoTroubleYet() {
        assertThat(period(ReadingPace.TOO_MANY, ONE)).isZero();
        assertThat(period(0, ONE)).isZero();
        assertThat(period(ReadingPace.TOO_MANY, ONE)).isZero();
        assertThat(period(ReadingPace.TOO_MANY, ONE)).isEqualTo(1);
    }

    @Test
    void lateSecondsAtAnyCamerasCountTogether() {
        period(ReadingPace.TOO_MANY, ONE);
        for (int i = 0; i < ReadingPace.TOO_MANY / 2; i++) {
            pace.second(ONE);
            pace.second(OTHER);
        }
        assertThat(seconds(ReadingPace.PERIOD - ReadingPace.TOO_MANY, NONE)).isEqualTo(2);
    }

    @Test
    void aQuieterWhileIsNotYetTheEndOfIt() {
        period(ReadingPace.TOO_MANY, ONE);
        assertThat(period(ReadingPace.TOO_MANY, ONE)).isEqualTo(1);
        assertThat(period(ReadingPace.FEW + 1, OTHER)).isEqualTo(1);
        assertThat(period(ReadingPace.FEW, ONE)).isZero();
        assertThat(period(ReadingPace.TOO_MANY - 1, ONE)).isZero();
    }

    /** @return what is said at its end */
    private int period(int late, List<CameraId> where) {
        seconds(late, where);
        return seconds(ReadingPace.PERIOD - late, NONE);
    }

    private int seconds(int count, List<CameraId> where) {
        int behind = 0;
        for (int i = 0; i < count; i++) {
            behind = pace.second(where);
        }
        return behind;
    }
}
