package eu.sargs.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatchBenchTest {
    @Test
    void measuresReadsAndChangesOfAListAndThatTheyCount() {
        try (MatchBench bench = new MatchBench(500, 50, 1_000, (key, number) -> {})) {
            List<Result> results = bench.run(); // throws where a change did not count at once
            assertThat(results)
                    .extracting(Result::metric)
                    .contains("reads/s, one thread", "p99 of a match", "added counts, slowest");
            assertThat(results)
                    .filteredOn(result -> result.peer().isPresent())
                    .allSatisfy(result -> assertThat(result.value()).isPositive());
        }
    }
}
