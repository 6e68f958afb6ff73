package eu.sargs.journal;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads {@link Follower}s along the journal on one thread, lanes in their order, a stride of each in turn. What a follower answers is written
 * together with its checkpoint, so a kill in between loses nothing and a replay writes nothing twice.
 */
public final class Followers implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final int STRIDE = 200;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Journal journal;
    private final List<Follower> followers;
    /** How far each follower has come, as its checkpoints say; only this moves them forward. */
    private final Map<String, Map<FeedId, Long>> done = new HashMap<>();

    private final Map<String, Turns> turns = new HashMap<>();
    private final Listeners<Fault> troubles = new Listeners<>();
    private final Semaphore news = new Semaphore(0);
    private Thread thread;
    private Pin pin;
    private volatile boolean running;

    public Followers(Journal journal, List<Follower> followers) {
        this.journal = journal;
        this.followers = List.copyOf(followers);
        for (Follower follower : followers) {
            done.put(follower.name(), new HashMap<>());
            turns.put(follower.name(), new Turns());
        }
    }

    /** Told each time a follower could not go on and will try again: until it can, what it would answer is missing. */
    public Pin onTrouble(Consumer<Fault> listener) {
        return troubles.add(listener);
    }

    @Override
    public synchronized void start() {
        running = true;
        pin = journal.onCommit(events -> news.release());
        news.release(); // what came while nobody ran
        thread = Threads.computing("journal/followers").newThread(this::run);
        thread.start();
    }

    private void run() {
        while (running) {
            try {
                news.acquire();
                news.drainPermits();
                if (running) {
                    step();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    if (e instanceof Fault fault) {
                        LOG.warn("A follower could not go on and tries again: {}", fault.code());
                        troubles.tell(fault);
                    } else {
                        LOG.error("A follower could not go on; it tries again", e);
                    }
                    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
                    news.release();
                }
            }
        }
    }

    /**
     * Brings every follower to the journal's end, on the calling thread. {@link #start} does this by itself, tests
     * without a thread call it.
     *
     * @throws Fault of the journal when an answer can't be written; nothing is lost and the next call goes on there
     */
    public void step() {
        boolean moved;
        do {
            moved = false;
            for (Follower follower : followers) {
                moved |= stride(follower);
            }
        } while (moved);
    }

    private boolean stride(Follower follower) {
        Map<FeedId, Long> known = done.get(follower.name());
        Optional<FeedId> next = turns.get(follower.name())
                .next(
                        journal.heads(),
                        follower.lanes(),
                        feed -> known.computeIfAbsent(feed, id -> journal.checkpoint(follower.name(), id)));
        if (next.isEmpty()) {
            return false;
        }
        List<Event> events = journal.read(next.get(), known.get(next.get()), STRIDE);
        if (events.isEmpty()) {
            return false; // ended meanwhile
        }
        List<Draft> answers = new ArrayList<>();
        events.forEach(event -> answers.addAll(follower.react(event)));
        Position last = events.getLast().position();
        journal.append(answers, follower.name(), last);
        known.put(last.feed(), last.sequence());
        return true;
    }

    @Override
    public synchronized void close() {
        running = false;
        if (pin != null) {
            pin.close();
            // Never interrupted: an interrupt in the middle of file I/O closes the file for everybody.
            news.release();
            LockSupport.unpark(thread);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            pin = null;
        }
    }
}
