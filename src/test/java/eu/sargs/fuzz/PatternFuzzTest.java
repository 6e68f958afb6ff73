package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlatePattern;
import eu.sargs.plate.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody types to be looked for, or a list brings. */
class PatternFuzzTest {
    private static final List<Reading> READ = Stream.of("HO3817", "AAAAAAAAAAAAAAAA", "0O0O0O0O", "1234AB7", "ÄÖ1")
            .map(text -> Reading.certain(Plate.of(text), Country.of("LV")))
            .toList();

    @Test
    void parsesAndMatches() throws Exception {
        List<byte[]> corpus = Stream.of(
                        "HO-3817", "?B12*", "*123*", "ло 3817", "*A*A*A*A*A*A*", "0O8B1I", "KB 44 71", "????")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        new Fuzz("plate patterns").run(Fuzz.seed(), corpus, input -> {
            PlatePattern pattern = PlatePattern.parse(new String(input, StandardCharsets.UTF_8));
            assertThat(PlatePattern.parse(pattern.text())).as("its own text").isEqualTo(pattern);
            for (Reading reading : READ) {
                pattern.match(reading)
                        .ifPresent(match -> assertThat(match.score()).isBetween(0.0, 1.0));
            }
        });
    }
}
