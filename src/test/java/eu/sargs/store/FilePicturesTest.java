package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.picture.PictureId;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePicturesTest {
    @TempDir
    Path folder;

    private Home home;
    private FilePictures pictures;

    @BeforeEach
    void open() {
        home = Home.open(folder.resolve("home"));
        pictures = new FilePictures(home, HomeKey.of(home));
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void givesBackWhatItKeptAlsoAfterARestart() {
        List<PictureId> ids = pictures.keepAll(List.of(bytes("crop"), bytes("overview"), bytes("crop")));
        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
        FilePictures again = new FilePictures(home, HomeKey.of(home));
        assertThat(again.find(ids.get(0))).contains(bytes("crop"));
        assertThat(again.find(ids.get(1))).contains(bytes("overview"));
        assertThat(again.find(new PictureId("00".repeat(32)))).isEmpty();
        assertThat(again.has(ids.get(1))).isTrue();
        assertThat(again.has(new PictureId("00".repeat(32)))).isFalse();
    }

    @Test
    void namesAPictureByItsSha256() {
        assertThat(pictures.keep(bytes("")).hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void keepsTheSameBytesOnceAndLeavesNothingHalfWritten() throws IOException {
        pictures.keep(bytes("same"));
        pictures.keep(bytes("same"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void showsNothingOfAPictureOnTheDisk() throws IOException {
        pictures.keep(bytes("a plate nobody may read"));
        String raw = new String(Files.readAllBytes(files().getFirst()), StandardCharsets.ISO_8859_1);
        assertThat(raw).doesNotContain("plate");
    }

    @Test
    void saysWhenAFileIsDamagedCutOrAnother() throws IOException {
        PictureId one = pictures.keep(bytes("one"));
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            assertDamaged(one);
        }
        Files.write(file, new byte[0]);
        assertDamaged(one);
        Files.write(file, whole);
        PictureId other = pictures.keep(bytes("other"));
        Path second = files().stream().filter(f -> !f.equals(file)).findFirst().orElseThrow();
        Files.write(second, whole);
        assertDamaged(other);
        assertThat(pictures.find(one)).contains(bytes("one"));
    }

    @Test
    void sweepsUpWhatAKillLeft() throws IOException {
        Files.write(home.pictures().resolve("new").resolve("half"), bytes("half"));
        new FilePictures(home, HomeKey.of(home));
        assertThat(files()).isEmpty();
    }

    private void assertDamaged(PictureId id) {
        assertThatThrownBy(() -> pictures.find(id))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("PIC-02"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home.pictures())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
