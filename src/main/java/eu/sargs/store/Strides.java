package eu.sargs.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Whole tables and long feeds, some rows at a time: H2 keeps the rows that a statement changes or finds in memory until
 * its end.
 */
final class Strides {
    private static final int ROWS = 5_000;

    /** Something done to the rows from one place to another, both counted in. @return how many it hit */
    @FunctionalInterface
    interface Change {
        int on(long first, long last) throws SQLException;
    }

    private Strides() {}

    /** @param table whose key is {@code place} @return how many rows were hit */
    static int change(Connection connection, String table, long first, long last, Change change) throws SQLException {
        int hit = 0;
        long from = first;
        while (true) {
            Optional<Long> to = Query.first(
                    connection,
                    row -> row.getLong(1),
                    "SELECT place FROM " + table + " WHERE place >= ? AND place <= ? ORDER BY place OFFSET "
                            + (ROWS - 1) + " ROWS FETCH FIRST 1 ROWS ONLY",
                    from,
                    last);
            if (to.isEmpty()) {
                return hit + change.on(from, last);
            }
            hit += change.on(from, to.get());
            from = to.get() + 1;
        }
    }

    /** Deletes all rows of a table, in the transaction. */
    static void clear(Connection connection, String table) throws SQLException {
        if (isH2(connection)) {
            while (Query.update(connection, "DELETE FROM " + table + " FETCH FIRST " + ROWS + " ROWS ONLY") > 0) {
                // on to the end
            }
        } else {
            Query.update(connection, "DELETE FROM " + table);
        }
    }

    /** Something done with rows as they come. */
    @FunctionalInterface
    interface Reading {
        void of(ResultSet rows) throws SQLException;
    }

    /**
     * Reads a whole table without having all of it in memory.
     *
     * @param order columns of an index, else the engine has to sort first
     */
    static void read(Connection connection, String table, String order, Reading reading) throws SQLException {
        boolean h2 = isH2(connection);
        if (h2) {
            execute(connection, "SET LAZY_QUERY_EXECUTION TRUE");
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM " + table + " ORDER BY " + order)) {
            select.setFetchSize(ROWS);
            try (ResultSet rows = select.executeQuery()) {
                reading.of(rows);
            }
        } finally {
            if (h2) {
                execute(connection, "SET LAZY_QUERY_EXECUTION FALSE");
            }
        }
    }

    private static boolean isH2(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().startsWith("jdbc:h2:");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
