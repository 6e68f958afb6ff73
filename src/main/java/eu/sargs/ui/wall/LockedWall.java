package eu.sargs.ui.wall;

import eu.sargs.camera.CameraFeed;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.ui.fx.FxBridge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.layout.BorderPane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a locked screen shows of the cameras: all of them live, in pictures too coarse to read a plate in, and nothing
 * else. It knows no alerts, no reads and no names, so it cannot show any. FX thread.
 */
public final class LockedWall extends BorderPane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockedWall.class);
    private static final double BEATS_A_SECOND = 10;
    private static final int MOST_ACROSS = 6;

    private final TileGrid grid = new TileGrid();
    private final WallBeat beat = new WallBeat(BEATS_A_SECOND);
    private final Map<CameraId, VideoSurface> surfaces = new ConcurrentHashMap<>();
    private final Map<CameraId, Pin> beating = new HashMap<>();
    private final Pin pins;
    private boolean closed;

    public LockedWall(LiveCameras cameras) {
        getStyleClass().add("wall");
        setMinSize(0, 0);
        setMouseTransparent(true);
        setCenter(grid);
        pins = follow(cameras);
        beat.start();
    }

    /** Whoever was taken the right to look meanwhile has a locked screen all the same: an empty one. */
    private Pin follow(LiveCameras cameras) {
        try {
            Pin all = Pin.all(
                    cameras.onFrame(this::offer),
                    cameras.onHealth(this::hear),
                    cameras.onChange(feeds -> FxBridge.onFx(() -> take(feeds))));
            take(cameras.feeds());
            return all;
        } catch (Fault refused) {
            LOG.info("No tiles on the locked screen ({})", refused.code());
            return () -> {};
        }
    }

    private void take(List<CameraFeed> feeds) {
        if (closed) {
            return;
        }
        Map<CameraId, CameraFeed> now = new LinkedHashMap<>();
        feeds.stream()
                .limit(MOST_ACROSS * MOST_ACROSS)
                .forEach(feed -> now.put(feed.camera().id(), feed));
        List.copyOf(surfaces.keySet()).stream()
                .filter(id -> !now.containsKey(id))
                .forEach(this::drop);
        List<VideoSurface> inPlace = new ArrayList<>();
        now.forEach((id, feed) -> {
            VideoSurface surface = surfaces.computeIfAbsent(id, this::make);
            surface.grey(!feed.health().trusted());
            inPlace.add(surface);
        });
        grid.arrange(inPlace, Math.max(1, (int) Math.ceil(Math.sqrt(inPlace.size()))));
    }

    private VideoSurface make(CameraId id) {
        VideoSurface surface = VideoSurface.coarse();
        beating.put(id, beat.add(surface));
        return surface;
    }

    private void drop(CameraId id) {
        surfaces.remove(id);
        beating.remove(id).close();
    }

    /** Any thread. */
    private void offer(Frame frame) {
        VideoSurface surface = surfaces.get(frame.camera());
        if (surface != null) {
            surface.offer(frame);
        }
    }

    /** Any thread. */
    private void hear(CameraHealth health) {
        VideoSurface surface = surfaces.get(health.camera());
        if (surface != null) {
            surface.grey(!health.trusted());
        }
    }

    @Override
    public void close() {
        closed = true;
        pins.close();
        List.copyOf(surfaces.keySet()).forEach(this::drop);
        beat.close();
    }
}
