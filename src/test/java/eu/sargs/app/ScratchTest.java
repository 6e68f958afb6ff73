package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path folder;

    @Test
    void knowsItsOwnFolderFromThatOfAnotherProgramOrOfAll() {
        assertThat(Scratch.belongsTo(Path.of("/tmp/sargs-1000.42.aB3_x9"), 42)).isTrue();
        assertThat(Scratch.belongsTo(Path.of("/tmp/sargs-1000.421.aB3_x9"), 42)).isFalse();
        assertThat(Scratch.belongsTo(Path.of("/tmp"), 42)).isFalse();
        assertThat(Scratch.belongsTo(Path.of("/"), 42)).isFalse();
    }

    @Test
    void takesAwayAllThatIsInItAndNothingThatLinksPointTo() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Files.writeString(kept.resolve("picture"), "");
        Path scratch =
                Files.createDirectories(folder.resolve("scratch/onnxruntime")).getParent();
        Files.writeString(scratch.resolve("onnxruntime/library.so"), "");
        Files.createSymbolicLink(scratch.resolve("link"), kept);

        Scratch.remove(scratch);

        assertThat(scratch).doesNotExist();
        assertThat(kept.resolve("picture")).exists();
    }
}
