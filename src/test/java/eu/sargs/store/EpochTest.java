package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.EpochCause;
import eu.sargs.journal.EpochOpening;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A sequence number is never used twice, whatever happened to the home. */
class EpochTest extends StoreFixture {
    @Test
    void aCopiedHomeGoesOnInAnEpochOfItsOwn() throws Exception {
        journal.append(List.of(draft(Lane.DUTY, "before")));
        shut();
        Path copy = folder.resolve("copy");
        copy(home.folder(), copy);
        reopen();
        assertThat(journal.epoch()).as("the original goes on").isEqualTo(1);
        try (Home other = Home.open(copy);
                Database database = Database.h2(other, HomeKey.of(other));
                SqlJournal copied = SqlJournal.open(
                        database, other, SigningKey.of(other, HomeKey.of(other)), InstantSource.system(), "copy")) {
            assertThat(copied.origin()).isEqualTo(journal.origin());
            assertOpened(copied);
            assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
        }
    }

    @Test
    void anEpochThatFoundTheDiskFullIsOpenedTheNextTime() throws Exception {
        journal.append(List.of(draft(Lane.DUTY, "before")));
        shut();
        Path copy = folder.resolve("copy");
        copy(home.folder(), copy);
        reopen();
        try (Home other = Home.open(copy)) {
            HomeKey otherKey = HomeKey.of(other);
            SigningKey signing = SigningKey.of(other, otherKey);
            try (Database full = Database.h2(other, otherKey, Long.MAX_VALUE, Migrations.ALL)) {
                assertThatThrownBy(() -> SqlJournal.open(full, other, signing, InstantSource.system(), "copy"))
                        .isInstanceOfSatisfying(
                                Fault.class, fault -> assertThat(fault.code()).isEqualTo("JRN-08"));
            }
            try (Database database = Database.h2(other, otherKey);
                    SqlJournal copied = SqlJournal.open(database, other, signing, InstantSource.system(), "copy")) {
                assertThat(copied.newEpoch()).contains(EpochCause.COPIED_HOME);
                assertOpened(copied);
            }
        }
    }

    @Test
    void aDatabaseThatWasPutBackGoesOnInANewEpoch() throws Exception {
        journal.append(List.of(draft(Lane.DUTY, "backed up")));
        shut();
        Path file = home.folder().resolve("sargs.mv.db");
        Files.copy(file, folder.resolve("backup"));
        reopen();
        Event lost = journal.append(List.of(draft(Lane.DUTY, "lost"))).getFirst();
        shut();
        Files.copy(folder.resolve("backup"), file, StandardCopyOption.REPLACE_EXISTING);
        reopen();
        assertThat(journal.find(lost.position())).isEmpty();
        assertOpened(journal);
        Event next = journal.append(List.of(draft(Lane.DUTY, "next"))).getFirst();
        assertThat(next.position()).isNotEqualTo(lost.position());
        assertThat(next.time()).isGreaterThan(lost.time());
    }

    @Test
    void aDeletedDatabaseGoesOnInANewEpoch() throws Exception {
        journal.append(List.of(draft(Lane.DUTY, "gone")));
        shut();
        Files.delete(home.folder().resolve("sargs.mv.db"));
        // The key is refused beside data only; a home without its data still knows it had some.
        reopen();
        assertOpened(journal);
    }

    @Test
    void aTornNoteCountsAsNone() throws Exception {
        journal.append(List.of(draft(Lane.DUTY, "a")));
        shut();
        byte[] note = Files.readAllBytes(home.seat());
        note[note.length / 2] ^= 1;
        Files.write(home.seat(), note);
        reopen();
        assertOpened(journal);
    }

    private static void assertOpened(SqlJournal journal) {
        assertThat(journal.epoch()).isGreaterThan(1);
        FeedId record = journal.heads().keySet().stream()
                .filter(feed -> feed.epoch() == journal.epoch() && feed.lane() == Lane.RECORD)
                .findFirst()
                .orElseThrow();
        assertThat(journal.read(record, 0, 1).getFirst().type()).isEqualTo(EpochOpening.TYPE);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
