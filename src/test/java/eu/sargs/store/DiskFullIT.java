package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.SmallDisk;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that runs full: a small file system in memory, which only root may mount. */
class DiskFullIT {
    @TempDir
    Path folder;

    private SmallDisk disk;
    private final List<Event> acknowledged = new ArrayList<>();

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.mount(folder, 64);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void stopsWhileThereIsStillRoomToEndWhatWasBegun() throws Exception {
        try (Home home = Home.open(disk.path().resolve("home"))) {
            HomeKey key = HomeKey.of(home);
            FilePictures pictures = new FilePictures(home, key);
            try (Database database = Database.h2(home, key);
                    SqlJournal journal = open(database, home, key)) {
                append(journal, 100);
                disk.leave(10);
                assertFull("JRN-01", () -> append(journal, 100));
                assertFull("PIC-01", () -> pictures.keep(new byte[1000], new byte[2000]));
                assertThat(journal.find(acknowledged.getFirst().position()))
                        .as("reading goes on")
                        .isPresent();
                disk.empty();
                append(journal, 100);
                pictures.keep(new byte[1000], new byte[2000]);
                assertAllThere(database, journal);
            }
        }
    }

    @Test
    void goesOnAfterTheDiskRanFullInTheMiddleOfAWrite() throws Exception {
        try (Home home = Home.open(disk.path().resolve("home"))) {
            HomeKey key = HomeKey.of(home);
            try (Database database = Database.h2(home, key, 0, Migrations.ALL)) {
                SqlJournal journal = open(database, home, key);
                append(journal, 100);
                disk.leave(1);
                assertFull("JRN-01", () -> {
                    for (int i = 0; i < 1_000; i++) {
                        append(journal, 100_000);
                    }
                });
                assertFull("JRN-01", () -> append(journal, 300_000));
                disk.empty();
                append(journal, 100_000);
                assertAllThere(database, journal);
                journal.close();
            }
            try (Database database = Database.h2(home, key);
                    SqlJournal journal = open(database, home, key)) {
                assertThat(journal.epoch()).isEqualTo(1);
                assertAllThere(database, journal);
            }
        }
    }

    private static SqlJournal open(Database database, Home home, HomeKey key) {
        return SqlJournal.open(database, home, SigningKey.of(home, key), InstantSource.system(), "test");
    }

    private void append(SqlJournal journal, int bytes) {
        byte[] payload = new byte[bytes];
        new Random(acknowledged.size()).nextBytes(payload);
        acknowledged.addAll(journal.append(
                List.of(new Draft(Lane.TRAFFIC, Scope.STATION, "NoteWritten", 1, ActedBy.machine("test"), payload))));
    }

    private void assertAllThere(Database database, SqlJournal journal) {
        assertThat(acknowledged)
                .allSatisfy(event -> assertThat(journal.find(event.position())
                                .orElseThrow()
                                .payload()
                                .orElseThrow())
                        .isEqualTo(event.payload().orElseThrow()));
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }

    private static void assertFull(String code, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code));
    }
}
