package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestTest {
    private static final long MILLI = 1_000_000;

    /** Near the place where such a clock goes over into the negative. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5 * MILLI);

    private final Rest rest = new Rest(now::get);

    @Test
    void nobodyRestsWhereFewEventsCome() {
        rest.committed(Rest.MANY - 1);
        rest.worked(50 * MILLI);
        rest.begin();
        assertThat(rest.left()).isZero();
    }

    @Test
    void restsFifteenTimesAsLongAsItWorkedDuringACatchUp() {
        rest.committed(Rest.MANY);
        rest.worked(4 * MILLI);
        rest.worked(6 * MILLI);
        assertThat(rest.left()).as("until each table has had its stride").isZero();
        rest.begin();
        assertThat(rest.left()).isEqualTo(Duration.ofMillis(150));
        now.addAndGet(100 * MILLI);
        assertThat(rest.left()).isEqualTo(Duration.ofMillis(50));
        rest.begin();
        assertThat(rest.left()).as("rests once for what it worked").isEqualTo(Duration.ofMillis(50));
        now.addAndGet(50 * MILLI);
        assertThat(rest.left()).isZero();
    }

    @Test
    void goesOnSoonAfterTheCatchUpIsOver() {
        rest.committed(Rest.MANY);
        rest.worked(10_000 * MILLI);
        rest.begin();
        assertThat(rest.left()).isEqualTo(Duration.ofMillis(300));
        now.addAndGet(200 * MILLI);
        rest.committed(Rest.MANY);
        assertThat(rest.left()).isEqualTo(Duration.ofMillis(300));
        now.addAndGet(300 * MILLI);
        assertThat(rest.left()).isZero();
    }

    @Test
    void neverRestsLongerThanASecond() {
        rest.committed(Rest.MANY);
        rest.worked(10_000 * MILLI);
        rest.begin();
        for (int i = 0; i < 10; i++) {
            now.addAndGet(100 * MILLI);
            rest.committed(Rest.MANY);
        }
        assertThat(rest.left()).isZero();
    }
}
