package eu.sargs.store;

import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Position;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Threads;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of commits, in their order, on one thread of its own. Thread-safe. */
final class JournalNews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalNews.class);

    private final Listeners<List<Event>> commits = new Listeners<>();
    private final Listeners<Integer> foreign = new Listeners<>();
    private final Listeners<Map<FeedId, FeedTip>> growth = new Listeners<>();
    private final Listeners<Set<FeedId>> takings = new Listeners<>();
    private final Listeners<Boolean> late = new Listeners<>();
    private final Listeners<Position> filled = new Listeners<>();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(Threads.computing("journal/commits"));

    void told(CommittedEvents events, Map<FeedId, FeedTip> ends) {
        teller.execute(() -> {
            if (!events.isEmpty()) {
                foreign.tell(events.foreign());
                commits.tell(events);
            }
            growth.tell(ends);
        });
    }

    /** Of these feeds something is no more: bodies, or what stood after an end. */
    void takenBack(Set<FeedId> feeds) {
        teller.execute(() -> takings.tell(feeds));
    }

    /** Bodies came later than their events: {@link LateTable}. */
    void cameLate(Position first) {
        teller.execute(() -> {
            late.tell(true);
            filled.tell(first);
        });
    }

    Pin onCommit(Consumer<List<Event>> listener) {
        return commits.add(listener);
    }

    /** Told with each commit how many events of other stations it brought, before its events are. */
    Pin onForeign(Consumer<Integer> listener) {
        return foreign.add(listener);
    }

    Pin onGrowth(Consumer<Map<FeedId, FeedTip>> listener) {
        return growth.add(listener);
    }

    Pin onTakenBack(Consumer<Set<FeedId>> listener) {
        return takings.add(listener);
    }

    Pin onFilled(Consumer<Position> listener) {
        return filled.add(listener);
    }

    Pin onCameLate(Runnable listener) {
        return late.add(any -> listener.run());
    }

    @Override
    public void close() {
        teller.shutdown();
        try {
            if (!teller.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("A listener of the journal does not return");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
