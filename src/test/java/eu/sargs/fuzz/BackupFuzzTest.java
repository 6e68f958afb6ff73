package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Seat;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.CarriedKey;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import eu.sargs.platform.Language;
import eu.sargs.platform.Passphrases;
import eu.sargs.platform.SettingsFile;
import eu.sargs.platform.StationSettings;
import eu.sargs.store.Store;
import eu.sargs.store.backup.Backup;
import eu.sargs.store.backup.BackupFile;
import eu.sargs.store.backup.Progress;
import eu.sargs.store.backup.Restore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup from a drive that others had. */
class BackupFuzzTest {
    private static final Progress NOBODY = percent -> {};
    private static final int TITLE = "sargs backup 1\n".length();
    private static final int SIGNATURE = 64;
    private static final int END = 8;

    @TempDir
    Path folder;

    private SigningKey signing;
    private Path keyFile;
    private byte[] good;

    @BeforeEach
    void backUp() throws IOException {
        keyFile = Files.createDirectory(folder.resolve("drive")).resolve("backup.key");
        try (Home home = Home.open(folder.resolve("home"))) {
            HomeKey key = HomeKey.of(home);
            signing = SigningKey.of(home, key);
            SettingsFile.create(home.settings(), StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV));
            try (Store store = Store.open(home, key, signing, InstantSource.system(), new Seat("Krāslava 1"))) {
                store.pictures().keep(new byte[300], new byte[500]);
                CarriedKey carried = new KeyRing(home).carried(key, new KeyPlace.InFile(keyFile), new char[0]);
                Path file = new Backup(home, key, store, "Krāslava", NOBODY)
                        .write(folder.resolve("good.backup"), carried, Instant.parse("2026-11-23T12:30:00Z"))
                        .file();
                good = Files.readAllBytes(file);
            }
        }
    }

    private void restored(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("altered.backup"), bytes);
        Path to = folder.resolve("to");
        boolean done = false;
        try (BackupFile backup = BackupFile.open(file)) {
            new Restore(backup, NOBODY).to(to, Optional.of(keyFile), Passphrases.nobody());
            done = true;
        } finally {
            assertThat(Files.exists(to)).as("whole or not at all").isEqualTo(done);
            if (done) {
                delete(to);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    @Test
    void refusesABackupThatWasAltered() throws Exception {
        new Fuzz("backups").run(Fuzz.seed(), List.of(good), this::restored);
    }

    /** Who stole the station's key can sign any manifest. */
    @Test
    void refusesAManifestThatWasAlteredBeforeItWasSigned() throws Exception {
        ByteBuffer tail = ByteBuffer.wrap(good, good.length - END - Long.BYTES, Long.BYTES);
        int length = (int) tail.getLong();
        int start = good.length - END - Long.BYTES - SIGNATURE - length;
        byte[] manifest = Arrays.copyOfRange(good, start, start + length);
        assertThat(new String(good, 0, TITLE, StandardCharsets.US_ASCII)).startsWith("sargs backup");
        new Fuzz("signed backup manifests").run(Fuzz.seed(), List.of(manifest), input -> {
            byte[] use = "sargs backup manifest\n".getBytes(StandardCharsets.US_ASCII);
            byte[] signature = signing.sign(ByteBuffer.allocate(use.length + input.length)
                    .put(use)
                    .put(input)
                    .array());
            restored(ByteBuffer.allocate(start + input.length + SIGNATURE + Long.BYTES + END)
                    .put(good, 0, start)
                    .put(input)
                    .put(signature)
                    .putLong(input.length)
                    .put(good, good.length - END, END)
                    .array());
        });
    }
}
