package eu.sargs.ui.wall;

import eu.sargs.camera.TilePainter;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * frames. While the FX thread is busy beats are left out; pictures are dropped, never queued.
 */
final class WallBeat implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(WallBeat.class);

    private final double rate;
    private final Map<VideoSurface, TilePainter> surfaces = new ConcurrentHashMap<>();
    private final List<VideoSurface> painted = new ArrayList<>();
    private final AtomicBoolean swapping = new AtomicBoolean();
    private ScheduledExecutorService thread;

    /** @param rate beats a second */
    WallBeat(double rate) {
        this.rate = rate;
    }

    /** Takes a surface into the beat until the handle is closed. Any thread. */
    Pin add(VideoSurface surface) {
        surfaces.put(surface, new TilePainter());
        return () -> leave(surface);
    }

    private synchronized void leave(VideoSurface surface) {
        TilePainter painter = surfaces.remove(surface);
        if (painter == null) {
            return;
        }
        Runnable end = () -> {
            surface.release();
            painter.close();
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
        if (swapping.get()) {
            return;
        }
        try {
            painted.clear();
            for (Map.Entry<VideoSurface, TilePainter> one : surfaces.entrySet()) {
                if (one.getKey().paint(one.getValue())) {
                    painted.add(one.getKey());
                }
            }
            if (!painted.isEmpty()) {
                swapping.set(true);
                Platform.runLater(this::swap);
            }
        } catch (RuntimeException e) {
            LOG.error("A beat of the wall failed", e);
        }
    }

    private void swap() {
        try {
            painted.forEach(VideoSurface::swap);
        } finally {
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
        List.copyOf(surfaces.keySet()).forEach(this::leave);
    }
}
