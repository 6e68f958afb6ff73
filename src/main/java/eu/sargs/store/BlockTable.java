package eu.sargs.store;

import eu.sargs.journal.Body;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Events of other stations' traffic that came many at once, many in a row. Whoever is to change one of them lays them
 * out as rows of their own first ({@link #unfold}); {@link EventTable} reads both.
 */
final class BlockTable {
    /** Fewer events that came together are rows of their own. */
    private static final int WORTH = 16;
    /** Events of a block, about: where more are wanted, so many blocks are read at once. */
    private static final int USUAL = 24;
    /** Blocks laid out at once. */
    private static final int UNFOLDED = 50;

    private static final String COLUMNS = "SELECT place, events, content FROM event_block";

    private BlockTable() {}

    /** Whether events of others that came together become blocks: what says of bodies, and of members, never does. */
    static boolean takes(List<Envelope> envelopes) {
        return envelopes.size() >= WORTH
                && mayHold(envelopes.getFirst().header().feed());
    }

    /** Whether some of the feed's events may stand here. */
    static boolean mayHold(FeedId feed) {
        return feed.lane() == Lane.TRAFFIC;
    }

    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement("INSERT INTO event_block (place, events, content) VALUES (?, ?, ?)");
    }

    /** @param envelopes consecutive events of one feed */
    static void add(PreparedStatement insert, int feed, List<Envelope> envelopes) throws SQLException {
        for (EventBlock block : EventBlock.of(envelopes)) {
            insert.setLong(1, EventTable.place(feed, block.last()));
            insert.setInt(2, block.events());
            insert.setBytes(3, block.content());
            insert.addBatch();
        }
    }

    /** Sequence of the first event that stands here, of the block that holds this one's successor or comes after it. */
    static Optional<Long> next(Connection connection, int feed, long sequence) throws SQLException {
        return Query.first(
                connection,
                row -> EventTable.sequence(row.getLong(1)) - row.getInt(2) + 1,
                "SELECT place, events FROM event_block WHERE place > ? AND place < ? ORDER BY place"
                        + " FETCH FIRST 1 ROWS ONLY",
                EventTable.place(feed, sequence),
                EventTable.place(feed + 1, 0));
    }

    /** Adds events after a sequence, as far as blocks follow each other, {@code limit} of them at most. */
    static void after(Connection connection, FeedId id, int feed, long sequence, int limit, List<Envelope> found)
            throws SQLException {
        long at = sequence;
        int left = limit;
        for (EventBlock block : blocks(connection, feed, sequence, 1 + limit / USUAL)) {
            if (left == 0 || block.first() > at + 1) {
                return;
            }
            List<Envelope> more = block.after(id, at, left);
            found.addAll(more);
            left -= more.size();
            at = block.last();
        }
    }

    private static List<EventBlock> blocks(Connection connection, int feed, long sequence, int limit)
            throws SQLException {
        return Query.list(
                connection,
                BlockTable::block,
                COLUMNS + " WHERE place > ? AND place < ? ORDER BY place FETCH FIRST ? ROWS ONLY",
                EventTable.place(feed, sequence),
                EventTable.place(feed + 1, 0),
                limit);
    }

    private static EventBlock block(ResultSet row) throws SQLException {
        return new EventBlock(EventTable.sequence(row.getLong(1)), row.getInt(2), row.getBytes(3));
    }

    /** The body of the event at a place; empty where it has none, or does not stand here. */
    static Optional<Body> body(PreparedStatement select, long place) throws SQLException {
        long sequence = EventTable.sequence(place);
        select.setLong(1, place);
        select.setLong(2, place - sequence + EventTable.SPAN);
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? block(rows).body(sequence) : Optional.empty();
        }
    }

    /** For {@link #body}. */
    static PreparedStatement selectBody(Connection connection) throws SQLException {
        return connection.prepareStatement(
                COLUMNS + " WHERE place >= ? AND place < ? ORDER BY place FETCH FIRST 1 ROWS ONLY");
    }

    /** The last sequence of a feed that stands here in blocks that end before another, 0 where none does. */
    static long end(Connection connection, int feed, long before) throws SQLException {
        return Query.first(
                        connection,
                        row -> EventTable.sequence(row.getLong(1)),
                        "SELECT place FROM event_block WHERE place > ? AND place < ? ORDER BY place DESC"
                                + " FETCH FIRST 1 ROWS ONLY",
                        EventTable.place(feed, 0),
                        EventTable.place(feed, before))
                .orElse(0L);
    }

    /** Makes rows of every block that has an event of this range, so that those can be changed. */
    static void unfold(Connection connection, int feed, long first, long last) throws SQLException {
        List<EventBlock> blocks = blocks(connection, feed, first - 1, UNFOLDED);
        if (blocks.isEmpty()) {
            return;
        }
        FeedId id = FeedTable.name(connection, feed);
        try (PreparedStatement insert = EventTable.insert(connection)) {
            while (!blocks.isEmpty() && blocks.getFirst().first() <= last) {
                for (EventBlock block : blocks) {
                    if (block.first() <= last) {
                        for (Envelope envelope : block.after(id, 0, block.events())) {
                            EventTable.add(insert, feed, envelope);
                        }
                        Query.update(
                                connection,
                                "DELETE FROM event_block WHERE place = ?",
                                EventTable.place(feed, block.last()));
                    }
                }
                insert.executeBatch();
                blocks = blocks(connection, feed, first - 1, UNFOLDED);
            }
        }
    }
}
