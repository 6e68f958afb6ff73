package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials that the build made, beside the libraries it put together. */
class SbomIT {
    private static final Path TARGET = Path.of("target");

    private static List<JsonNode> components() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(TARGET.resolve("sbom.json").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("sargs");
        List<JsonNode> components = new ArrayList<>();
        bill.path("components").forEach(components::add);
        return components;
    }

    @Test
    void namesEveryLibraryThatTheProgramStartsWith() throws IOException {
        List<String> named = components().stream()
                .map(one ->
                        one.path("name").asText() + "-" + one.path("version").asText())
                .toList();
        try (Stream<Path> libraries = Files.list(TARGET.resolve("lib"))) {
            List<String> unnamed = libraries
                    .map(library -> library.getFileName().toString())
                    .filter(library -> named.stream().noneMatch(library::startsWith))
                    .toList();
            assertThat(unnamed).isEmpty();
        }
        assertThat(named).anyMatch(name -> name.startsWith("h2-")).noneMatch(name -> name.startsWith("junit"));
    }

    @Test
    void saysWhereEachCameFromWhatItHoldsAndHowItIsLicensed() throws IOException {
        assertThat(components()).allSatisfy(one -> {
            assertThat(one.path("purl").asText()).startsWith("pkg:maven/");
            assertThat(one.path("hashes").findValuesAsText("alg")).contains("SHA-256");
            assertThat(one.path("licenses")).as(one.path("name").asText()).isNotEmpty();
        });
    }
}
