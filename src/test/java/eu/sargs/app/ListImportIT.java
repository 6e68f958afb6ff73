package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.app.bench.ImportBench;
import eu.sargs.app.bench.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A list of 100,000 lines, as an agency sends it. */
class ListImportIT {
    /** Asked for are 10 seconds on a machine that does nothing else; here others may build beside it. */
    private static final double SECONDS = 60;

    @Test
    void aHundredThousandLinesAreTakenWhileAnOfficerWaits() {
        try (ImportBench bench = new ImportBench(100_000, (key, arguments) -> {})) {
            List<Result> results = bench.run();
            results.forEach(result -> System.out.println(result.asLine()));
            assertThat(results)
                    .filteredOn(result -> result.metric().endsWith(" s"))
                    .hasSize(4)
                    .allSatisfy(result -> assertThat(result.value()).isBetween(0.0, SECONDS));
        }
    }
}
