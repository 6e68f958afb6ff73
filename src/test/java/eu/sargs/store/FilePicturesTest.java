package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.picture.PictureId;
import eu.sargs.picture.PicturePair;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.picture.SomePictures;
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
        PicturePair two = pictures.keep(bytes("crop"), bytes("overview"));
        ProvenPicture single = SomePictures.single(bytes("of an older version"));
        pictures.keep(List.of(single));
        FilePictures again = new FilePictures(home, HomeKey.of(home));
        assertThat(again.find(two.crop())).contains(bytes("crop"));
        assertThat(again.find(two.overview())).contains(bytes("overview"));
        assertThat(again.find(single.id())).contains(bytes("of an older version"));
        assertThat(again.find(new PictureId("00".repeat(32)))).isEmpty();
        assertThat(again.has(two.overview())).isTrue();
        assertThat(again.has(new PictureId("00".repeat(32)))).isFalse();
    }

    @Test
    void whatGoesToAnotherStationIsKeptThereUnderTheSameName() {
        PicturePair two = pictures.keep(bytes("crop"), bytes("overview"));
        try (Home peer = Home.open(folder.resolve("peer"))) {
            FilePictures there = new FilePictures(peer, HomeKey.of(peer));
            there.keep(List.of(pictures.proven(two.crop()).orElseThrow()));
            assertThat(there.find(two.crop())).contains(bytes("crop"));
            assertThat(there.has(two.overview())).isFalse();
        }
    }

    @Test
    void keepsTheSameBytesOnceAndLeavesNothingHalfWritten() throws IOException {
        PicturePair once = pictures.keep(bytes("same"), bytes("same"));
        assertThat(pictures.keep(bytes("same"), bytes("same"))).isEqualTo(once);
        ProvenPicture single = SomePictures.single(bytes("same"));
        pictures.keep(List.of(single, single));
        assertThat(files()).hasSize(3);
    }

    @Test
    void showsNothingOfAPictureOnTheDisk() throws IOException {
        pictures.keep(bytes("a plate nobody may read"), bytes("nor this plate"));
        assertThat(files())
                .hasSize(2)
                .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("plate"));
    }

    @Test
    void saysWhenAFileIsDamagedCutOrAnother() throws IOException {
        PictureId one = keepOne("one");
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
        PictureId other = keepOne("other");
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

    private PictureId keepOne(String text) {
        ProvenPicture crop = ProvenPicture.pair(bytes(text), bytes("overview")).getFirst();
        pictures.keep(List.of(crop));
        return crop.id();
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
