package eu.sargs.store;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.SignedHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Signed heads, one a batch and feed. */
final class HeadTable {
    private HeadTable() {}

    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement("INSERT INTO signed_head (place, head_hash, signature) VALUES (?, ?, ?)");
    }

    static void add(PreparedStatement insert, int feed, SignedHead head) throws SQLException {
        insert.setLong(1, EventTable.place(feed, head.sequence()));
        insert.setBytes(2, head.hash());
        insert.setBytes(3, head.signature());
        insert.addBatch();
    }

    /** The last sequence that is signed, of those up to this one; 0 where none is. */
    static long last(Connection connection, int feed, long sequence) throws SQLException {
        return Query.first(
                        connection,
                        row -> EventTable.sequence(row.getLong(1)),
                        "SELECT place FROM signed_head WHERE place > ? AND place <= ? ORDER BY place DESC"
                                + " FETCH FIRST 1 ROWS ONLY",
                        EventTable.place(feed, 0),
                        EventTable.place(feed, sequence))
                .orElse(0L);
    }

    /** Deletes those after a sequence: what they were over cannot come back. */
    static void forget(Connection connection, int feed, long sequence) throws SQLException {
        Query.update(
                connection,
                "DELETE FROM signed_head WHERE place > ? AND place < ?",
                EventTable.place(feed, sequence),
                EventTable.place(feed + 1, 0));
    }

    /** Heads after a sequence, at most {@code limit}, in order. */
    static List<SignedHead> after(Connection connection, FeedId id, int feed, long sequence, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT place, head_hash, signature FROM signed_head"
                        + " WHERE place > ? AND place < ? ORDER BY place FETCH FIRST ? ROWS ONLY")) {
            select.setLong(1, EventTable.place(feed, sequence));
            select.setLong(2, EventTable.place(feed + 1, 0));
            select.setInt(3, limit);
            List<SignedHead> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new SignedHead(
                            id, EventTable.sequence(rows.getLong(1)), rows.getBytes(2), rows.getBytes(3)));
                }
            }
            return found;
        }
    }
}
