package eu.sargs.journal;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A journal for tests of other rooms: same order, same numbering, same checkpoints, nothing on disk. Listeners are
 * told on the appending thread before it returns; what a listener appends is told after the present news.
 */
public final class InMemoryJournal implements Journal {
    private static final OriginKey ORIGIN = new OriginKey("5a".repeat(32));

    private record Checkpoint(String follower, FeedId feed) {}

    private final HybridClock clock;
    private final Map<FeedId, List<Event>> feeds = new HashMap<>();
    private final Map<Checkpoint, Long> checkpoints = new HashMap<>();
    private final Listeners<List<Event>> listeners = new Listeners<>();
    private final List<LateBodies> late = new ArrayList<>();
    private final Deque<List<Event>> untold = new ArrayDeque<>();
    private boolean telling;
    private boolean full;

    public InMemoryJournal(InstantSource wall) {
        clock = new HybridClock(wall, new HybridTime(0, 0));
    }

    /** From now on every append fails as if the disk were full, or works again. */
    public synchronized void full(boolean full) {
        this.full = full;
    }

    /** As if the bodies of these had not been here until now. */
    public synchronized void cameLate(LateBodies bodies) {
        late.add(bodies);
    }

    @Override
    public synchronized List<LateBodies> late() {
        return List.copyOf(late);
    }

    @Override
    public synchronized void tookLate(LateBodies bodies) {
        late.remove(bodies);
    }

    /** Every event of every feed, by time. */
    public synchronized List<Event> everything() {
        return feeds.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Event::time))
                .toList();
    }

    @Override
    public List<Event> append(List<Draft> drafts) {
        return write(drafts, Optional.empty(), null);
    }

    @Override
    public List<Event> append(List<Draft> drafts, String follower, Position done) {
        return write(drafts, Optional.of(follower), done);
    }

    private List<Event> write(List<Draft> drafts, Optional<String> follower, Position done) {
        List<Event> written = new ArrayList<>();
        synchronized (this) {
            if (full) {
                throw new Fault("JRN-01", "journal.fault.write");
            }
            for (Draft draft : drafts) {
                FeedId id = new FeedId(ORIGIN, 1, draft.scope(), draft.lane());
                List<Event> feed = feeds.computeIfAbsent(id, k -> new ArrayList<>());
                Event event = new Event(
                        id,
                        feed.size() + 1,
                        clock.now(),
                        draft.type(),
                        draft.version(),
                        Optional.of(draft.by()),
                        Optional.of(draft.payload()));
                feed.add(event);
                written.add(event);
            }
            follower.ifPresent(
                    name -> checkpoints.merge(new Checkpoint(name, done.feed()), done.sequence(), Math::max));
            if (!written.isEmpty()) {
                untold.add(List.copyOf(written));
            }
        }
        tell();
        return List.copyOf(written);
    }

    private void tell() {
        while (true) {
            List<Event> next;
            synchronized (this) {
                if (telling || untold.isEmpty()) {
                    return;
                }
                telling = true;
                next = untold.poll();
            }
            try {
                listeners.tell(next);
            } finally {
                synchronized (this) {
                    telling = false;
                }
            }
        }
    }

    @Override
    public synchronized List<Event> read(FeedId feed, long sequence, int limit) {
        List<Event> all = feeds.getOrDefault(feed, List.of());
        int from = (int) Math.min(sequence, all.size());
        return List.copyOf(all.subList(from, Math.min(all.size(), from + limit)));
    }

    @Override
    public synchronized Map<FeedId, Long> heads() {
        Map<FeedId, Long> heads = new TreeMap<>(FeedId.LANES_FIRST);
        feeds.forEach((id, events) -> heads.put(id, (long) events.size()));
        return heads;
    }

    @Override
    public synchronized long checkpoint(String follower, FeedId feed) {
        return checkpoints.getOrDefault(new Checkpoint(follower, feed), 0L);
    }

    @Override
    public Pin onCommit(Consumer<List<Event>> listener) {
        return listeners.add(listener);
    }

    @Override
    public synchronized Optional<Event> find(Position position) {
        return read(position.feed(), position.sequence() - 1, 1).stream().findFirst();
    }
}
