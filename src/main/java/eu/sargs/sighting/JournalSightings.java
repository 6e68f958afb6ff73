package eu.sargs.sighting;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Scope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Writes sightings to the journal. Calls for one sighting wait for each other, so that the second one knows of the
 * first; calls for different ones share the journal's fsync.
 */
public final class JournalSightings implements SightingBook {
    private static final int LOCKS = 64;
    private static final int REMEMBERED = 2048;

    private final Journal journal;
    private final Sightings known;
    private final ActedBy machine;
    private final Supplier<Scope> scope;
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];
    // What the projection may not have passed yet.
    private final Set<SightingId> recorded = remembered();
    private final Set<Sighting> refined = remembered();

    /**
     * @param known asked for sightings of long ago; may lag behind the journal
     * @param scope who may see what is written from now on; asked each time
     */
    public JournalSightings(Journal journal, Sightings known, String seat, Supplier<Scope> scope) {
        this.journal = journal;
        this.known = known;
        this.machine = ActedBy.machine(seat);
        this.scope = scope;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    private static <T> Set<T> remembered() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<T, Boolean> eldest) {
                return size() > REMEMBERED;
            }
        }));
    }

    @Override
    public void record(Sighting sighting) {
        alone(sighting.id(), () -> {
            if (!recorded.contains(sighting.id()) && known.find(sighting.id()).isEmpty()) {
                write(SightingCodec.recorded(sighting, scope.get(), machine));
                recorded.add(sighting.id());
            }
        });
    }

    @Override
    public void refine(Sighting sighting) {
        alone(sighting.id(), () -> {
            if (!refined.contains(sighting)) {
                write(SightingCodec.refined(sighting, scope.get(), machine));
                refined.add(sighting);
                recorded.add(sighting.id());
            }
        });
    }

    private void write(Draft draft) {
        journal.append(List.of(draft));
    }

    private void alone(SightingId id, Runnable work) {
        ReentrantLock lock = locks[Math.floorMod(id.hashCode(), LOCKS)];
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
