package eu.sargs.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    private static final String WORDS = "four words in a row";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Home home;
    private KeyRing ring;
    private Path note;
    private Path outside;
    private byte[] derived;

    @BeforeEach
    void open() throws Exception {
        home = Home.open(folder.resolve("home"));
        ring = new KeyRing(home, environment::get);
        note = home.keys().resolve("home.key");
        outside = Files.createDirectory(folder.resolve("drive")).resolve("sargs.key");
        derived = ring.open(Passphrases.nobody()).derive("test");
    }

    @AfterEach
    void close() {
        home.close();
    }

    private HomeKey key() {
        return ring.open(Passphrases.nobody());
    }

    private void move(KeyPlace to, String passphrase) {
        ring.move(ring.open(wrong -> Optional.of(WORDS.toCharArray())), to, passphrase.toCharArray());
    }

    private static Consumer<Throwable> coded(String code) {
        return thrown -> assertThat(((Fault) thrown).code()).isEqualTo(code);
    }

    @Test
    void movesToAFileAndLeavesNothingInTheHome() throws Exception {
        String before = Files.readString(note).strip();
        move(new KeyPlace.InFile(outside), "");

        assertThat(key().derive("test")).isEqualTo(derived);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outside)))
                .isEqualTo("rw-------");
        String opener = Files.readString(outside).strip();
        String left = Files.readString(note);
        assertThat(opener).hasSize(64).isNotEqualTo(before);
        assertThat(left).doesNotContain(before).doesNotContain(opener);
        assertThat(home.keys()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void saysWhichFileIsMissingOrOfAnotherHomeAndChangesNothing() throws Exception {
        move(new KeyPlace.InFile(outside), "");
        byte[] stands = Files.readAllBytes(note);
        String opener = Files.readString(outside);

        Files.delete(outside);
        assertThatThrownBy(this::key).satisfies(coded("HOM-05"));
        for (String wrong : List.of("f".repeat(64), "", "no key", opener + opener)) {
            Files.writeString(outside, wrong);
            assertThatThrownBy(this::key).as(wrong).satisfies(coded("HOM-06"));
        }
        assertThat(Files.readAllBytes(note)).isEqualTo(stands);

        Files.writeString(outside, opener);
        assertThat(key().derive("test")).isEqualTo(derived);
    }

    @Test
    void findsTheFileWhereSystemdOrTheEnvironmentPutsIt() throws Exception {
        move(new KeyPlace.InFile(outside), "");
        Path credentials = Files.createDirectory(folder.resolve("credentials"));
        environment.put("CREDENTIALS_DIRECTORY", credentials.toString());
        assertThat(key().derive("test")).as("where it was put").isEqualTo(derived);

        Files.move(outside, credentials.resolve("sargs.key"));
        assertThat(key().derive("test")).as("a credential").isEqualTo(derived);

        Path named = Files.move(credentials.resolve("sargs.key"), folder.resolve("named"));
        environment.put("SARGS_KEY_FILE", named.toString());
        assertThat(key().derive("test")).as("named").isEqualTo(derived);
    }

    @Test
    void asksForThePassphraseThreeTimesAtMost() {
        move(new KeyPlace.InMemory(), WORDS);
        List<Boolean> asked = new ArrayList<>();
        Passphrases mistyping = wrong -> {
            asked.add(wrong);
            return Optional.of((wrong ? WORDS : "mistyped").toCharArray());
        };
        assertThat(ring.open(mistyping).derive("test")).isEqualTo(derived);
        assertThat(asked).containsExactly(false, true);

        assertThatThrownBy(this::key).satisfies(coded("HOM-07"));
        asked.clear();
        assertThatThrownBy(() -> ring.open(wrong -> {
                    asked.add(wrong);
                    return Optional.of("always wrong".toCharArray());
                }))
                .satisfies(coded("HOM-08"));
        assertThat(asked).hasSize(3);
    }

    @Test
    void clearsEachPassphraseItWasGiven() {
        char[] given = WORDS.toCharArray();
        ring.move(key(), new KeyPlace.InMemory(), given);
        char[] typed = WORDS.toCharArray();
        ring.open(wrong -> Optional.of(typed));
        assertThat(given).containsOnly('\0');
        assertThat(typed).containsOnly('\0');
    }

    @Test
    void changesThePassphraseWithoutChangingTheKey() {
        move(new KeyPlace.InMemory(), WORDS);
        move(new KeyPlace.InMemory(), "another row of words");
        assertThat(ring.open(wrong -> Optional.of("another row of words".toCharArray()))
                        .derive("test"))
                .isEqualTo(derived);
        assertThatThrownBy(() -> ring.open(wrong -> Optional.of(WORDS.toCharArray())))
                .satisfies(coded("HOM-08"));
    }

    @Test
    void refusesAPlaceThatWouldNotDoAndStaysWhereItWas() throws Exception {
        byte[] stands = Files.readAllBytes(note);
        Path other = Files.writeString(folder.resolve("letter.txt"), "Dear colleague");
        HomeKey key = key();
        Path within = Files.createDirectory(home.folder().resolve("deeper"));
        Files.writeString(home.folder().resolve("lost.key"), "ab".repeat(32) + "\n");
        Path way = Files.createSymbolicLink(folder.resolve("way"), within);
        Path link = Files.createSymbolicLink(
                folder.resolve("link.key"), home.folder().resolve("lost.key"));
        for (Path bad : List.of(
                home.folder().resolve("mine.key"),
                within.resolve("mine.key"),
                way.resolve("mine.key"),
                link,
                folder.resolve("nowhere/k"),
                other,
                folder)) {
            assertThatThrownBy(() -> ring.move(key, new KeyPlace.InFile(bad), new char[0]))
                    .as("%s", bad)
                    .satisfies(coded("HOM-10"));
        }
        assertThatThrownBy(() -> ring.move(key, new KeyPlace.InMemory(), "short".toCharArray()))
                .satisfies(coded("HOM-11"));
        assertThat(Files.readAllBytes(note)).isEqualTo(stands);
        assertThat(other).hasContent("Dear colleague");
        assertThat(home.folder().resolve("mine.key")).doesNotExist();
    }

    @Test
    void takesAwayWhatAKilledMoveLeftInClear() throws Exception {
        byte[] clear = Files.readAllBytes(note);
        move(new KeyPlace.InFile(outside), "");
        Path half = Files.write(note.resolveSibling("home.key.tmp"), clear);
        Path kept = Files.createLink(folder.resolve("inode"), half);
        assertThat(ring.open(Passphrases.nobody()).derive("test")).isEqualTo(derived);
        assertThat(half).doesNotExist();
        assertThat(kept).as("overwritten, not only unlinked").hasBinaryContent(new byte[clear.length]);
    }

    @Test
    void servesSeveralHomesWithOneFile() {
        move(new KeyPlace.InFile(outside), "");
        try (Home second = Home.open(folder.resolve("second"))) {
            KeyRing other = new KeyRing(second, environment::get);
            byte[] made = other.make(new KeyPlace.InFile(outside)).derive("test");
            assertThat(other.open(Passphrases.nobody()).derive("test"))
                    .isEqualTo(made)
                    .isNotEqualTo(derived);
        }
        assertThat(key().derive("test")).isEqualTo(derived);
    }

    @Test
    void comesHomeAgain() throws Exception {
        String before = Files.readString(note);
        move(new KeyPlace.InFile(outside), "");
        move(new KeyPlace.InHome(), "");
        assertThat(Files.readString(note)).isEqualTo(before);
    }

    @Test
    void refusesAnAlteredNote() throws Exception {
        move(new KeyPlace.InMemory(), WORDS);
        List<String> lines = Files.readAllLines(note, StandardCharsets.UTF_8);
        String salt = HexFormat.of().formatHex(new byte[16]);
        List<String> altered = List.of(
                "sargs key 2\n" + lines.get(1) + "\n" + lines.get(2),
                lines.get(0) + "\npassphrase 99999999 1 " + salt + "\n" + lines.get(2),
                lines.get(0) + "\ncloud somewhere\n" + lines.get(2),
                lines.get(0) + "\n" + lines.get(1) + "\n!",
                lines.get(0) + "\n" + lines.get(1));
        for (String text : altered) {
            Files.writeString(note, text);
            assertThatThrownBy(() -> ring.open(wrong -> Optional.of(WORDS.toCharArray())))
                    .as(text)
                    .satisfies(coded("HOM-03"));
        }
    }
}
