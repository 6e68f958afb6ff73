package eu.sargs.store;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Succession;
import eu.sargs.journal.Successions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Which keys follow which: written with the events that say so, and set aside with them. */
final class SuccessionTable {
    private SuccessionTable() {}

    static Successions all(Connection connection) throws SQLException {
        Map<Integer, FeedId> names = new HashMap<>();
        FeedTable.all(connection).forEach((feed, number) -> names.put(number, feed));
        return Successions.NONE.with(Query.list(
                connection,
                row -> new Succession(
                        new Position(
                                names.get((int) (row.getLong(1) / EventTable.SPAN)),
                                EventTable.sequence(row.getLong(1))),
                        new HybridTime(row.getLong(2), row.getInt(3)),
                        new OriginKey(row.getString(4))),
                "SELECT place, hlc_millis, hlc_counter, next_key FROM succession"));
    }

    static void add(Connection connection, int feed, Succession one) throws SQLException {
        Query.update(
                connection,
                "INSERT INTO succession (place, hlc_millis, hlc_counter, next_key) VALUES (?, ?, ?, ?)",
                EventTable.place(feed, one.said().sequence()),
                one.time().millis(),
                one.time().counter(),
                one.next().hex());
    }

    /** Those that stood after a feed's end. */
    static void setAside(Connection connection, int feed, long last) throws SQLException {
        Query.update(
                connection,
                "DELETE FROM succession WHERE place > ? AND place < ?",
                EventTable.place(feed, last),
                EventTable.place(feed + 1, 0));
    }
}
