package eu.sargs.store;

import eu.sargs.journal.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives events to a projection and passes by those it can't hold: what another station signed stands in the journal
 * whatever it says, and one text that is too long or one time that does not exist must not stop the tables for good.
 * The same events are passed by each time, so tables equal their rebuild.
 */
final class PassingBy {
    private static final Logger LOG = LoggerFactory.getLogger(PassingBy.class);

    private PassingBy() {}

    /**
     * In the connection's transaction.
     *
     * @return those passed by
     * @throws SQLException for what has nothing to do with what the events say
     */
    static List<PassedBy> apply(Connection connection, Projection projection, List<Event> events) throws SQLException {
        List<PassedBy> passed = new ArrayList<>();
        apply(connection, projection, events, passed);
        List<PassedBy> sums = new ArrayList<>();
        PassedBy.sum(sums, passed);
        sums.forEach(sum -> LOG.error("Not in the tables: {}", sum));
        return passed;
    }

    /** By halves: one among thousands does not make them all go one by one. */
    private static void apply(Connection connection, Projection projection, List<Event> events, List<PassedBy> passed)
            throws SQLException {
        Optional<PassedBy.Why> refused = refusal(connection, projection, events);
        if (refused.isEmpty()) {
            return;
        }
        if (events.size() == 1) {
            passed.add(PassedBy.of(projection, events.getFirst(), refused.get()));
            return;
        }
        int half = events.size() / 2;
        apply(connection, projection, events.subList(0, half), passed);
        apply(connection, projection, events.subList(half, events.size()), passed);
    }

    /** @return empty where they were taken */
    private static Optional<PassedBy.Why> refusal(Connection connection, Projection projection, List<Event> events)
            throws SQLException {
        PassedBy.Why why;
        Savepoint before = connection.setSavepoint();
        try {
            projection.apply(connection, events);
            connection.releaseSavepoint(before);
            return Optional.empty();
        } catch (SQLException e) {
            if (!SqlFaults.isOfContent(e)) {
                throw e;
            }
            why = PassedBy.Why.UNFIT;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            LOG.debug("Projection {} meets {}", projection.name(), e.getClass().getName());
            why = PassedBy.Why.UNREADABLE;
        }
        connection.rollback(before);
        return Optional.of(why);
    }
}
