package eu.sargs.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waitsTwiceAsLongEachTimeUpToAMinuteAndNeverLessThanHalf() {
        Backoff backoff = new Backoff(new Random(3));
        long most = 1_000;
        for (int i = 0; i < 12; i++) {
            assertThat(backoff.failed().toMillis()).isBetween(most / 2, most);
            most = Math.min(60_000, most * 2);
        }
    }

    @Test
    void beginsAnewOnceItWorked() {
        Backoff backoff = new Backoff(new Random(3));
        backoff.failed();
        backoff.failed();

        backoff.worked();

        assertThat(backoff.failed().toMillis()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void stationsThatFailedTogetherDoNotComeBackTogether() {
        assertThat(new Backoff(new Random(1)).failed()).isNotEqualTo(new Backoff(new Random(2)).failed());
    }
}
