package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.CameraHealth.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthLogicTest {
    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
    private static final Duration QUICK = Duration.ofMillis(40);

    private final HealthLogic logic = new HealthLogic(new CameraId("KRA-05"), START);
    private Instant now = START;
    private long print;

    @Test
    void connectsThenLives() {
        assertThat(state()).isEqualTo(State.CONNECTING);
        logic.connected(now, 15);
        assertThat(state()).isEqualTo(State.CONNECTING);
        film(1, 15);
        assertThat(health().state()).isEqualTo(State.LIVE);
        assertThat(health().cause()).isEqualTo(Cause.NONE);
    }

    @Test
    void freezesFiveSecondsAfterTheLastPacketAndSaysSinceWhen() {
        live();
        Instant last = now;
        pass(Duration.ofMillis(4900));
        assertThat(state()).isEqualTo(State.LIVE);
        pass(Duration.ofMillis(200));
        assertThat(state()).isEqualTo(State.FROZEN);
        assertThat(health().cause()).isEqualTo(Cause.NO_PACKETS);
        assertThat(health().since()).isEqualTo(last);
        assertThat(health().trusted()).isFalse();
    }

    @Test
    void freezesWhenTheSamePictureComesForTenSeconds() {
        live();
        Instant last = now;
        for (int i = 0; i < 15 * 9; i++) {
            samePicture();
        }
        assertThat(state()).isEqualTo(State.LIVE);
        for (int i = 0; i < 20; i++) {
            samePicture();
        }
        assertThat(state()).isEqualTo(State.FROZEN);
        assertThat(health().cause()).isEqualTo(Cause.SAME_PICTURE);
        assertThat(health().since()).isEqualTo(last);
        film(1, 15);
        assertThat(state()).isEqualTo(State.LIVE);
    }

    @Test
    void degradesWhenTheRateFallsAndSaysHowFar() {
        live();
        film(6, 9);
        assertThat(state()).isEqualTo(State.DEGRADED);
        assertThat(health().cause()).isEqualTo(Cause.SLOW);
        assertThat(health().fps()).isBetween(8.5, 9.5);
        assertThat(health().expectedFps()).isEqualTo(15);
        film(6, 15);
        assertThat(state()).isEqualTo(State.LIVE);
    }

    @Test
    void learnsTheRateOfAStreamThatAnnouncesNone() {
        logic.connected(now, 0);
        film(8, 20);
        assertThat(health().expectedFps()).isBetween(19.5, 20.5);
        film(6, 10);
        assertThat(health().cause()).isEqualTo(Cause.SLOW);
    }

    @Test
    void degradesOnDecodeErrorsAndRecoversWhenTheyStop() {
        live();
        for (int i = 0; i < 3; i++) {
            logic.decodeError(now);
        }
        assertThat(health().cause()).isEqualTo(Cause.DECODE_ERRORS);
        assertThat(state()).isEqualTo(State.DEGRADED);
        film(11, 15);
        assertThat(state()).isEqualTo(State.LIVE);
    }

    @Test
    void freezesWhenPacketsComeAndNoneDecodes() {
        live();
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofMillis(100));
            logic.packet(now);
            logic.decodeError(now);
        }
        assertThat(state()).isEqualTo(State.FROZEN);
        assertThat(health().cause()).isEqualTo(Cause.DECODE_ERRORS);
    }

    @Test
    void isBlindWhenPicturesShowNothing() {
        live();
        for (int i = 0; i < 15 * 6; i++) {
            pass(Duration.ofMillis(66));
            logic.packet(now);
            logic.picture(now, new PictureSigns(++print, 5), QUICK);
        }
        assertThat(state()).isEqualTo(State.BLIND);
        assertThat(health().cause()).isEqualTo(Cause.DARK_OR_COVERED);
        assertThat(health().trusted()).isTrue();
        film(1, 15);
        assertThat(state()).isEqualTo(State.LIVE);
    }

    @Test
    void freezesAtOnceWhenTheConnectionIsLostAndCountsTheAttempts() {
        live();
        Instant last = now;
        pass(Duration.ofSeconds(1));
        logic.failed(Cause.ENDED, 3, now.plusSeconds(20));
        CameraHealth health = health();
        assertThat(health.state()).isEqualTo(State.FROZEN);
        assertThat(health.since()).isEqualTo(last);
        assertThat(health.attempt()).isEqualTo(3);
        assertThat(health.nextAttempt()).contains(now.plusSeconds(20));
        logic.attempting();
        assertThat(health().nextAttempt()).isEmpty();
        logic.connected(now, 15);
        assertThat(state()).as("connected, but still the old picture").isEqualTo(State.FROZEN);
        film(1, 15);
        assertThat(state()).isEqualTo(State.LIVE);
        assertThat(health().attempt()).isZero();
    }

    @Test
    void isOfflineWhenItNeverCame() {
        logic.failed(Cause.UNAUTHORISED, 1, now.plusSeconds(1));
        assertThat(state()).isEqualTo(State.OFFLINE);
        assertThat(health().cause()).isEqualTo(Cause.UNAUTHORISED);
        logic.connected(now, 15);
        assertThat(state()).isEqualTo(State.OFFLINE);
        film(1, 15);
        assertThat(state()).isEqualTo(State.LIVE);
    }

    @Test
    void degradesWhenTheDelayGrows() {
        live();
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofMillis(66));
            logic.packet(now);
            logic.picture(now, new PictureSigns(++print, 100), Duration.ofSeconds(3));
        }
        assertThat(health().cause()).isEqualTo(Cause.SLOW);
        assertThat(health().delay()).isGreaterThan(Duration.ofSeconds(2));
    }

    private void live() {
        logic.connected(now, 15);
        film(7, 15);
        assertThat(state()).isEqualTo(State.LIVE);
    }

    private void film(int seconds, int fps) {
        for (int i = 0; i < seconds * fps; i++) {
            pass(Duration.ofNanos(1_000_000_000L / fps));
            logic.packet(now);
            logic.picture(now, new PictureSigns(++print, 100), QUICK);
            logic.at(now);
        }
    }

    private void samePicture() {
        pass(Duration.ofMillis(66));
        logic.packet(now);
        logic.picture(now, new PictureSigns(print, 100), QUICK);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private State state() {
        return health().state();
    }

    private CameraHealth health() {
        return logic.at(now);
    }
}
