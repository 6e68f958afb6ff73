package eu.sargs.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How far followers and projections have come. */
final class CheckpointTable {
    private CheckpointTable() {}

    /** 0 where it has not begun. */
    static long find(Connection connection, String follower, int feed) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sequence FROM checkpoint WHERE follower = ? AND feed = ?")) {
            select.setString(1, follower);
            select.setInt(2, feed);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    static void move(Connection connection, String follower, int feed, long sequence) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE checkpoint SET sequence = ? WHERE follower = ? AND feed = ?")) {
            update.setLong(1, sequence);
            update.setString(2, follower);
            update.setInt(3, feed);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO checkpoint (follower, feed, sequence) VALUES (?, ?, ?)")) {
            insert.setString(1, follower);
            insert.setInt(2, feed);
            insert.setLong(3, sequence);
            insert.executeUpdate();
        }
    }

    /** Everybody who has come further than this in a feed goes back to it. */
    static void fallBack(Connection connection, int feed, long sequence) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE checkpoint SET sequence = ? WHERE feed = ? AND sequence > ?")) {
            update.setLong(1, sequence);
            update.setInt(2, feed);
            update.setLong(3, sequence);
            update.executeUpdate();
        }
    }

    static void forget(Connection connection, String follower) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM checkpoint WHERE follower = ?")) {
            delete.setString(1, follower);
            delete.executeUpdate();
        }
    }
}
