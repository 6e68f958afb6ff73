package eu.sargs.store;

import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Emptying, filling and comparing what a projection holds. */
final class ProjectionTables {
    private static final int STRIDE = 2_000;

    private ProjectionTables() {}

    /** Applies each feed's events up to an end. @return what was passed by, in sums */
    static List<PassedBy> fill(Connection connection, Projection projection, Journal journal, Map<FeedId, Long> ends)
            throws SQLException {
        List<PassedBy> passed = new ArrayList<>();
        for (Map.Entry<FeedId, Long> end : ends.entrySet()) {
            for (long done = 0; done < end.getValue(); ) {
                List<Event> events =
                        journal.read(end.getKey(), done, (int) Math.min(STRIDE, end.getValue() - done)).stream()
                                .filter(event -> event.sequence() <= end.getValue())
                                .toList();
                PassedBy.sum(passed, PassingBy.apply(connection, projection, events));
                done = events.isEmpty() ? end.getValue() : events.getLast().sequence();
            }
        }
        return passed;
    }

    static void clear(Connection connection, Projection projection) throws SQLException {
        for (String table : new ArrayList<>(projection.tables().keySet()).reversed()) {
            Strides.clear(connection, table);
        }
    }

    /** Not in one transaction: emptying a large table in one is slow. Broken off here, it is to be begun again. */
    static void empty(Database database, Projection projection) {
        for (String table : new ArrayList<>(projection.tables().keySet()).reversed()) {
            database.change(connection -> Query.update(connection, "TRUNCATE TABLE " + table));
        }
        database.change(connection -> {
            CheckpointTable.forget(connection, projection.name());
            PassedMarks.forget(connection, projection);
        });
    }

    /** A digest of each table. */
    static List<String> contents(Connection connection, Projection projection) throws SQLException {
        List<String> contents = new ArrayList<>();
        for (Map.Entry<String, String> table : projection.tables().entrySet()) {
            TableDigest digest = new TableDigest();
            Strides.read(connection, table.getKey(), table.getValue(), digest::add);
            contents.add(table.getKey() + " " + digest);
        }
        return contents;
    }
}
