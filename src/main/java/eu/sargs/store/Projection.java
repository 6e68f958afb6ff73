package eu.sargs.store;

import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables that follow the journal: they can be dropped and rebuilt, and equal the rebuild. So what they hold depends on
 * the events alone, not on the clock, chance, how events of two feeds happened to interleave, or any other table but
 * their own. {@link Projections} leads them on one thread, which makes it each table's only writer.
 */
public interface Projection {
    /** The name of its checkpoint; never changes. */
    String name();

    /** The lanes it reads. */
    Set<Lane> lanes();

    /** Whether it reads this feed; always the same answer. One whose events all pass by costs each of them a transaction. */
    default boolean follows(FeedId feed) {
        return lanes().contains(feed.lane());
    }

    /** Its tables, those first that others refer to, each with its key's columns as {@code ORDER BY} takes them. */
    Map<String, String> tables();

    /**
     * Takes an event, in the transaction that also moves the checkpoint. Unknown types and events without a body pass
     * by. Touches nothing but the connection: the transaction may be rolled back and the event come again.
     *
     * @throws IllegalArgumentException when the event can't be read; it is then passed by, for all projections alike
     */
    void apply(Connection connection, Event event) throws SQLException;

    /** As {@link #apply(Connection, Event)}, for several of one feed, in their order. */
    default void apply(Connection connection, List<Event> events) throws SQLException {
        for (Event event : events) {
            apply(connection, event);
        }
    }

    /**
     * Whether it may be given events of a feed behind those it has, and be the same as if they had come in their order:
     * their bodies came later. Where it may not it is built anew.
     */
    default boolean takesLate(FeedId feed) {
        return false;
    }

    /**
     * Called after a commit with the new events of its feeds but those passed by, on the projections' thread, before those who wait for
     * them go on: the place to bring views in memory up to date and to tell listeners. A replay does not come here.
     */
    default void passed(List<Event> events) {}

    /** Called once everything old was replayed, at the start and after a rebuild: the place to load views in memory. */
    default void settled(Connection connection) throws SQLException {}
}
