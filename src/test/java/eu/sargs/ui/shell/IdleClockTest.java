package eu.sargs.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdleClockTest {
    private Instant now = Instant.parse("2026-11-23T02:00:00Z");
    private final IdleClock idle = new IdleClock(() -> now);

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void countsFromTheLastKey() {
        pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(idle.idleFor(10)).isFalse();
        idle.stir();
        pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(idle.idleFor(10)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(idle.idleFor(10)).isTrue();
        assertThat(idle.idleFor(11)).isFalse();
        assertThat(idle.idleFor(0)).as("never").isFalse();
    }

    @Test
    void countsAnewWhereTheClockWasSetBack() {
        pass(Duration.ofHours(-3));
        assertThat(idle.idleFor(10)).isFalse();
        pass(Duration.ofMinutes(10));
        assertThat(idle.idleFor(10)).isTrue();
    }
}
