package eu.sargs.store;

import eu.sargs.journal.HybridTime;
import eu.sargs.journal.RunCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Feeds that were ended, and what stood after their ends. */
final class EndTable {
    private static final int LONGEST_WHY = 400;

    private EndTable() {}

    static Map<Integer, RunCheck.End> all(Connection connection) throws SQLException {
        Map<Integer, RunCheck.End> all = new HashMap<>();
        Query.list(
                        connection,
                        row -> Map.entry(
                                row.getInt(1), new RunCheck.End(row.getLong(2), Optional.ofNullable(row.getBytes(3)))),
                        "SELECT feed, last_sequence, last_hash FROM feed_end")
                .forEach(end -> all.put(end.getKey(), end.getValue()));
        return all;
    }

    static void put(Connection connection, int feed, RunCheck.End end, String why) throws SQLException {
        String said = why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY);
        remove(connection, feed);
        Query.update(
                connection,
                "INSERT INTO feed_end (feed, last_sequence, last_hash, why) VALUES (?, ?, ?, ?)",
                feed,
                end.sequence(),
                end.hash().orElse(null),
                said);
    }

    /** It ends no more. */
    static void remove(Connection connection, int feed) throws SQLException {
        Query.update(connection, "DELETE FROM feed_end WHERE feed = ?", feed);
    }

    /** These events are in the journal again. */
    static void takenBack(Connection connection, int feed, long first, long last) throws SQLException {
        Query.update(
                connection,
                "DELETE FROM set_aside WHERE place >= ? AND place <= ?",
                EventTable.place(feed, first),
                EventTable.place(feed, last));
    }

    /** The latest time of what was set aside. */
    static Optional<HybridTime> latestAside(Connection connection) throws SQLException {
        return Query.first(
                connection,
                row -> new HybridTime(row.getLong(1), row.getInt(2)),
                "SELECT hlc_millis, hlc_counter FROM set_aside"
                        + " ORDER BY hlc_millis DESC, hlc_counter DESC FETCH FIRST 1 ROWS ONLY");
    }

    /** How many events of each feed are set aside, where there are some. */
    static Map<Integer, Long> counts(Connection connection) throws SQLException {
        Map<Integer, Long> counts = new HashMap<>();
        Query.list(
                        connection,
                        row -> Map.entry(row.getInt(1), row.getLong(2)),
                        "SELECT place / " + EventTable.SPAN + ", COUNT(*) FROM set_aside GROUP BY place / "
                                + EventTable.SPAN)
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** Moves what stands after a feed's end out of the journal. @return how many events */
    static int setAside(Connection connection, int feed, long last) throws SQLException {
        BlockTable.unfold(connection, feed, last + 1, EventTable.SPAN - 1);
        String columns = "place, previous, hlc_millis, hlc_counter, event_type, schema_version, body_hash, salt, body";
        return Strides.change(
                connection,
                "event",
                EventTable.place(feed, last) + 1,
                EventTable.place(feed + 1, 0) - 1,
                (from, to) -> {
                    Query.update( // of another history
                            connection,
                            "DELETE FROM set_aside WHERE place IN"
                                    + " (SELECT place FROM event WHERE place >= ? AND place <= ?)",
                            from,
                            to);
                    Query.update(
                            connection,
                            "INSERT INTO set_aside (" + columns + ") SELECT " + columns
                                    + " FROM event WHERE place >= ? AND place <= ?",
                            from,
                            to);
                    return Query.update(connection, "DELETE FROM event WHERE place >= ? AND place <= ?", from, to);
                });
    }
}
