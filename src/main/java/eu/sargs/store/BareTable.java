package eu.sargs.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Ranges of feeds that came here without their bodies, though nobody had erased those. */
final class BareTable {
    /** @param retired whether the feed's origin had retired them by then; else a station on the way had let go of them */
    record Range(long first, long last, boolean retired) {
        boolean holds(long sequence) {
            return sequence >= first && sequence <= last;
        }

        /** The same where its feed's origin has by now retired what stands up to a sequence. */
        List<Range> retiredUpTo(long end) {
            if (retired || end < first) {
                return List.of(this);
            }
            return end >= last
                    ? List.of(new Range(first, last, true))
                    : List.of(new Range(first, end, true), new Range(end + 1, last, false));
        }

        /** What is left of it where some of its events are not among it any more. @param filled in their order */
        List<Range> without(List<Long> filled) {
            List<Range> left = new ArrayList<>();
            long from = first;
            for (long sequence : filled) {
                if (holds(sequence)) {
                    if (from < sequence) {
                        left.add(new Range(from, sequence - 1, retired));
                    }
                    from = sequence + 1;
                }
            }
            if (from <= last) {
                left.add(new Range(from, last, retired));
            }
            return left;
        }
    }

    record Row(int feed, Range range) {}

    private BareTable() {}

    static List<Row> all(Connection connection) throws SQLException {
        return Query.list(
                connection,
                row -> new Row(row.getInt(1), new Range(row.getLong(2), row.getLong(3), row.getBoolean(4))),
                "SELECT feed, first_sequence, last_sequence, retired FROM came_bare ORDER BY feed, first_sequence");
    }

    /** Notes a range, in the place of a shorter one that begins there. */
    static void put(Connection connection, int feed, Range range) throws SQLException {
        Query.update(connection, "DELETE FROM came_bare WHERE feed = ? AND first_sequence = ?", feed, range.first());
        Query.update(
                connection,
                "INSERT INTO came_bare (feed, first_sequence, last_sequence, retired) VALUES (?, ?, ?, ?)",
                feed,
                range.first(),
                range.last(),
                range.retired());
    }

    /** Notes that of a feed these are left. */
    static void left(Connection connection, int feed, List<Range> ranges) throws SQLException {
        Query.update(connection, "DELETE FROM came_bare WHERE feed = ?", feed);
        for (Range range : ranges) {
            put(connection, feed, range);
        }
    }

    /** Of what stands after a sequence nothing is known any more: it was set aside. */
    static void cut(Connection connection, int feed, long last) throws SQLException {
        Query.update(connection, "DELETE FROM came_bare WHERE feed = ? AND first_sequence > ?", feed, last);
        Query.update(
                connection,
                "UPDATE came_bare SET last_sequence = ? WHERE feed = ? AND last_sequence > ?",
                last,
                feed,
                last);
    }
}
