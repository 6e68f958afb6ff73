package eu.sargs.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void isHeldByOneAtATime() {
        try (Home first = Home.open(folder.resolve("home"))) {
            assertThatThrownBy(() -> Home.open(first.folder()))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("HOM-01"));
        }
        Home.open(folder.resolve("home")).close();
    }

    @Test
    void isItsOwnersAlone() throws Exception {
        try (Home home = Home.open(folder.resolve("home"))) {
            HomeKey.of(home);
            for (Path one : new Path[] {home.folder(), home.keys(), home.pictures(), home.logs()}) {
                assertThat(modes(one)).isEqualTo("rwx------");
            }
            assertThat(modes(home.keys().resolve("home.key"))).isEqualTo("rw-------");
        }
    }

    @Test
    void leavesTheModeOfAFolderFullOfOtherThings() throws Exception {
        Files.writeString(folder.resolve("other"), "thing");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Home.open(folder).close();
        assertThat(modes(folder)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void saysWhenAFolderCannotBeMade() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> Home.open(file.resolve("home")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("HOM-02"));
    }

    @Test
    void keepsItsKeyAndRefusesADamagedOrMissingOne() throws Exception {
        try (Home home = Home.open(folder.resolve("home"))) {
            byte[] derived = HomeKey.of(home).derive("test");
            assertThat(HomeKey.of(home).derive("test")).isEqualTo(derived).hasSize(32);
            assertThat(HomeKey.of(home).derive("other")).isNotEqualTo(derived);
            Path file = home.keys().resolve("home.key");
            Files.writeString(file, "damaged");
            assertNoKey(home);
            Files.delete(file);
            Files.writeString(home.folder().resolve("sargs.mv.db"), "data");
            assertNoKey(home);
        }
    }

    @Test
    void opensOnlyWhatItSealedForThatUse() throws Exception {
        try (Home home = Home.open(folder.resolve("home"))) {
            HomeKey key = HomeKey.of(home);
            byte[] sealed = key.seal("one", new byte[] {1, 2, 3});
            assertThat(key.open("one", sealed)).containsExactly(1, 2, 3);
            assertThatThrownBy(() -> key.open("two", sealed)).isInstanceOf(GeneralSecurityException.class);
            sealed[sealed.length - 1] ^= 1;
            assertThatThrownBy(() -> key.open("one", sealed)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    private static void assertNoKey(Home home) {
        assertThatThrownBy(() -> HomeKey.of(home))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("HOM-03"));
    }

    private static String modes(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void knowsWhatLiesInAHomeThroughLinksAndBelowWhatIsNotThereYet() throws Exception {
        Path home = folder.resolve("home");
        Home.open(home).close();
        Path beside = Files.createDirectory(folder.resolve("beside"));
        assertThat(Home.isInside(home.resolve("x")))
                .as("no station is there yet")
                .isFalse();
        Files.writeString(home.resolve("settings.json"), "{}");
        Files.createSymbolicLink(beside.resolve("way"), home.resolve("keys"));
        Files.createSymbolicLink(beside.resolve("file"), home.resolve("settings.json"));
        Files.createSymbolicLink(home.resolve("out"), beside);
        for (Path inside : new Path[] {
            home,
            home.resolve("x"),
            home.resolve("a/b/x"),
            home.resolve("keys/x"),
            beside.resolve("way/x"),
            beside.resolve("file"),
            beside.resolve("../home/x")
        }) {
            assertThatThrownBy(() -> Home.requireOutside(inside))
                    .as("%s", inside)
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("HOM-12"));
        }
        for (Path outside : new Path[] {
            folder, folder.resolve("x"), beside.resolve("a/b"), folder.resolve("home2"), home.resolve("out/x")
        }) {
            Home.requireOutside(outside);
        }
    }
}
