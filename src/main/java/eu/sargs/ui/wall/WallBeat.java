package eu.sargs.ui.wall;

import eu.sargs.camera.TilePainter;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one beat of a wall: some times a second its thread converts the newest picture of every tile, then one task on
 * the FX thread swaps all of them in together, so that a second costs as many pulses as beats and not as tiles times
 * frames. While the FX thread is busy beats are left out, and for as long again afterwards; pictures are dropped, never
 * queued.
 */
final class WallBeat implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(WallBeat.class);

    private static final Duration LONGEST_REST = Duration.ofMillis(500);

    private final double rate;
    private final Set<VideoSurface> surfaces = ConcurrentHashMap.newKeySet();
    /** Of the beat alone: the first one loads the scaler's library, which the FX thread must not wait for. */
    private final Map<VideoSurface, TilePainter> painters = new HashMap<>();

    private final List<VideoSurface> painted = new ArrayList<>();
    private final AtomicBoolean swapping = new AtomicBoolean();
    private volatile long restUntil = System.nanoTime();
    private ScheduledExecutorService thread;

    /** @param rate beats a second */
    WallBeat(double rate) {
        this.rate = rate;
    }

    /** Takes a surface into the beat until the handle is closed. Any thread. */
    Pin add(VideoSurface surface) {
        surfaces.add(surface);
        return () -> leave(surface);
    }

    private synchronized void leave(VideoSurface surface) {
        if (!surfaces.remove(surface)) {
            return;
        }
        Runnable end = () -> {
            surface.release();
            TilePainter painter = painters.remove(surface);
            if (painter != null) {
                painter.close();
            }
        };
        if (thread == null) {
            end.run();
        } else {
            thread.execute(end);
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(Threads.computing("ui/wall-beat-"));
            thread.scheduleAtFixedRate(this::beat, 0, Math.round(1e9 / rate), TimeUnit.NANOSECONDS);
        }
    }

    private void beat() {
        if (swapping.get() || System.nanoTime() - restUntil < 0) {
            return;
        }
        try {
            painted.clear();
            for (VideoSurface one : surfaces) {
                if (one.paint(painters.computeIfAbsent(one, any -> new TilePainter()))) {
                    painted.add(one);
                }
            }
            if (!painted.isEmpty()) {
                swapping.set(true);
                long asked = System.nanoTime();
                Platform.runLater(() -> swap(asked));
            }
        } catch (RuntimeException e) {
            LOG.error("A beat of the wall failed", e);
        }
    }

    private void swap(long asked) {
        try {
            painted.forEach(VideoSurface::swap);
        } finally {
            // What the FX thread was late, it is given for itself: on a machine that cannot keep up pictures get
            // fewer, and keys are still answered.
            long now = System.nanoTime();
            restUntil = now + Math.min(now - asked, LONGEST_REST.toNanos());
            swapping.set(false);
        }
    }

    /** Stops converting; surfaces keep what they show. */
    synchronized void rest() {
        if (thread != null) {
            thread.shutdown();
            try {
                if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                    LOG.warn("The wall's beat does not end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public void close() {
        rest();
        List.copyOf(surfaces).forEach(this::leave);
    }
}
