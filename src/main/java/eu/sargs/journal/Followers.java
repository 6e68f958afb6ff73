package eu.sargs.journal;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Leads {@link Follower}s along the journal on one thread, lanes in their order. What a follower answers is written
 * together with its checkpoint, so a kill in between loses nothing and a replay writes nothing twice.
 */
public final class Followers implements Service {
    private static final int STRIDE = 200;

    private final Journal journal;
    private final List<Follower> followers;
    private final JournalThread thread;

    public Followers(Journal journal, List<Follower> followers) {
        this.journal = journal;
        this.followers = List.copyOf(followers);
        thread = new JournalThread(journal, "journal/followers", this::step);
    }

    /** Told each time a follower could not go on and will try again: until it can, what it would answer is missing. */
    public Pin onTrouble(Consumer<Fault> listener) {
        return thread.onTrouble(listener);
    }

    @Override
    public void start() {
        thread.start();
    }

    /**
     * Brings every follower to the journal's end, on the calling thread. {@link #start} does this by itself, tests
     * without a thread call it.
     *
     * @throws Fault of the journal when an answer can't be written; nothing is lost and the next call goes on there
     */
    public void step() {
        for (Follower follower : followers) {
            boolean moved;
            do {
                moved = false;
                for (Map.Entry<FeedId, Long> head : journal.heads().entrySet()) {
                    if (follower.lanes().contains(head.getKey().lane()) && stride(follower, head.getKey())) {
                        moved = true;
                        break; // a lane before this one may have news by now
                    }
                }
            } while (moved);
        }
    }

    private boolean stride(Follower follower, FeedId feed) {
        List<Event> events = journal.read(feed, journal.checkpoint(follower.name(), feed), STRIDE);
        if (events.isEmpty()) {
            return false;
        }
        List<Draft> answers = new ArrayList<>();
        events.forEach(event -> answers.addAll(follower.react(event)));
        journal.append(answers, follower.name(), events.getLast().position());
        return true;
    }

    @Override
    public void close() {
        thread.close();
    }
}
