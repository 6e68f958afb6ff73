package eu.sargs.store;

import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Events of feeds as few ranges: what has no body any more, or one that is never erased, parts none. Give them in their
 * order, feed by feed.
 */
final class ErasureRanges {
    private final List<Erasure> ranges = new ArrayList<>();
    private Optional<FeedId> feed = Optional.empty();
    private long first;
    private long last;

    void next(Event event, boolean erase) {
        if (!feed.equals(Optional.of(event.feed()))) {
            close();
            feed = Optional.of(event.feed());
        }
        if (event.payload().isEmpty() || !Erasure.mayErase(event.type())) {
            return;
        }
        if (!erase) {
            close();
            return;
        }
        first = first == 0 ? event.sequence() : first;
        last = event.sequence();
    }

    private void close() {
        if (first > 0) {
            ranges.add(new Erasure(feed.orElseThrow(), first, last));
        }
        first = 0;
    }

    List<Erasure> all() {
        close();
        return List.copyOf(ranges);
    }
}
