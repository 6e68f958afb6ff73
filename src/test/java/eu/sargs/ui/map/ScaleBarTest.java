package eu.sargs.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.sargs.ui.map.ScaleBar.Measure;
import org.junit.jupiter.api.Test;

class ScaleBarTest {
    @Test
    void takesTheLongestRoundDistanceThatFits() {
        assertThat(Measure.fitting(100, 140)).isEqualTo(new Measure(10_000, 100));
        assertThat(Measure.fitting(171, 140).metres()).isEqualTo(20_000);
        assertThat(Measure.fitting(5.3, 140).metres()).isEqualTo(500);
        assertThat(Measure.fitting(5.3, 140).pixels()).isEqualTo(94.3, within(0.1));
    }

    @Test
    void neverGrowsTooLong() {
        for (double metres = 0.5; metres < 2000; metres *= 1.17) {
            assertThat(Measure.fitting(metres, 140).pixels()).isBetween(55.0, 140.0);
        }
    }
}
