package eu.sargs.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The benchmark itself: two processes, TLS, a catch-up. Says nothing of how fast a busy machine is. */
class SyncBenchIT {
    @Test
    void aStationInAProcessOfItsOwnCatchesUpAnothersSightingsWhileHitsCome() {
        List<Result> results;
        try (SyncBench bench = new SyncBench(20_000, (key, number) -> {})) {
            results = bench.run();
        }
        Map<String, Double> figures =
                results.stream().collect(Collectors.toMap(Result::metric, Result::value, (first, second) -> first));
        assertThat(figures)
                .containsKeys(
                        "append events/s",
                        "journal events/s",
                        "searchable events/s",
                        "bytes/event",
                        "hit p95 ms",
                        "rss MB");
        assertThat(figures.get("searchable events/s")).isPositive();
        assertThat(figures.get("bytes/event")).isBetween(60.0, 100.0);
    }
}
