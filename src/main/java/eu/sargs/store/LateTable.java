package eu.sargs.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Ranges of feeds whose bodies came later than their headers, for those who have followed the feeds without them. */
final class LateTable {
    /** Who is to be given them; each takes its own notes away. */
    enum Reader {
        TABLES,
        FOLLOWERS
    }

    record Row(int feed, long first, long last) {}

    private LateTable() {}

    static List<Row> all(Connection connection, Reader reader) throws SQLException {
        return Query.list(
                connection,
                row -> new Row(row.getInt(1), row.getLong(2), row.getLong(3)),
                "SELECT feed, first_sequence, last_sequence FROM came_late WHERE reader = ?"
                        + " ORDER BY feed, first_sequence",
                reader.name());
    }

    /** Notes a range for all, in the place of one that begins there. */
    static void put(Connection connection, int feed, long first, long last) throws SQLException {
        Query.update(connection, "DELETE FROM came_late WHERE feed = ? AND first_sequence = ?", feed, first);
        for (Reader reader : Reader.values()) {
            Query.update(
                    connection,
                    "INSERT INTO came_late (reader, feed, first_sequence, last_sequence) VALUES (?, ?, ?, ?)",
                    reader.name(),
                    feed,
                    first,
                    last);
        }
    }

    /** Does nothing where another range was noted in its place since. */
    static void remove(Connection connection, Reader reader, Row row) throws SQLException {
        Query.update(
                connection,
                "DELETE FROM came_late WHERE reader = ? AND feed = ? AND first_sequence = ? AND last_sequence = ?",
                reader.name(),
                row.feed(),
                row.first(),
                row.last());
    }
}
