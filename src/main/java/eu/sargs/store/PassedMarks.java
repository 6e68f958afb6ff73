package eu.sargs.store;

import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Up to where projections have passed events by, kept beside their checkpoints: so it is known that there are some
 * without looking through the journal for them.
 */
final class PassedMarks {
    private final JournalTables tables;
    private final SqlJournal journal;

    PassedMarks(JournalTables tables, SqlJournal journal) {
        this.tables = tables;
        this.journal = journal;
    }

    private static String name(Projection projection) {
        return projection.name() + "/passed-by";
    }

    static void forget(Connection connection, Projection projection) throws SQLException {
        CheckpointTable.forget(connection, name(projection));
    }

    void put(Connection connection, Projection projection, List<PassedBy> passed) throws SQLException {
        for (PassedBy one : passed) {
            int feed = tables.number(one.feed()).orElseThrow();
            if (one.last() > CheckpointTable.find(connection, name(projection), feed)) {
                CheckpointTable.move(connection, name(projection), feed, one.last());
            }
        }
    }

    /** The last event of each feed that one of these passed by, where it still has its body. */
    List<Event> last(List<Projection> projections) {
        List<Event> last = new ArrayList<>();
        for (FeedId feed : journal.heads().keySet()) {
            projections.stream().mapToLong(projection -> journal.checkpoint(name(projection), feed)).max().stream()
                    .filter(sequence -> sequence > 0)
                    .mapToObj(sequence -> journal.find(new Position(feed, sequence)))
                    .flatMap(Optional::stream)
                    .filter(event -> event.payload().isPresent())
                    .forEach(last::add);
        }
        return last;
    }
}
