package eu.sargs.store;

import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.platform.Threads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads feeds by strides for tables that follow them. Those who follow the same feed in step share one reading, and
 * while they take a stride the next one is read and parsed on a thread of its own. Called by one thread at a time.
 */
final class ReadAhead implements AutoCloseable {
    static final int STRIDE = 2_000;

    /** Events after a place in a feed; used again only where it is full, for more may have come since. */
    private record Stride(FeedId feed, long after, List<Event> events) {
        boolean isFull() {
            return events.size() == STRIDE;
        }

        /** @param end of the feed now: it may have been cut off since */
        boolean answers(FeedId asked, long from, long end) {
            return isFull() && after == from && feed.equals(asked) && last() <= end;
        }

        long last() {
            return events.getLast().sequence();
        }
    }

    private final Journal journal;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Threads.computing("store/ahead"));
    private Optional<Stride> last = Optional.empty();
    private Optional<CompletableFuture<Stride>> next = Optional.empty();

    ReadAhead(Journal journal) {
        this.journal = journal;
    }

    /** At most {@value #STRIDE} events after this one, in order. @param end of the feed */
    List<Event> after(FeedId feed, long sequence, long end) {
        Optional<Stride> known = last.filter(stride -> stride.answers(feed, sequence, end));
        if (known.isPresent()) {
            return known.get().events();
        }
        Stride stride =
                meanwhile().filter(one -> one.answers(feed, sequence, end)).orElseGet(() -> read(feed, sequence));
        last = Optional.of(stride);
        if (stride.isFull() && stride.last() < end) {
            next = Optional.of(CompletableFuture.supplyAsync(() -> read(feed, stride.last()), thread));
        }
        return stride.events();
    }

    private Stride read(FeedId feed, long sequence) {
        return new Stride(feed, sequence, journal.read(feed, sequence, STRIDE));
    }

    /** What could not be read is read again by who asks, and fails there. */
    private Optional<Stride> meanwhile() {
        try {
            return next.map(CompletableFuture::join);
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }

    /** Nobody asks for the last stride again. */
    void rest() {
        last = Optional.empty();
    }

    /** What was read may have been taken back. */
    void forget() {
        last = Optional.empty();
        next = Optional.empty();
    }

    /** Waits for a reading that was begun: it needs the database. */
    @Override
    public void close() {
        thread.close();
    }
}
