package eu.sargs.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import eu.sargs.platform.SmallDisk;
import eu.sargs.platform.StationSettings;
import eu.sargs.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that runs full while a backup is written to it, or put back on it: in memory, which only root may mount. */
class BackupDiskFullIT {
    private static final Instant NOW = Instant.parse("2026-11-23T12:30:00Z");
    private static final Seat SEAT = new Seat("Krāslava 1");

    @TempDir
    Path folder;

    private SmallDisk disk;
    private Home home;
    private HomeKey key;
    private Store store;
    private CarriedKey carried;

    @BeforeEach
    void open() throws Exception {
        disk = SmallDisk.mount(folder, 160);
        home = Home.open(folder.resolve("home"));
        key = HomeKey.of(home);
        store = Store.open(home, key, SigningKey.of(home, key), InstantSource.system(), SEAT);
        SettingsFile.create(home.settings(), StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV));
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            byte[] crop = new byte[100_000];
            byte[] overview = new byte[900_000];
            random.nextBytes(crop);
            random.nextBytes(overview);
            store.pictures().keep(crop, overview);
        }
        Path keyFile = Files.createDirectory(folder.resolve("drive")).resolve("backup.key");
        carried = new KeyRing(home).carried(key, new KeyPlace.InFile(keyFile), new char[0]);
    }

    @AfterEach
    void close() throws Exception {
        if (store != null) {
            store.close();
            home.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    /** Until nothing more goes on it, when so much of the backup is done. */
    private Progress fillingAt(int when) {
        return percent -> {
            if (percent == when) {
                try {
                    disk.fill();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    @Test
    void leavesNoHalfBackupAndTheStationGoesOn() throws Exception {
        for (long reserve : new long[] {0, 32L << 20}) {
            Backup backup = new Backup(home, key, store, "Krāslava", fillingAt(50), reserve);
            assertThatThrownBy(() -> backup.write(disk.path().resolve("one.backup"), carried, NOW))
                    .satisfies(BackupTest.coded("BAK-03"));
            assertThat(disk.path()).isDirectoryContaining("glob:**/filler").isDirectoryNotContaining("glob:**.backup*");
            disk.empty();
        }
        store.pictures().keep(new byte[1000], new byte[2000]);
        Path file = new Backup(home, key, store, "Krāslava", percent -> {}, 0)
                .write(disk.path().resolve("one.backup"), carried, NOW)
                .file();
        try (BackupFile good = BackupFile.open(file)) {
            good.check(percent -> {});
        }
    }

    @Test
    void putsNothingHalfBack() {
        Path file = new Backup(home, key, store, "Krāslava", percent -> {})
                .write(folder.resolve("one.backup"), carried, NOW)
                .file();
        Path to = disk.path().resolve("home");
        try (BackupFile backup = BackupFile.open(file)) {
            assertThatThrownBy(() -> new Restore(backup, fillingAt(70)).to(to, Optional.empty(), Passphrases.nobody()))
                    .satisfies(BackupTest.coded("HOM-02"));
            assertThat(to).doesNotExist();
            disk.empty();
            new Restore(backup, percent -> {}).to(to, Optional.empty(), Passphrases.nobody());
            assertThat(to.resolve("settings.json")).exists();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
