package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Random;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.db.Store;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kill leaves is the file as it stands after a commit: here it is copied while the database is open, and the
 * copy opened. {@code -Dseed=…} to run one again.
 */
class DatabaseKilledTest {
    private static final int COMMITS = 240;
    private static final int EACH = 3;
    private static final int LONGEST = 6_000;

    @TempDir
    Path folder;

    @Test
    void everyCommitIsThereAfterAKillWhereverTheEngineHadRoomForIt() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("DatabaseKilledTest: seed " + seed);
        Random random = new Random(seed);
        try (Home home = Home.open(folder.resolve("home"));
                Home copy = Home.open(folder.resolve("copy"))) {
            HomeKey key = HomeKey.of(home);
            try (Database database = Database.h2(home, key)) {
                execute(database, "CREATE TABLE note (n INTEGER PRIMARY KEY, words VARCHAR)");
                // Room is used again soon, and not only after some time: a commit may come to stand anywhere.
                execute(database, "SET RETENTION_TIME 100");
                for (int n = 1; n <= COMMITS; n++) {
                    write(database, n, "x".repeat(random.nextInt(LONGEST)));
                    if (n % EACH == 0) {
                        assertThat(last(copied(home, copy), key))
                                .as("the last commit after a kill at commit %d", n)
                                .isEqualTo(n);
                    }
                }
            }
        }
    }

    @Test
    void aFileThatWasClosedIsWholeWhetherTheHeaderSaysSoOrNot() throws IOException {
        try (Home home = Home.open(folder.resolve("home"))) {
            HomeKey key = HomeKey.of(home);
            try (Database database = Database.h2(home, key)) {
                execute(database, "CREATE TABLE note (n INTEGER PRIMARY KEY, words VARCHAR)");
                write(database, 1, "");
            }
            String password = HexFormat.of().formatHex(key.derive("database"));
            byte[] closed = Files.readAllBytes(file(home));
            H2Header.mend(file(home), password);
            byte[] mended = Files.readAllBytes(file(home));
            H2Header.mend(file(home), password);
            assertThat(mended).as("it no longer says that it was closed").isNotEqualTo(closed);
            assertThat(Files.readAllBytes(file(home)))
                    .as("nothing more to mend")
                    .isEqualTo(mended);
            assertThat(last(home, key)).isEqualTo(1);
        }
    }

    @Test
    void aCommitCutOffBehindItsMarkIsFinished() throws Exception {
        try (Home home = Home.open(folder.resolve("home"));
                Home copy = Home.open(folder.resolve("copy"))) {
            HomeKey key = HomeKey.of(home);
            try (Database database = Database.h2(home, key)) {
                execute(database, "CREATE TABLE note (n INTEGER PRIMARY KEY, words VARCHAR)");
                write(database, 1, "");
                database.change(connection -> {
                    insert(connection, 2);
                    mark(connection);
                    try {
                        copied(home, copy);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
            try (Database database = Database.h2(copy, key)) {
                assertThat(last(database)).isEqualTo(2);
                execute(database, "DELETE FROM note WHERE n = 2");
                write(database, 2, "its row waits for nobody");
            }
            assertThat(last(copy, key)).isEqualTo(2);
        }
    }

    /** The transaction's log is marked as committed, as the engine does before it settles each row, and is in the file. */
    private static void mark(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        Store store = session.getDatabase().getStore();
        Transaction transaction = session.getTransaction();
        try {
            MethodHandles.privateLookupIn(TransactionStore.class, MethodHandles.lookup())
                    .findVirtual(
                            TransactionStore.class,
                            "markUndoLogAsCommitted",
                            MethodType.methodType(void.class, int.class, long.class))
                    .invoke(store.getTransactionStore(), transaction.getId(), transaction.getSequenceNum());
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        store.getMvStore().commit();
        store.getMvStore().sync();
    }

    private static Home copied(Home home, Home copy) throws IOException {
        Files.copy(file(home), file(copy), StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private static Path file(Home home) {
        return Path.of(home.database() + ".mv.db");
    }

    private static void write(Database database, int n, String words) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note VALUES (?, ?)");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM note WHERE n < ?")) {
                insert.setInt(1, n);
                insert.setString(2, words);
                insert.executeUpdate();
                delete.setInt(1, n - 5);
                delete.executeUpdate();
            }
        });
    }

    private static void insert(Connection connection, int n) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note VALUES (?, '')")) {
            insert.setInt(1, n);
            insert.executeUpdate();
        }
    }

    private static int last(Home home, HomeKey key) {
        try (Database database = Database.h2(home, key)) {
            return last(database);
        }
    }

    private static int last(Database database) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT MAX(n) FROM note");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    private static void execute(Database database, String sql) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.execute();
            }
        });
    }
}
