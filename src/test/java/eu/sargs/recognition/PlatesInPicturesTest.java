package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.sargs.app.bench.RecognitionBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlatesInPicturesTest {
    private static final Path PICTURES = Path.of("../shared/plates/eu108");

    @Test
    void readsAtLeast88OfAHundredEuropeanPlates() throws IOException {
        assumeTrue(Files.isDirectory(PICTURES), PICTURES + " is not here: accuracy was not measured");
        try (PictureReader reader = PictureReader.standard()) {
            List<RecognitionBench.Line> lines = RecognitionBench.run(PICTURES, reader, outcome -> {});
            lines.forEach(line -> System.out.println(line.set() + " " + line.metric() + " " + line.value()));
            assertThat(value(lines, "lenient %")).isGreaterThanOrEqualTo(88);
            assertThat(value(lines, "precision %")).isGreaterThanOrEqualTo(85);
        }
    }

    private static double value(List<RecognitionBench.Line> lines, String metric) {
        return lines.stream()
                .filter(line -> line.metric().equals(metric))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
