package eu.sargs.ui.fx;

import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches that the FX thread is never blocked. A watchdog knocks every 50 ms; an answer later than {@link #LIMIT} is a
 * freeze: it is logged with where the thread stood, once a minute at the most, and kept for tests to read.
 */
public final class FreezeMonitor implements Service {
    /** Longest time the FX thread may be busy at one thing. */
    public static final Duration LIMIT = Duration.ofMillis(100);

    /** @param at when the FX thread stopped answering  @param length for how long  @param where the frame it stood in */
    public record Freeze(Instant at, Duration length, String where) {}

    private static final Logger LOG = LoggerFactory.getLogger(FreezeMonitor.class);
    private static final int KEPT = 200;
    private static final int KNOCK_MS = 50;

    private final InstantSource time;
    private final LongSupplier nanos;
    private final Consumer<Runnable> door;
    private final FreezeLog log;
    private final Deque<Freeze> freezes = new ArrayDeque<>();
    private ScheduledExecutorService watchdog;
    private volatile Thread fx;
    private Instant knockedAt;
    private long knocked;
    private boolean waiting;
    private String where;

    public FreezeMonitor(InstantSource time) {
        this(time, System::nanoTime, Platform::runLater, LOG::warn);
    }

    FreezeMonitor(InstantSource time, LongSupplier nanos, Consumer<Runnable> door, Consumer<String> warning) {
        this.time = time;
        this.nanos = nanos;
        this.door = door;
        this.log = new FreezeLog(warning);
    }

    @Override
    public void start() {
        watchdog = Executors.newSingleThreadScheduledExecutor(Threads.computing("ui/freeze-monitor"));
        watchdog.scheduleWithFixedDelay(this::knock, KNOCK_MS, KNOCK_MS, TimeUnit.MILLISECONDS);
    }

    /** Freezes seen so far, oldest first; the last 200 are kept. Any thread. */
    public synchronized List<Freeze> freezes() {
        return List.copyOf(freezes);
    }

    void knock() {
        log.tell(nanos.getAsLong());
        synchronized (this) {
            if (waiting) {
                if (where == null && nanos.getAsLong() - knocked > LIMIT.toNanos()) {
                    where = place();
                }
                return;
            }
            waiting = true;
            where = null;
            knocked = nanos.getAsLong();
            knockedAt = time.instant();
        }
        door.accept(this::answer);
    }

    private void answer() {
        synchronized (this) {
            fx = Thread.currentThread();
            waiting = false;
            long late = nanos.getAsLong() - knocked;
            if (late > LIMIT.toNanos()) {
                Freeze freeze = new Freeze(knockedAt, Duration.ofNanos(late), where == null ? "not seen" : where);
                freezes.addLast(freeze);
                if (freezes.size() > KEPT) {
                    freezes.removeFirst();
                }
                log.add(freeze);
            }
        }
    }

    /** The topmost frame of ours, else the topmost that is not the JDK's, else the topmost. */
    private String place() {
        Thread thread = fx;
        StackTraceElement[] stack = thread == null ? new StackTraceElement[0] : thread.getStackTrace();
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith("eu.sargs.")
                    && !frame.getClassName().contains("FreezeMonitor")) {
                return frame.toString();
            }
        }
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
                return frame.toString();
            }
        }
        return stack.length == 0 ? null : stack[0].toString();
    }

    @Override
    public void close() {
        if (watchdog != null) {
            watchdog.shutdownNow();
        }
    }
}
