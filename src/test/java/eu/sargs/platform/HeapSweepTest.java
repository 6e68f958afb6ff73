package eu.sargs.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapSweepTest {
    private final AtomicLong gathered = new AtomicLong();
    private final AtomicInteger swept = new AtomicInteger();

    @Test
    void sweepsWhenMuchHasGatheredAndOnlyThen() {
        try (HeapSweep sweep = new HeapSweep(gathered::get, () -> {
            swept.incrementAndGet();
            gathered.set(0);
        })) {
            gathered.set(20L << 20);
            sweep.look();
            assertThat(swept).hasValue(0);
            gathered.set(30L << 20);
            sweep.look();
            sweep.look();
            assertThat(swept).hasValue(1);
        }
    }
}
