package eu.sargs.store;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Reentry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What this home wrote itself and what was set aside with a second history of its feed, so that it is to be entered anew;
 * and what of its own feeds peers brought back, which somebody else with its key may have written. What was entered anew
 * has its body there, and none any more among what was set aside: so it is entered once, and erased in one place.
 */
final class ReentryTable {
    /** The watchlist before the hits on it, these before the sightings they would else be found in once more. */
    private static final List<Lane> ORDER = List.of(Lane.LIST, Lane.DUTY, Lane.TRAFFIC);

    private static final String KEPT = "'" + String.join("', '", Erasure.kept()) + "'";

    private ReentryTable() {}

    /** Notes from where on peers brought a feed back. It is not written in any more, so the first time says it. */
    static void brought(Connection connection, int feed, long first) throws SQLException {
        boolean known = Query.first(connection, row -> true, "SELECT feed FROM brought WHERE feed = ?", feed)
                .isPresent();
        if (!known) {
            Query.update(connection, "INSERT INTO brought (feed, first_sequence) VALUES (?, ?)", feed, first);
        }
    }

    /** This was entered anew. */
    static void entered(Connection connection, int feed, long sequence) throws SQLException {
        Query.update(
                connection,
                "UPDATE set_aside SET salt = NULL, body = NULL WHERE place = ?",
                EventTable.place(feed, sequence));
    }

    /**
     * What is to be entered anew next, by when it was said: events of one lane.
     *
     * @param entered up to where nothing of a feed is left to be entered
     * @param limit so many at most
     */
    static List<Envelope> due(Connection connection, OriginKey own, ToLongFunction<FeedId> entered, int limit)
            throws SQLException {
        Map<FeedId, Integer> numbers = FeedTable.all(connection);
        List<FeedId> forked = ForkTable.all(connection).stream()
                .map(ForkProof::feed)
                .filter(feed -> feed.origin().equals(own))
                .toList();
        for (Lane lane : ORDER) {
            List<Envelope> due = new ArrayList<>();
            for (FeedId feed : forked) {
                if (feed.lane() == lane) {
                    long after = EventTable.place(numbers.get(feed), entered.applyAsLong(feed));
                    due.addAll(due(connection, feed, numbers.get(feed), after, limit));
                }
            }
            if (!due.isEmpty()) {
                return due.stream()
                        .sorted(Comparator.comparing(
                                envelope -> envelope.header().time()))
                        .limit(limit)
                        .toList();
            }
        }
        return List.of();
    }

    private static List<Envelope> due(Connection connection, FeedId feed, int number, long entered, int limit)
            throws SQLException {
        long until = Query.first(
                        connection, row -> row.getLong(1), "SELECT first_sequence FROM brought WHERE feed = ?", number)
                .orElse(EventTable.SPAN - 1);
        List<Envelope> due = new ArrayList<>();
        long after = entered;
        while (due.size() < limit) {
            List<Envelope> some = Query.list(
                    connection,
                    row -> EventTable.envelope(feed, row),
                    "SELECT place, previous, hlc_millis, hlc_counter, event_type, schema_version, body_hash, salt, body"
                            + " FROM set_aside WHERE place > ? AND place < ? AND body IS NOT NULL AND event_type NOT IN ("
                            + KEPT + ") ORDER BY place FETCH FIRST " + limit + " ROWS ONLY",
                    after,
                    EventTable.place(number, until));
            if (some.isEmpty()) {
                break;
            }
            some.stream().filter(one -> Reentry.of(one).isPresent()).forEach(due::add);
            after = EventTable.place(number, some.getLast().header().sequence());
        }
        return due;
    }
}
