package eu.sargs.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FreezeMonitorTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Deque<Runnable> fx = new ArrayDeque<>();
    private final List<String> warnings = new ArrayList<>();
    private final FreezeMonitor monitor =
            new FreezeMonitor(() -> Instant.ofEpochSecond(7, nanos.get()), nanos::get, fx::add, warnings::add);

    @Test
    void keepsAPulseThatTookLongerThanATenthOfASecond() {
        monitor.knock();
        nanos.addAndGet(150_000_000);
        monitor.knock();
        fx.remove().run();
        assertThat(monitor.freezes()).singleElement().satisfies(freeze -> {
            assertThat(freeze.length().toMillis()).isEqualTo(150);
            assertThat(freeze.at()).isEqualTo(Instant.ofEpochSecond(7));
        });
    }

    @Test
    void warnsOnceAMinuteAtTheMostAndSaysHowOften() {
        freeze(150);
        monitor.knock();
        assertThat(warnings).containsExactly("The screen stood still for 150 ms at not seen");
        fx.remove().run();
        freeze(110);
        freeze(170);
        freeze(120);
        monitor.knock();
        assertThat(warnings).hasSize(1);
        fx.remove().run();
        nanos.addAndGet(60_000_000_000L);
        monitor.knock();
        assertThat(warnings)
                .hasSize(2)
                .last()
                .isEqualTo(
                        "The screen stood still 3 times since the last such line, at the longest for 170 ms at not seen");
    }

    private void freeze(int millis) {
        monitor.knock();
        nanos.addAndGet(millis * 1_000_000L);
        fx.remove().run();
    }

    @Test
    void knocksOnceAtATimeAndForgetsQuickAnswers() {
        monitor.knock();
        monitor.knock();
        assertThat(fx).hasSize(1);
        nanos.addAndGet(90_000_000);
        fx.remove().run();
        assertThat(monitor.freezes()).isEmpty();
    }
}
