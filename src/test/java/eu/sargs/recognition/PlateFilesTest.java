package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlateFilesTest {
    @TempDir
    Path folder;

    @Test
    void tellsEachBadFileByItsOwnFaultAndGoesOn() throws IOException {
        Files.write(folder.resolve("a-empty.jpg"), new byte[0]);
        Files.writeString(folder.resolve("b-page.png"), "<html>not a picture</html>");
        Files.writeString(folder.resolve("c-garbage.mp4"), "garbage, garbage");
        Files.writeString(folder.resolve("notes.txt"), "not looked at");
        List<String> failed = new ArrayList<>();
        try (PlateFiles files = new PlateFiles()) {
            files.read(folder.toString(), plate -> {}, (source, fault) -> failed.add(source + " " + fault.code()));
            files.read(folder.resolve("none.jpg").toString(), plate -> {}, (source, fault) -> failed.add(fault.code()));
        }
        assertThat(failed).containsExactly("a-empty.jpg REC-12", "b-page.png REC-11", "c-garbage.mp4 REC-17", "REC-10");
    }

    @Test
    void readsNoDevice() {
        Path endless = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(endless), "a system with such a device");
        List<String> failed = new ArrayList<>();
        try (PlateFiles files = new PlateFiles()) {
            files.read(endless.toString(), plate -> {}, (source, fault) -> failed.add(fault.code()));
        }
        assertThat(failed).containsExactly("REC-18");
    }

    @Test
    void namesAStreamWithoutItsLogin() {
        List<String> named = new ArrayList<>();
        try (PlateFiles files = new PlateFiles()) {
            // Port 9 discards what it gets, where anybody listens at all.
            files.read("rtsp://duty:secret@127.0.0.1:9/cam", plate -> {}, (source, fault) -> named.add(source));
        }
        assertThat(named).containsExactly("rtsp://127.0.0.1:9/cam");
    }

    @Test
    void saysThatAFolderHoldsNothingToRead() {
        List<String> failed = new ArrayList<>();
        try (PlateFiles files = new PlateFiles()) {
            files.read(folder.toString(), plate -> {}, (source, fault) -> failed.add(fault.code()));
        }
        assertThat(failed).containsExactly("REC-15");
    }
}
