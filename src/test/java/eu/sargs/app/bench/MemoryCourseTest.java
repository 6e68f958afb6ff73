package eu.sargs.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MemoryCourseTest {
    @Test
    void fitsALineThroughWhatHasSettled() {
        MemoryCourse course = new MemoryCourse();
        course.add(30, 100); // still starting: not part of the slope
        course.add(60, 500);
        for (int second = 120; second <= 600; second += 30) {
            course.add(second, 700 + 0.02 * second);
        }
        assertThat(course.growth(600)).isCloseTo(12, within(1e-6));
        assertThat(course.most()).isCloseTo(712, within(1e-6));
    }

    @Test
    void saysNothingOfAShortRun() {
        MemoryCourse course = new MemoryCourse();
        course.add(30, 100);
        course.add(150, 101);
        course.add(180, 102);
        assertThat(course.growth(600)).isNaN();
    }
}
