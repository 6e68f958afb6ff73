package eu.sargs.journal;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that does the same work at its start and after each commit; where the work fails it tries again after a second. */
public final class JournalThread implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(JournalThread.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Journal journal;
    private final String name;
    private final Runnable work;
    private final Listeners<Fault> troubles = new Listeners<>();
    private final Semaphore news = new Semaphore(0);
    private volatile Thread thread;
    private Pin pin;
    private volatile boolean running;

    /** @param work brings whoever follows to the journal's end */
    public JournalThread(Journal journal, String name, Runnable work) {
        this.journal = journal;
        this.name = name;
        this.work = work;
    }

    @Override
    public synchronized void start() {
        running = true;
        pin = journal.onCommit(events -> news.release());
        news.release(); // what came while nobody ran
        thread = Threads.computing(name).newThread(this::run);
        thread.start();
    }

    /** Told each time the work failed and will be tried again. */
    public Pin onTrouble(Consumer<Fault> listener) {
        return troubles.add(listener);
    }

    /** Does the work once more, soon. */
    public void wake() {
        news.release();
    }

    /** By this thread: waits for news, but not longer than this, and then does the work once more. */
    public void again(Duration latest) {
        try {
            news.tryAcquire(latest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // then it is done at once
        }
        news.release();
    }

    /** Whether long work is to go on; false while it closes. */
    public boolean isRunning() {
        return running;
    }

    /** Whether the caller is this thread. */
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    private void run() {
        while (running) {
            news.acquireUninterruptibly();
            news.drainPermits();
            try {
                if (running) {
                    work.run();
                }
            } catch (RuntimeException e) {
                if (running) {
                    if (e instanceof Fault fault) {
                        LOG.warn("{} could not go on and tries again: {}", name, fault.code());
                        troubles.tell(fault);
                    } else {
                        LOG.error("{} could not go on; it tries again", name, e);
                    }
                    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
                    news.release();
                }
            }
        }
    }

    /** Returns when the work that was begun is done. */
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
