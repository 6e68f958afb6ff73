package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MS = 1_000_000L;

    @Test
    void playsARecordingAtItsOwnRate() {
        Pace pace = new Pace(true, 10);
        assertThat(pace.untilDue(0, 1000 * MS)).isZero();
        assertThat(pace.untilDue(0.1, 1030 * MS)).isEqualTo(70 * MS);
        assertThat(pace.untilDue(0.2, 1250 * MS)).isZero();
        assertThat(pace.untilDue(0.3, 1250 * MS)).isEqualTo(50 * MS);
    }

    @Test
    void usesTheAnnouncedRateWhereARecordingHasNoTimes() {
        Pace pace = new Pace(true, 20);
        pace.untilDue(Double.NaN, 1000 * MS);
        assertThat(pace.untilDue(Double.NaN, 1000 * MS)).isEqualTo(50 * MS);
    }

    @Test
    void doesNotRaceAfterALongStop() {
        Pace pace = new Pace(true, 10);
        pace.untilDue(0, 1000 * MS);
        assertThat(pace.untilDue(0.1, 60_000 * MS)).isZero();
        assertThat(pace.untilDue(0.2, 60_000 * MS)).isEqualTo(100 * MS);
    }

    @Test
    void measuresHowFarALiveStreamFallsBehindItsBest() {
        Pace pace = new Pace(false, 15);
        assertThat(pace.lag(10.0, 1000 * MS)).isZero();
        assertThat(pace.lag(10.1, 1050 * MS)).isZero();
        assertThat(pace.lag(10.2, 1250 * MS)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void forgetsTheBestWhenTheStreamsClockJumps() {
        Pace pace = new Pace(false, 15);
        pace.lag(1000, 1000 * MS);
        assertThat(pace.lag(3, 1066 * MS)).isZero();
        assertThat(pace.lag(3.066, 1200 * MS)).isPositive();
    }

    @Test
    void skipsFromAnEdgeToANearerOne() {
        Pace pace = new Pace(false, 15);
        assertThat(pace.catchUp(Duration.ofMillis(1400))).isFalse();
        assertThat(pace.catchUp(Duration.ofMillis(1600))).isTrue();
        assertThat(pace.catchUp(Duration.ofMillis(800))).isTrue();
        assertThat(pace.catchUp(Duration.ofMillis(300))).isFalse();
    }

    @Test
    void doesNotTakeADriftingClockForDelay() {
        Pace pace = new Pace(false, 15);
        Duration worst = Duration.ZERO;
        // 200 ppm slow for an hour: 0.72 s in sum.
        for (int second = 0; second < 3600; second++) {
            Duration lag = pace.lag(second, (long) (second * 1000.2 * MS));
            worst = lag.compareTo(worst) > 0 ? lag : worst;
        }
        assertThat(worst).isLessThan(Duration.ofMillis(150));
    }
}
