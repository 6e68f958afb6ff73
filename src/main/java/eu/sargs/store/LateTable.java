package eu.sargs.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Ranges of feeds whose bodies came later than their headers, and not every table that follows them has those yet. */
final class LateTable {
    record Row(int feed, long first, long last) {}

    private LateTable() {}

    static List<Row> all(Connection connection) throws SQLException {
        return Query.list(
                connection,
                row -> new Row(row.getInt(1), row.getLong(2), row.getLong(3)),
                "SELECT feed, first_sequence, last_sequence FROM came_late ORDER BY feed, first_sequence");
    }

    static boolean isEmpty(Connection connection) throws SQLException {
        return Query.first(connection, row -> row.getInt(1), "SELECT feed FROM came_late FETCH FIRST 1 ROWS ONLY")
                .isEmpty();
    }

    /** Notes a range, in the place of one that begins there. */
    static void put(Connection connection, int feed, long first, long last) throws SQLException {
        Query.update(connection, "DELETE FROM came_late WHERE feed = ? AND first_sequence = ?", feed, first);
        Query.update(
                connection,
                "INSERT INTO came_late (feed, first_sequence, last_sequence) VALUES (?, ?, ?)",
                feed,
                first,
                last);
    }

    /** Does nothing where another range was noted in its place since. */
    static void remove(Connection connection, Row row) throws SQLException {
        Query.update(
                connection,
                "DELETE FROM came_late WHERE feed = ? AND first_sequence = ? AND last_sequence = ?",
                row.feed(),
                row.first(),
                row.last());
    }
}
