package eu.sargs.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The station's database: encrypted H2 in its home, or PostgreSQL. Thread-safe; does I/O, never on the FX thread.
 * When the engine gave up (a full disk does that to it), the next call opens it anew.
 */
public final class Database implements AutoCloseable {
    private static final int POOL = 8;
    /** Pages of the database that are kept in memory, KiB. */
    private static final int CACHE_KB = 32 << 10;

    /** Statements that each connection keeps parsed; the program knows about as many. */
    private static final int STATEMENTS = 64;

    private static final long WAIT_MILLIS = 10_000;
    /** Writing stops while the disk still has this much, so that what was begun can be ended. */
    private static final long RESERVE_BYTES = 16L << 20;

    /** Something done with a connection; does not commit, roll back or close. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** As {@link Work}, without a result. */
    @FunctionalInterface
    public interface Deed {
        void on(Connection connection) throws SQLException;
    }

    private final HikariDataSource pool;
    /** Its file; empty on a server. */
    private final Optional<H2Source> file;

    private final Optional<Path> folder;

    private final long reserve;

    private final Optional<Path> upgraded;

    /** @param upgrade what is done before steps are taken; empty on a server, whose keeper does that */
    private Database(
            HikariConfig config,
            Optional<H2Source> file,
            Optional<Path> folder,
            long reserve,
            List<String> steps,
            Optional<UpgradeCopy> upgrade) {
        this.file = file;
        this.folder = folder;
        this.reserve = reserve;
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setAutoCommit(false);
        config.setPoolName("store");
        HikariDataSource opened = null;
        try {
            opened = new HikariDataSource(config);
            HikariDataSource there = opened;
            Migrations.run(opened, steps, version -> upgrade.ifPresent(copy -> copy.make(there, version)));
        } catch (HikariPool.PoolInitializationException e) {
            file.ifPresent(H2Source::close);
            throw SqlFaults.of(e, "STO-01", "store.fault.open");
        } catch (Fault e) {
            opened.close();
            file.ifPresent(H2Source::close);
            upgrade.ifPresent(UpgradeCopy::putBack);
            throw e;
        }
        upgraded = upgrade.flatMap(UpgradeCopy::made);
        pool = opened;
    }

    /**
     * Opens the home's own database, or makes it.
     *
     * @throws Fault STO-01 when it can't be opened (damaged, or another key), STO-02 when it is of a newer version,
     *     STO-03 when the disk is full, STO-06 when an unreleased version made it, STO-08 when there is no room to keep it
     *     as it was before an upgrade
     */
    public static Database h2(Home home, HomeKey key) {
        return h2(home, key, RESERVE_BYTES, Migrations.ALL);
    }

    /**
     * @param reserve bytes of the disk that are left free
     * @param steps of migration that are known
     */
    static Database h2(Home home, HomeKey key, long reserve, List<String> steps) {
        // No Java class may be named from SQL. Read once by the engine, when it is loaded.
        System.setProperty("h2.allowedClasses", "");
        HikariConfig config = new HikariConfig();
        H2Source source = new H2Source(
                home.database(),
                // What is larger than MAX_MEMORY_ROWS the engine puts into a file of its own that nobody enciphers: so
                // there is no such size, and whoever changes or reads a whole table does it in strides.
                ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000;MAX_MEMORY_ROWS="
                        + Integer.MAX_VALUE
                        + ";QUERY_CACHE_SIZE="
                        + STATEMENTS
                        + ";CACHE_SIZE="
                        + CACHE_KB,
                HexFormat.of().formatHex(key.derive("database")));
        config.setDataSource(source);
        config.setMaxLifetime(0); // a file does not go stale
        config.setIdleTimeout(0);
        return new Database(
                config,
                Optional.of(source),
                Optional.of(home.folder()),
                reserve,
                steps,
                Optional.of(new UpgradeCopy(home, key, reserve)));
    }

    /**
     * Opens a database on a server.
     *
     * @param url {@code jdbc:postgresql://host:port/name}
     * @throws Fault as {@link #h2}
     */
    public static Database postgres(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        // A server may be set up to acknowledge before it writes; this program never is.
        config.setConnectionInitSql("SET synchronous_commit = on");
        return new Database(config, Optional.empty(), Optional.empty(), 0, Migrations.ALL, Optional.empty());
    }

    /** Where it was copied to before this opening brought it to a newer version; empty where that was not needed. */
    Optional<Path> upgraded() {
        return upgraded;
    }

    /** The version of the tables that this program makes and reads. */
    public static int schema() {
        return Migrations.last(Migrations.ALL);
    }

    /** Whether others may write in it while it is open here: other seats, on a server. */
    boolean shared() {
        return folder.isEmpty();
    }

    /** Reads in one transaction. @throws Fault STO-04 when the database does not answer */
    public <T> T read(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            T result = work.on(connection);
            connection.rollback();
            return result;
        } catch (SQLException e) {
            throw failed(e, "STO-04", "store.fault.read");
        }
    }

    /**
     * Writes in one transaction, all or nothing. Safe against a kill of this program on return; against a power cut
     * only after {@link #durably} or a later one of those.
     *
     * @throws Fault STO-03 when it could not be written
     */
    public <T> T write(Work<T> work) {
        return write(work, false);
    }

    /** As {@link #write}, and safe against a power cut on return. */
    public <T> T durably(Work<T> work) {
        return write(work, true);
    }

    /** As {@link #durably}, without a result. */
    public void change(Deed deed) {
        durably(connection -> {
            deed.on(connection);
            return null;
        });
    }

    private <T> T write(Work<T> work, boolean sync) {
        checkRoom();
        try (Connection connection = pool.getConnection()) {
            T result;
            try {
                result = work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
            if (sync && folder.isPresent()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CHECKPOINT SYNC");
                }
            }
            return result;
        } catch (SQLException e) {
            throw failed(e, "STO-03", "store.fault.write");
        }
    }

    private void checkRoom() {
        if (folder.isPresent() && free(folder.get()) < reserve) {
            throw new Fault("STO-03", "store.fault.write");
        }
    }

    /** Bytes; 0 also where the disk does not say. Asked before each transaction, and a FileStore lists every mount first. */
    private static long free(Path folder) {
        return folder.toFile().getUsableSpace();
    }

    /** Why nothing can be written now, where the disk is full; reading goes on. Quick. */
    Optional<Fault> full() {
        return folder.isPresent() && free(folder.get()) < reserve
                ? Optional.of(
                        new Fault("STO-10", "store.fault.full", folder.get().toString(), reserve >> 20))
                : Optional.empty();
    }

    private Fault failed(SQLException e, String code, String key) {
        // The engine may have closed itself under every connection; new ones open it again.
        pool.getHikariPoolMXBean().softEvictConnections();
        return SqlFaults.of(e, code, key);
    }

    @Override
    public void close() {
        pool.close();
        file.ifPresent(H2Source::close);
    }
}
