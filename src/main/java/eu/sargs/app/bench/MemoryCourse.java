package eu.sargs.app.bench;

import java.util.ArrayList;
import java.util.List;

/** Memory over time. */
final class MemoryCourse {
    /** Before this the caches fill, code is compiled and the heap finds its size. */
    static final double SETTLED_SECONDS = 120;

    private record Sample(double second, double megabytes) {}

    private final List<Sample> samples = new ArrayList<>();

    void add(double second, double megabytes) {
        samples.add(new Sample(second, megabytes));
    }

    double most() {
        return samples.stream().mapToDouble(Sample::megabytes).max().orElse(Double.NaN);
    }

    /** Slope of the line that fits the settled samples best, times some seconds; not a number where there are fewer than three. */
    double growth(double seconds) {
        List<Sample> settled = samples.stream()
                .filter(sample -> sample.second() >= SETTLED_SECONDS)
                .toList();
        if (settled.size() < 3) {
            return Double.NaN;
        }
        double middle = settled.stream().mapToDouble(Sample::second).average().orElseThrow();
        double level = settled.stream().mapToDouble(Sample::megabytes).average().orElseThrow();
        double together = 0;
        double spread = 0;
        for (Sample sample : settled) {
            together += (sample.second() - middle) * (sample.megabytes() - level);
            spread += (sample.second() - middle) * (sample.second() - middle);
        }
        return together / spread * seconds;
    }
}
