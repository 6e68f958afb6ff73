package eu.sargs.store;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home with a database and a journal, for tests of what stands in tables. */
abstract class StoreFixture {
    @TempDir
    Path folder;

    Home home;
    HomeKey key;
    Database database;
    SqlJournal journal;

    @BeforeEach
    final void openHome() {
        home = Home.open(folder.resolve("home"));
        reopen();
    }

    final void reopen() {
        key = HomeKey.of(home);
        database = database();
        journal = SqlJournal.open(database, home, SigningKey.of(home, key), InstantSource.system(), "test");
    }

    /** H2 in the home; a test on another engine says which. */
    Database database() {
        return Database.h2(home, key);
    }

    @AfterEach
    final void closeHome() {
        shut();
        home.close();
    }

    final void shut() {
        journal.close();
        database.close();
    }

    final void execute(String sql) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.execute();
            }
        });
    }

    static Draft draft(Lane lane, String text) {
        return new Draft(
                lane,
                Scope.STATION,
                "NoteWritten",
                1,
                new ActedBy("i.vitola", "desk", "to test"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(Event event) {
        return new String(event.payload().orElseThrow(), StandardCharsets.UTF_8);
    }
}
