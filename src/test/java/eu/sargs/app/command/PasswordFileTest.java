package eu.sargs.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
    @TempDir
    Path folder;

    @Test
    void thePasswordIsTheFirstLine() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "slepens ķēniņš 17\r\n" + "x".repeat(10_000));
        assertThat(HomeCommand.password(file)).containsExactly("slepens ķēniņš 17".toCharArray());
    }

    @Test
    void anotherFileTakenForItIsRefusedWithoutReadingItAll() throws Exception {
        Path file = Files.writeString(folder.resolve("video.mp4"), "x".repeat(10_000));
        refused("CLI-22", file);
        Path endless = Path.of("/dev/zero");
        if (Files.exists(endless)) {
            refused("CLI-22", endless);
        }
        refused("CLI-02", folder.resolve("nothing"));
    }

    private static void refused(String code, Path file) {
        assertThatThrownBy(() -> HomeCommand.password(file))
                .isInstanceOf(Fault.class)
                .extracting("code")
                .isEqualTo(code);
    }
}
