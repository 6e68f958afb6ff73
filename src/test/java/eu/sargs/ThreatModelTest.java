package eu.sargs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the threat model says is held by a test is held by one that is there. */
class ThreatModelTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");

    @Test
    void namesTestsThatAreThere() throws IOException {
        Set<String> named = TEST.matcher(Files.readString(Path.of("docs", "threat-model.md")))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(30);
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            Set<String> there = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            assertThat(there).containsAll(named);
        }
    }
}
