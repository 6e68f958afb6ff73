package eu.sargs.journal;

import eu.sargs.platform.Pin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The port everything is written through and followed from. Thread-safe.
 *
 * <p>Durable before visible: an append returns when its events are signed, chained and fsynced; appends of several
 * threads share one fsync. Listeners hear after the commit, never inside it.
 */
public interface Journal {
    /**
     * Appends all or none, in order.
     *
     * @return the events as they stand, in the order of the drafts
     * @throws eu.sargs.platform.Fault JRN-… when the disk is full or the journal is closed; nothing was written then
     */
    List<Event> append(List<Draft> drafts);

    /**
     * As {@link #append(List)}, and moves a follower's checkpoint in the same transaction: a kill between an event
     * and what follows from it loses nothing, a replay writes nothing twice. {@code drafts} may be empty.
     *
     * @param follower the checkpoint's name
     * @param done how far the follower has come
     */
    List<Event> append(List<Draft> drafts, String follower, Position done);

    /** Events of one feed after {@code sequence}, at most {@code limit}, in order. */
    List<Event> read(FeedId feed, long sequence, int limit);

    /** The last sequence of each feed, lanes in their order. */
    Map<FeedId, Long> heads();

    /** How far a follower has come in a feed; 0 where it has not begun. */
    long checkpoint(String follower, FeedId feed);

    /** Told after each commit, in the order of the commits, on the journal's own thread: be quick. */
    Pin onCommit(Consumer<List<Event>> listener);

    /** What came later than its events and was not {@linkplain #tookLate taken} by who follows yet. */
    default List<LateBodies> late() {
        return List.of();
    }

    /** All who follow have taken these bodies. */
    default void tookLate(LateBodies bodies) {}

    /** Told when there is more of {@link #late}, on the journal's own thread: be quick. */
    default Pin onLate(Runnable listener) {
        return () -> {};
    }

    /** One event by its place. */
    Optional<Event> find(Position position);
}
