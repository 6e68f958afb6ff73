package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.export.SignedFile;
import eu.sargs.journal.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported record that somebody hands in to be checked: of the three files, each altered by itself. */
class SignedFileFuzzTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("record.jsonl");
        new SignedFile(file)
                .write(Map.of("holds", "record", "station", "Krāslava", "made", "2026-11-23T10:00:00Z"), KEY, lines -> {
                    for (int i = 0; i < 40; i++) {
                        lines.accept("{\"at\":\"2026-11-2" + i % 10 + "T10:00:00Z\",\"officer\":\"i.vitola\"}");
                    }
                });
    }

    private void alters(String part) throws Exception {
        Path altered = file.resolveSibling(file.getFileName() + part);
        byte[] valid = Files.readAllBytes(altered);
        new Fuzz("exported record " + part).run(Fuzz.seed(), List.of(valid), input -> {
            Files.write(altered, input);
            assertThat(new SignedFile(file).check(Optional.of(KEY.origin())).lines())
                    .isEqualTo(40);
            assertThat(Arrays.equals(input, valid))
                    .as("only what was signed is taken")
                    .isTrue();
        });
    }

    @Test
    void takesNoLinesButThoseThatWereSigned() throws Exception {
        alters("");
    }

    @Test
    void takesNoManifestButTheOneThatWasSigned() throws Exception {
        alters(".manifest");
    }

    @Test
    void takesNoSignatureButTheOneThatWasGiven() throws Exception {
        alters(".sig");
    }

    /** Whoever has a station's key can sign any manifest: what it says is not believed, and costs nothing. */
    @Test
    void takesNoSignedNonsenseForAManifest() throws Exception {
        Path manifest = file.resolveSibling(file.getFileName() + ".manifest");
        Path signature = file.resolveSibling(file.getFileName() + ".sig");
        byte[] valid = Files.readAllBytes(manifest);
        new Fuzz("exported record, signed anew").run(Fuzz.seed(), List.of(valid), input -> {
            Files.write(manifest, input);
            Files.write(signature, KEY.sign(input));
            SignedFile.Manifest said = new SignedFile(file).check(Optional.of(KEY.origin()));
            assertThat(said.bytes()).isEqualTo(Files.size(file));
        });
    }
}
