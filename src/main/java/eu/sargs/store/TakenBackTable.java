package eu.sargs.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Feeds of which something was taken back and not every table that follows them knows yet. */
final class TakenBackTable {
    private TakenBackTable() {}

    /** @param times something was taken back; when it has grown, it was again while tables were rebuilt */
    record Row(int feed, int times) {}

    static List<Row> all(Connection connection) throws SQLException {
        return Query.list(
                connection,
                row -> new Row(row.getInt(1), row.getInt(2)),
                "SELECT feed, times FROM taken_back ORDER BY feed");
    }

    static void add(Connection connection, int feed) throws SQLException {
        if (Query.update(connection, "UPDATE taken_back SET times = times + 1 WHERE feed = ?", feed) == 0) {
            Query.update(connection, "INSERT INTO taken_back (feed, times) VALUES (?, 1)", feed);
        }
    }

    static void remove(Connection connection, List<Row> done) throws SQLException {
        for (Row row : done) {
            Query.update(connection, "DELETE FROM taken_back WHERE feed = ? AND times = ?", row.feed(), row.times());
        }
    }
}
