package eu.sargs.store;

import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events of one feed and kind that a table passed by: they stand in the journal and are passed on, and are not seen
 * here.
 *
 * @param table the projection's name
 * @param type of the events
 * @param events how many
 * @param first sequence of the first of them
 * @param last sequence of the last of them; between the two there may be events that were taken
 */
public record PassedBy(String table, FeedId feed, String type, Why why, long events, long first, long last) {
    public enum Why {
        /** What they say can't be read. */
        UNREADABLE,
        /** What they say is too long, or contradicts what stands in the table. */
        UNFIT
    }

    static PassedBy of(Projection projection, Event event, Why why) {
        return new PassedBy(projection.name(), event.feed(), event.type(), why, 1, event.sequence(), event.sequence());
    }

    /** @param passed each of one event */
    static List<Event> without(List<PassedBy> passed, List<Event> events) {
        Set<Long> sequences = passed.stream().map(PassedBy::last).collect(Collectors.toSet());
        return sequences.isEmpty()
                ? events
                : events.stream()
                        .filter(event -> !sequences.contains(event.sequence()))
                        .toList();
    }

    /** Adds others to a list that has one line for each table, feed, kind and reason. */
    static void sum(List<PassedBy> all, List<PassedBy> more) {
        for (PassedBy one : more) {
            int at = 0;
            while (at < all.size() && !all.get(at).isLike(one)) {
                at++;
            }
            if (at < all.size()) {
                all.set(at, all.get(at).and(one));
            } else {
                all.add(one);
            }
        }
    }

    private boolean isLike(PassedBy other) {
        return table.equals(other.table) && feed.equals(other.feed) && type.equals(other.type) && why == other.why;
    }

    private PassedBy and(PassedBy other) {
        return new PassedBy(
                table,
                feed,
                type,
                why,
                events + other.events,
                Math.min(first, other.first),
                Math.max(last, other.last));
    }
}
