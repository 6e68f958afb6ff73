package eu.sargs.store;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far each projection has come, and the waiting for it. Thread-safe. */
final class Places {
    record Place(String projection, FeedId feed) {}

    private final Journal journal;
    private final ReentrantLock passing = new ReentrantLock();
    private final Condition passed = passing.newCondition();
    private final Map<Place, Long> places = new HashMap<>();

    /** @param journal that keeps their checkpoints */
    Places(Journal journal) {
        this.journal = journal;
    }

    long of(Projection projection, FeedId feed) {
        Place place = new Place(projection.name(), feed);
        passing.lock();
        try {
            Long known = places.get(place);
            if (known == null) {
                known = journal.checkpoint(projection.name(), feed);
                places.put(place, known);
            }
            return known;
        } finally {
            passing.unlock();
        }
    }

    void passed(Projection projection, Position position) {
        passing.lock();
        try {
            places.put(new Place(projection.name(), position.feed()), position.sequence());
            passed.signalAll();
        } finally {
            passing.unlock();
        }
    }

    /** From now on a projection's checkpoints are asked again. */
    void forget(Projection projection) {
        passing.lock();
        try {
            places.keySet().removeIf(place -> place.projection().equals(projection.name()));
        } finally {
            passing.unlock();
        }
    }

    /** @return false when not all of them had passed it in this time; an interrupt does not end the waiting */
    boolean await(List<Projection> all, Position position, Duration patience) {
        boolean interrupted = false;
        long left = patience.toNanos();
        passing.lock();
        try {
            while (!all.stream()
                    .allMatch(p ->
                            places.getOrDefault(new Place(p.name(), position.feed()), 0L) >= position.sequence())) {
                if (left <= 0) {
                    return false;
                }
                try {
                    left = passed.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true; // the event is written; only its being seen is waited for
                }
            }
            return true;
        } finally {
            passing.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
