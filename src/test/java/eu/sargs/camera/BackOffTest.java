package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void doublesUpToThirtySecondsWithJitterBelow() {
        BackOff backOff = new BackOff(new Random(7));
        long[] whole = {1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000};
        for (long most : whole) {
            assertThat(backOff.next()).isBetween(Duration.ofMillis(most * 2 / 3 - 1), Duration.ofMillis(most));
        }
        assertThat(backOff.attempts()).isEqualTo(whole.length);
    }

    @Test
    void beginsAnewAfterSuccess() {
        BackOff backOff = new BackOff(new Random(7));
        backOff.next();
        backOff.next();
        backOff.succeeded();
        assertThat(backOff.attempts()).isZero();
        assertThat(backOff.next()).isLessThanOrEqualTo(BackOff.FIRST);
    }

    @Test
    void camerasLostTogetherComeBackApart() {
        assertThat(new BackOff(new Random(1)).next()).isNotEqualTo(new BackOff(new Random(2)).next());
    }
}
