package eu.sargs.store;

import eu.sargs.journal.Body;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events, in the order of their places: rows of their own, and what stands among them in {@link BlockTable}. */
final class EventTable {
    /** Sequences a feed has room for. */
    static final long SPAN = 1L << 40;

    private EventTable() {}

    /** A feed's number and a sequence in one key. */
    static long place(int feed, long sequence) {
        return feed * SPAN + sequence;
    }

    static long sequence(long place) {
        return place % SPAN;
    }

    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement("INSERT INTO event (place, previous, hlc_millis, hlc_counter, event_type,"
                + " schema_version, body_hash, salt, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    static void add(PreparedStatement insert, int feed, Envelope envelope) throws SQLException {
        Header header = envelope.header();
        insert.setLong(1, place(feed, header.sequence()));
        insert.setBytes(2, header.previous());
        insert.setLong(3, header.time().millis());
        insert.setInt(4, header.time().counter());
        insert.setString(5, header.type());
        insert.setInt(6, header.version());
        insert.setBytes(7, header.bodyHash());
        insert.setBytes(8, envelope.body().map(Body::salt).orElse(null));
        insert.setBytes(9, envelope.body().map(Body::bytes).orElse(null));
        insert.addBatch();
    }

    /** Gives events that stand here without their bodies those. */
    static void fill(Connection connection, int feed, List<Envelope> envelopes) throws SQLException {
        BlockTable.unfold(
                connection,
                feed,
                envelopes.getFirst().header().sequence(),
                envelopes.getLast().header().sequence());
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE event SET salt = ?, body = ? WHERE place = ? AND body IS NULL")) {
            for (Envelope envelope : envelopes) {
                Body body = envelope.body().orElseThrow();
                update.setBytes(1, body.salt());
                update.setBytes(2, body.bytes());
                update.setLong(3, place(feed, envelope.header().sequence()));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Events after a sequence, at most {@code limit}, in order. */
    static List<Envelope> after(Connection connection, FeedId id, int feed, long sequence, int limit)
            throws SQLException {
        if (!BlockTable.mayHold(id)) {
            return after(connection, "event", id, feed, sequence, limit);
        }
        List<Envelope> found = new ArrayList<>();
        long at = sequence;
        while (found.size() < limit) {
            Optional<Long> block = BlockTable.next(connection, feed, at);
            int left = limit - found.size();
            if (block.isPresent() && block.get() <= at + 1) {
                BlockTable.after(connection, id, feed, at, left, found); // none where it was laid out since
            } else {
                List<Envelope> rows =
                        before(connection, "event", id, place(feed, at), place(feed, block.orElse(SPAN)), left);
                if (!block.equals(BlockTable.next(connection, feed, at))) {
                    continue; // others laid one out, or added one, and rows behind it
                }
                if (rows.isEmpty() && block.isPresent()) {
                    at = block.get() - 1; // the feed begins there
                    continue;
                }
                found.addAll(rows);
                if (block.isEmpty()) {
                    break;
                }
            }
            at = found.isEmpty() ? at : found.getLast().header().sequence();
        }
        return found;
    }

    /** @param table this one, or the one of what was set aside, which looks the same; rows alone */
    static List<Envelope> after(Connection connection, String table, FeedId id, int feed, long sequence, int limit)
            throws SQLException {
        return before(connection, table, id, place(feed, sequence), place(feed + 1, 0), limit);
    }

    private static List<Envelope> before(
            Connection connection, String table, FeedId id, long after, long before, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT place, previous, hlc_millis, hlc_counter, event_type, schema_version, body_hash, salt, body"
                        + " FROM " + table + " WHERE place > ? AND place < ? ORDER BY place FETCH FIRST ? ROWS ONLY")) {
            select.setLong(1, after);
            select.setLong(2, before);
            select.setInt(3, limit);
            List<Envelope> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(envelope(id, rows));
                }
            }
            return found;
        }
    }

    /** Events of a type after a sequence, all of them; not of lane traffic. @param table as above */
    static List<Envelope> ofType(Connection connection, String table, FeedId id, int feed, long sequence, String type)
            throws SQLException {
        return Query.list(
                connection,
                row -> envelope(id, row),
                "SELECT place, previous, hlc_millis, hlc_counter, event_type, schema_version, body_hash, salt, body"
                        + " FROM " + table + " WHERE place > ? AND place < ? AND event_type = ? ORDER BY place",
                place(feed, sequence),
                place(feed + 1, 0),
                type);
    }

    /** What the events at these places carry, in the same order; those without a body are left out. */
    static List<byte[]> payloads(Connection connection, List<Long> places) throws SQLException {
        List<byte[]> payloads = new ArrayList<>(places.size());
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT salt, body FROM event WHERE place = ? AND body IS NOT NULL");
                PreparedStatement inBlock = BlockTable.selectBody(connection)) {
            for (long place : places) {
                Optional<Body> body = body(select, place);
                if (body.isEmpty()) {
                    body = BlockTable.body(inBlock, place);
                }
                if (body.isEmpty()) {
                    body = body(select, place); // its block was laid out in between
                }
                body.map(Body::payload).ifPresent(payloads::add);
            }
        }
        return payloads;
    }

    private static Optional<Body> body(PreparedStatement select, long place) throws SQLException {
        select.setLong(1, place);
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(new Body(rows.getBytes(1), rows.getBytes(2))) : Optional.empty();
        }
    }

    /** The last event of a feed. */
    static Optional<Envelope> last(Connection connection, FeedId id, int feed) throws SQLException {
        return before(connection, id, feed, SPAN);
    }

    /** The last event of a feed that stands before a sequence. */
    static Optional<Envelope> before(Connection connection, FeedId id, int feed, long sequence) throws SQLException {
        long end = end(connection, feed, sequence);
        return end == 0
                ? Optional.empty()
                : after(connection, id, feed, end - 1, 1).stream().findFirst();
    }

    /** The last sequence of a feed, 0 where it is empty. */
    static long end(Connection connection, int feed) throws SQLException {
        return end(connection, feed, SPAN);
    }

    private static long end(Connection connection, int feed, long before) throws SQLException {
        long block = BlockTable.end(connection, feed, before); // first: one may become rows in between
        return Math.max(block, lastRow(connection, feed, before));
    }

    private static long lastRow(Connection connection, int feed, long before) throws SQLException {
        // Not MAX(place): H2 would go through the whole feed for it.
        try (PreparedStatement select = connection.prepareStatement("SELECT place FROM event"
                + " WHERE place > ? AND place < ? ORDER BY place DESC FETCH FIRST 1 ROWS ONLY")) {
            select.setLong(1, place(feed, 0));
            select.setLong(2, place(feed, before));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? sequence(rows.getLong(1)) : 0;
            }
        }
    }

    /** A row of this table, or of the one of what was set aside, with its columns in their order. */
    static Envelope envelope(FeedId id, ResultSet rows) throws SQLException {
        Header header = new Header(
                id,
                sequence(rows.getLong(1)),
                rows.getBytes(2),
                new HybridTime(rows.getLong(3), rows.getInt(4)),
                rows.getString(5),
                rows.getInt(6),
                rows.getBytes(7));
        byte[] salt = rows.getBytes(8);
        byte[] body = rows.getBytes(9);
        return new Envelope(
                header, salt == null || body == null ? Optional.empty() : Optional.of(new Body(salt, body)));
    }
}
