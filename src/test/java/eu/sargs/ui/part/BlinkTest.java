package eu.sargs.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.AlertId;
import eu.sargs.ui.Kraslava;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlinkTest {
    @Test
    void blinksAHighAlarmOnceASecondForHalfAMinuteThenFiveSecondsAMinute() {
        assertThat(Blink.dim(Priority.HIGH, Duration.ofMillis(400))).isFalse();
        assertThat(Blink.dim(Priority.HIGH, Duration.ofMillis(600))).isTrue();
        assertThat(Blink.dim(Priority.HIGH, Duration.ofMillis(29_600))).isTrue();
        assertThat(Blink.dim(Priority.HIGH, Duration.ofMillis(30_600))).isFalse();
        assertThat(Blink.dim(Priority.HIGH, Duration.ofMillis(61_600))).isTrue();
        assertThat(Blink.dim(Priority.HIGH, Duration.ofMillis(65_600))).isFalse();
    }

    @Test
    void blinksAMediumAlarmTenSecondsAndALowOneNever() {
        assertThat(Blink.dim(Priority.MEDIUM, Duration.ofMillis(1_500))).isTrue();
        assertThat(Blink.dim(Priority.MEDIUM, Duration.ofMillis(11_500))).isFalse();
        assertThat(Blink.dim(Priority.LOW, Duration.ofMillis(600))).isFalse();
    }

    @Test
    void blinksOnlyTheMostUrgentAndNothingOnAStillScreen() {
        Kraslava night = Kraslava.night();
        var half = Kraslava.NOW.minusSeconds(42).plusMillis(600);
        assertThat(Blink.dimmed(night.alerts.open(), half, false)).contains(new AlertId("%064x".formatted(1)));
        assertThat(Blink.dimmed(night.alerts.open(), half, true)).isEmpty();
    }
}
