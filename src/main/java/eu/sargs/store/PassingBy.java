package eu.sargs.store;

import eu.sargs.journal.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.DateTimeException;
import java.util.List;
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

    /** In the connection's transaction. @throws SQLException for what has nothing to do with what the events say */
    static void apply(Connection connection, Projection projection, List<Event> events) throws SQLException {
        if (took(connection, projection, events)) {
            return;
        }
        for (Event event : events) {
            if (!took(connection, projection, List.of(event))) {
                LOG.error("Projection {} can't hold event {} and passes it by", projection.name(), event.position());
            }
        }
    }

    private static boolean took(Connection connection, Projection projection, List<Event> events) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            projection.apply(connection, events);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (!SqlFaults.isOfContent(e)) {
                throw e;
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            LOG.debug("Projection {} meets {}", projection.name(), e.getClass().getName());
        }
        connection.rollback(before);
        return false;
    }
}
