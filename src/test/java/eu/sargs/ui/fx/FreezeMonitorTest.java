package eu.sargs.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FreezeMonitorTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Deque<Runnable> fx = new ArrayDeque<>();
    private final FreezeMonitor monitor =
            new FreezeMonitor(() -> Instant.ofEpochSecond(7, nanos.get()), nanos::get, fx::add);

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
    void knocksOnceAtATimeAndForgetsQuickAnswers() {
        monitor.knock();
        monitor.knock();
        assertThat(fx).hasSize(1);
        nanos.addAndGet(90_000_000);
        fx.remove().run();
        assertThat(monitor.freezes()).isEmpty();
    }
}
