package eu.sargs.store;

import eu.sargs.journal.Erasure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Deletes salts and bodies of events whose days are over, whose headers nobody but this home has to answer for. */
@FunctionalInterface
interface LettingGo {
    /** @return of how many events */
    int of(Connection connection) throws SQLException;

    /**
     * Of one feed of the record, up to an event; then its tables are to be built anew.
     *
     * @param types that are let go of
     * @param stay places of those that are not
     */
    static LettingGo ofRecord(int feed, long last, Collection<String> types, Collection<Long> stay) {
        return connection -> {
            long end = EventTable.place(feed, last);
            NavigableSet<Long> kept = new TreeSet<>(stay);
            int gone = 0;
            for (long from = EventTable.place(feed, 1); from <= end; ) {
                Long next = kept.ceiling(from);
                long to = next == null || next > end ? end : next - 1;
                gone += Strides.change(
                        connection,
                        "event",
                        from,
                        to,
                        (first, until) -> Query.update(
                                connection,
                                delete("event", types, true) + " AND place >= ? AND place <= ?",
                                first,
                                until));
                from = to == end ? end + 1 : to + 2;
            }
            if (gone > 0) {
                TakenBackTable.add(connection, feed);
            }
            return gone;
        };
    }

    /** Of what was set aside of some feeds, and said before a time; no table shows it. @param types alone; all where empty */
    static LettingGo ofSetAside(List<Integer> feeds, long beforeMillis, Collection<String> types) {
        return connection -> {
            int gone = 0;
            for (int feed : feeds) {
                gone += Strides.change(
                        connection,
                        "set_aside",
                        EventTable.place(feed, 1),
                        EventTable.place(feed + 1, 0) - 1,
                        (first, last) -> Query.update(
                                connection,
                                (types.isEmpty()
                                                ? delete("set_aside", Erasure.kept(), false)
                                                : delete("set_aside", types, true))
                                        + " AND hlc_millis < ? AND place >= ? AND place <= ?",
                                beforeMillis,
                                first,
                                last));
            }
            return gone;
        };
    }

    private static String delete(String table, Collection<String> types, boolean these) {
        return "UPDATE " + table + " SET salt = NULL, body = NULL WHERE body IS NOT NULL AND event_type "
                + (these ? "IN" : "NOT IN") + " ('"
                + String.join("', '", types.stream().sorted().toList()) + "')";
    }
}
