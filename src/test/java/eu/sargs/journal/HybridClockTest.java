package eu.sargs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HybridClockTest {
    private Instant wall = Instant.ofEpochMilli(1_000_000);
    private final HybridClock clock = new HybridClock(() -> wall, new HybridTime(0, 0));

    @Test
    void followsTheWallClockAndCountsWithinAMillisecond() {
        assertThat(clock.now()).isEqualTo(new HybridTime(1_000_000, 0));
        assertThat(clock.now()).isEqualTo(new HybridTime(1_000_000, 1));
        wall = wall.plusMillis(5);
        assertThat(clock.now()).isEqualTo(new HybridTime(1_000_005, 0));
    }

    @Test
    void neverGoesBackWhenTheWallClockDoes() {
        HybridTime before = clock.now();
        wall = wall.minus(Duration.ofMinutes(10));
        assertThat(clock.now()).isGreaterThan(before);
        assertThat(clock.ahead()).isEqualTo(Duration.ofMinutes(10));
        wall = wall.plus(Duration.ofMinutes(11));
        assertThat(clock.now()).isEqualTo(new HybridTime(1_060_000, 0));
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void goesOnAfterWhatWasWrittenBefore() {
        HybridClock restarted = new HybridClock(() -> wall, new HybridTime(1_000_000, 41));
        assertThat(restarted.now()).isEqualTo(new HybridTime(1_000_000, 42));
    }

    @Test
    void goesAfterATimeFromElsewhereUnlessItIsFarAhead() {
        assertThat(clock.observe(new HybridTime(1_300_000, 9))).isTrue();
        assertThat(clock.now()).isEqualTo(new HybridTime(1_300_000, 10));
        assertThat(clock.observe(new HybridTime(1_300_001, 0))).isFalse();
        assertThat(clock.now()).isEqualTo(new HybridTime(1_300_000, 11));
    }

    @Test
    void countsOnBeyondItsLastNumber() {
        HybridClock full = new HybridClock(() -> wall, new HybridTime(1_000_000, Integer.MAX_VALUE));
        assertThat(full.now()).isEqualTo(new HybridTime(1_000_001, 0));
    }
}
