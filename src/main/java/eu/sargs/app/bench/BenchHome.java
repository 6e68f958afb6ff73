package eu.sargs.app.bench;

import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.store.Database;
import eu.sargs.store.SqlJournal;
import java.nio.file.Path;
import java.time.InstantSource;

/** A home with its encrypted database and journal, and nothing that follows it. */
final class BenchHome implements AutoCloseable {
    static final String SEAT = "desk";

    final Home home;
    final HomeKey homeKey;
    final SigningKey key;
    final Database database;
    final SqlJournal journal;

    BenchHome(Path folder) {
        home = Home.open(folder);
        homeKey = HomeKey.of(home);
        key = SigningKey.of(home, homeKey);
        database = Database.h2(home, homeKey);
        journal = SqlJournal.open(database, home, key, InstantSource.system(), SEAT);
    }

    OriginKey origin() {
        return key.origin();
    }

    @Override
    public void close() {
        journal.close();
        database.close();
        home.close();
    }
}
