package eu.sargs.store;

import eu.sargs.journal.Erasure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Ranges of feeds without bodies, and the deleting of those. */
final class GoneTable {
    /** Why bodies are not there. */
    enum Kind {
        ERASED(1),
        RETIRED(2),
        DROPPED(3),
        /** Erased by an event that was set aside since: never stored again, but nobody else can know why. */
        FORSAKEN(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        static Kind of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("Not a reason for a missing body: " + code);
        }
    }

    /** @param hash of the header at {@code last}, with {@link Kind#RETIRED} */
    record Range(Kind kind, long first, long last, Optional<byte[]> hash) {
        boolean holds(long sequence) {
            return sequence >= first && sequence <= last;
        }

        /** Whether its origin erased it, for good, also where the event that said so counts no more. */
        boolean isErasure() {
            return kind == Kind.ERASED || kind == Kind.FORSAKEN;
        }
    }

    record Row(int feed, Range range) {}

    /** Types whose bodies are never deleted, as SQL lists them. */
    private static final String KEPT =
            Erasure.kept().stream().sorted().reduce((a, b) -> a + "', '" + b).orElseThrow();

    private GoneTable() {}

    static List<Row> all(Connection connection) throws SQLException {
        return Query.list(
                connection,
                row -> new Row(
                        row.getInt(1),
                        new Range(
                                Kind.of(row.getInt(2)),
                                row.getLong(3),
                                row.getLong(4),
                                Optional.ofNullable(row.getBytes(5)))),
                "SELECT feed, kind, first_sequence, last_sequence, head_hash FROM gone"
                        + " ORDER BY feed, kind, first_sequence");
    }

    /**
     * Notes a range; droppings of a feed begin at 1, so that of those the longest is kept. Of retirements each is: a feed
     * may have been begun at any of them, or gone on with after it.
     */
    static void put(Connection connection, int feed, Range range) throws SQLException {
        if (range.kind() == Kind.DROPPED) {
            Query.update(connection, "DELETE FROM gone WHERE feed = ? AND kind = ?", feed, range.kind().code);
        }
        boolean there = Query.first(
                        connection,
                        row -> row.getInt(1),
                        "SELECT 1 FROM gone WHERE feed = ? AND kind = ? AND first_sequence = ? AND last_sequence = ?",
                        feed,
                        range.kind().code,
                        range.first(),
                        range.last())
                .isPresent();
        if (!there) {
            Query.update(
                    connection,
                    "INSERT INTO gone (feed, kind, first_sequence, last_sequence, head_hash) VALUES (?, ?, ?, ?, ?)",
                    feed,
                    range.kind().code,
                    range.first(),
                    range.last(),
                    range.hash().orElse(null));
        }
    }

    /** Notes that the event that erased a range was set aside. */
    static void forsake(Connection connection, int feed, long first, long last) throws SQLException {
        int erased = Query.update(
                connection,
                "DELETE FROM gone WHERE feed = ? AND kind = ? AND first_sequence = ? AND last_sequence = ?",
                feed,
                Kind.ERASED.code,
                first,
                last);
        if (erased > 0) {
            put(connection, feed, new Range(Kind.FORSAKEN, first, last, Optional.empty()));
        }
    }

    /** Deletes salts and bodies of a range, set aside or not. @return of how many events that were not set aside */
    static int deleteBodies(Connection connection, int feed, long first, long last) throws SQLException {
        BlockTable.unfold(connection, feed, first, last);
        int deleted = deleteBodies(connection, "event", feed, first, last);
        deleteBodies(connection, "set_aside", feed, first, last);
        return deleted;
    }

    private static int deleteBodies(Connection connection, String table, int feed, long first, long last)
            throws SQLException {
        return Strides.change(
                connection,
                table,
                EventTable.place(feed, first),
                EventTable.place(feed, Math.min(last, EventTable.SPAN - 1)),
                (from, to) -> Query.update(
                        connection,
                        "UPDATE " + table + " SET salt = NULL, body = NULL WHERE place >= ? AND place <= ?"
                                + " AND body IS NOT NULL AND event_type NOT IN ('" + KEPT + "')",
                        from,
                        to));
    }

    /** Deletes whole events up to one, whose header's hash is kept with the retirement. */
    static void deleteEvents(Connection connection, int feed, long last) throws SQLException {
        BlockTable.unfold(connection, feed, 1, last);
        Strides.change(
                connection,
                "event",
                EventTable.place(feed, 1),
                EventTable.place(feed, last),
                (from, to) -> Query.update(connection, "DELETE FROM event WHERE place >= ? AND place <= ?", from, to));
    }
}
