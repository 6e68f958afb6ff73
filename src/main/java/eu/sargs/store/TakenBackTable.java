package eu.sargs.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Feeds of which something was taken back and not every table that follows them knows yet. */
final class TakenBackTable {
    private TakenBackTable() {}

    static List<Integer> all(Connection connection) throws SQLException {
        return Query.list(connection, row -> row.getInt(1), "SELECT feed FROM taken_back ORDER BY feed");
    }

    static void add(Connection connection, int feed) throws SQLException {
        if (!all(connection).contains(feed)) {
            Query.update(connection, "INSERT INTO taken_back (feed) VALUES (?)", feed);
        }
    }

    static void remove(Connection connection, int feed) throws SQLException {
        Query.update(connection, "DELETE FROM taken_back WHERE feed = ?", feed);
    }
}
