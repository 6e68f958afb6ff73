package eu.sargs.store;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.LoggerFactory;

/**
 * Connections to the home's file. Before the engine opens it, at the start or after it closed itself (a full disk
 * does that to it), the file's header is mended. Thread-safe.
 */
final class H2Source implements DataSource, AutoCloseable {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(H2Source.class);
    private static final String SUFFIX = ".mv.db";
    /** How long a connection may take to say that it lives. */
    private static final int VALID_SECONDS = 10;

    private final JdbcDataSource engine = new JdbcDataSource();
    private final Path file;
    private final String password;
    /** Open for as long as the engine is. */
    private Connection anchor;

    private boolean closed;

    /**
     * @param settings of the engine, each after a semicolon
     * @param password of the file
     */
    H2Source(Path database, String settings, String password) {
        this.password = password;
        file = database.resolveSibling(database.getFileName() + SUFFIX);
        // retry: an interrupted thread closes the file channel it was using, and this opens it again.
        engine.setURL("jdbc:h2:file:" + EncipheredPath.prefix(file, password, "retry:") + database + settings);
        engine.setUser("sargs");
        engine.setPassword("local"); // the file's own is what counts
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        if (closed) {
            throw new SQLException("The database's file is closed");
        }
        if (anchor == null || !anchor.isValid(VALID_SECONDS)) {
            H2Header.mend(file, password);
            anchor = opened();
        }
        return engine.getConnection();
    }

    private Connection opened() throws SQLException {
        Connection first = engine.getConnection();
        try {
            H2Leftovers.finish(first);
            return first;
        } catch (SQLException | RuntimeException e) {
            first.close();
            throw e;
        }
    }

    /** The engine closes with its last connection. Once is enough; this source opens nothing any more. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (anchor != null) {
                anchor.close();
            }
        } catch (SQLException e) {
            LOG.warn("The database's file did not close: {}", e.getMessage());
        } finally {
            EncipheredPath.forget(file);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("There is one user");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return engine.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        engine.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        engine.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return engine.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return engine.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return engine.isWrapperFor(type);
    }
}
