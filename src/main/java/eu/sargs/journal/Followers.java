package eu.sargs.journal;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Leads {@link Follower}s along the journal on one thread, lanes in their order, a stride of each in turn. What a follower answers is written
 * together with its checkpoint, so a kill in between loses nothing and a replay writes nothing twice.
 */
public final class Followers implements Service {
    private static final int STRIDE = 200;

    private final Journal journal;
    private final List<Follower> followers;
    /** How far each follower has come, as its checkpoints say; only this moves them forward. */
    private final Map<String, Map<FeedId, Long>> done = new HashMap<>();

    private final Map<String, Turns> turns = new HashMap<>();
    private final JournalThread thread;
    private Pin late = () -> {};

    public Followers(Journal journal, List<Follower> followers) {
        this.journal = journal;
        this.followers = List.copyOf(followers);
        for (Follower follower : followers) {
            done.put(follower.name(), new HashMap<>());
            turns.put(follower.name(), new Turns());
        }
        thread = new JournalThread(journal, "journal/followers", this::step);
    }

    /** Told each time a follower could not go on and will try again: until it can, what it would answer is missing. */
    public Pin onTrouble(Consumer<Fault> listener) {
        return thread.onTrouble(listener);
    }

    @Override
    public void start() {
        late = journal.onLate(thread::wake);
        thread.start();
    }

    /**
     * Brings every follower to the journal's end, on the calling thread. {@link #start} does this by itself, tests
     * without a thread call it.
     *
     * @throws Fault of the journal when an answer can't be written; nothing is lost and the next call goes on there
     */
    public void step() {
        journal.late().forEach(this::take);
        boolean moved;
        do {
            moved = false;
            for (Follower follower : followers) {
                moved |= stride(follower);
            }
        } while (moved);
    }

    /**
     * What followers passed without its body is answered as if it came now; what is ahead of them they meet there. Where a
     * kill comes before it is noted as taken they are asked again.
     */
    private void take(LateBodies bodies) {
        FeedId feed = bodies.feed();
        for (Follower follower : followers) {
            if (!follower.lanes().contains(feed.lane())) {
                continue;
            }
            long last = Math.min(bodies.last(), place(follower, feed));
            int limit = (int) Math.max(0, last - bodies.first() + 1);
            List<Draft> answers = journal.read(feed, bodies.first() - 1, limit).stream()
                    .filter(event -> event.sequence() <= last)
                    .flatMap(event -> follower.react(event).stream())
                    .toList();
            if (!answers.isEmpty()) {
                journal.append(answers);
            }
        }
        journal.tookLate(bodies);
    }

    private long place(Follower follower, FeedId feed) {
        return done.get(follower.name()).computeIfAbsent(feed, id -> journal.checkpoint(follower.name(), id));
    }

    private boolean stride(Follower follower) {
        Optional<FeedId> next =
                turns.get(follower.name()).next(journal.heads(), follower.lanes(), feed -> place(follower, feed));
        if (next.isEmpty()) {
            return false;
        }
        List<Event> events = journal.read(next.get(), place(follower, next.get()), STRIDE);
        if (events.isEmpty()) {
            return false; // ended meanwhile
        }
        List<Draft> answers = new ArrayList<>();
        events.forEach(event -> answers.addAll(follower.react(event)));
        Position last = events.getLast().position();
        journal.append(answers, follower.name(), last);
        done.get(follower.name()).put(last.feed(), last.sequence());
        return true;
    }

    @Override
    public void close() {
        late.close();
        thread.close();
    }
}
