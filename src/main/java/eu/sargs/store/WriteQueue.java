package eu.sargs.store;

import eu.sargs.journal.Batch;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.SignedHead;
import eu.sargs.platform.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the journal's writer. Own events come before those of other stations, so that an officer's
 * acknowledgement never waits behind a catch-up; each kind waits for room of its own. Thread-safe.
 */
final class WriteQueue {
    /** Events of our own in one transaction, about. */
    private static final int OWN_EVENTS = 1_000;
    /** Events of others in one transaction, about: what an own event waits for at most. */
    private static final int FOREIGN_EVENTS = 2_000;

    private static final int OWN_ROOM = 1_000;
    private static final int FOREIGN_ROOM = 8;

    /** Own events, and a follower's checkpoint that moves with them. */
    record Append(List<Batch.Sealed> drafts, Optional<Commit.Move> move, CompletableFuture<List<Event>> done) {}

    /**
     * A checked part of another's feed.
     *
     * @param after the feed must end there
     */
    record Store(
            FeedId feed,
            long after,
            List<Envelope> envelopes,
            List<SignedHead> heads,
            CompletableFuture<Boolean> done) {}

    /** Something done by the writer between two transactions. */
    record Deed(Callable<?> deed, CompletableFuture<Object> done) {}

    /** What is written next, together; or one deed alone. */
    record Group(List<Append> own, List<Store> foreign, Optional<Deed> deed) {
        /** Tells everybody who waits that nothing came of it. */
        void fail(RuntimeException why) {
            own.forEach(one -> one.done().completeExceptionally(why));
            foreign.forEach(one -> one.done().completeExceptionally(why));
            deed.ifPresent(one -> one.done().completeExceptionally(why));
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Append> own = new ArrayDeque<>();
    private final Deque<Store> foreign = new ArrayDeque<>();
    private final Deque<Deed> deeds = new ArrayDeque<>();
    private boolean closed;

    void put(Append append) {
        put(own, OWN_ROOM, append);
    }

    void put(Store store) {
        put(foreign, FOREIGN_ROOM, store);
    }

    void put(Deed deed) {
        put(deeds, FOREIGN_ROOM, deed);
    }

    /** Waits for room in the queue, never for the disk. An event is not lost because somebody lost patience. */
    private <T> void put(Deque<T> queue, int room, T one) {
        lock.lock();
        try {
            while (!closed && queue.size() >= room) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                throw new Fault("JRN-02", "journal.fault.closed");
            }
            queue.add(one);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something to write. @return empty once all is written and nothing comes any more */
    Optional<Group> next() {
        lock.lock();
        try {
            while (!closed && own.isEmpty() && foreign.isEmpty() && deeds.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            List<Append> appends = new ArrayList<>();
            for (int events = 0; events < OWN_EVENTS && !own.isEmpty(); ) {
                appends.add(own.poll());
                events += appends.getLast().drafts().size();
            }
            if (appends.isEmpty() && !deeds.isEmpty()) {
                changed.signalAll();
                return Optional.of(new Group(List.of(), List.of(), Optional.of(deeds.poll())));
            }
            List<Store> stores = new ArrayList<>();
            for (int events = 0; events < FOREIGN_EVENTS && !foreign.isEmpty(); ) {
                stores.add(foreign.poll());
                events += stores.getLast().envelopes().size();
            }
            changed.signalAll();
            return appends.isEmpty() && stores.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Group(appends, stores, Optional.empty()));
        } finally {
            lock.unlock();
        }
    }

    /** What is in it now is still written, and nothing comes after it. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
