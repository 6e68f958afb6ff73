package eu.sargs.store;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Feeds by their short numbers. */
final class FeedTable {
    private FeedTable() {}

    static Map<FeedId, Integer> all(Connection connection) throws SQLException {
        Map<FeedId, Integer> all = new LinkedHashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT feed, origin, epoch, scope, lane FROM feed ORDER BY feed");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.put(
                        new FeedId(
                                new OriginKey(rows.getString(2)),
                                rows.getInt(3),
                                new Scope(rows.getString(4)),
                                Lane.of(rows.getInt(5))),
                        rows.getInt(1));
            }
        }
        return all;
    }

    /** The feed of a number that is known. */
    static FeedId name(Connection connection, int number) throws SQLException {
        return all(connection).entrySet().stream()
                .filter(feed -> feed.getValue() == number)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    static int add(Connection connection, FeedId feed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO feed (origin, epoch, scope, lane) VALUES (?, ?, ?, ?)", new String[] {"feed"})) {
            insert.setString(1, feed.origin().hex());
            insert.setInt(2, feed.epoch());
            insert.setString(3, feed.scope().text());
            insert.setInt(4, feed.lane().code());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getInt(1);
            }
        }
    }
}
