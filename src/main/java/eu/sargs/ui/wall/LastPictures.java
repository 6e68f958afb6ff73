package eu.sargs.ui.wall;

import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Pin;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The newest picture of every camera, seen or not: a camera that freezes while its tile is out of sight has a last
 * picture to show when the tile comes back. One frame a camera, held without a copy. Thread-safe.
 */
final class LastPictures implements AutoCloseable {
    private final Map<CameraId, Frame> frames = new ConcurrentHashMap<>();
    private final Pin pin;
    private volatile boolean closed;

    LastPictures(LiveCameras cameras) {
        pin = cameras.onFrame(this::keep);
    }

    private void keep(Frame lent) {
        Frame mine = lent.share();
        frames.compute(lent.camera(), (id, before) -> {
            if (before != null) {
                before.close();
            }
            if (closed) {
                mine.close();
                return null;
            }
            return mine;
        });
    }

    /** Lends the camera's newest picture for the call, where there is one. */
    void lend(CameraId camera, Consumer<Frame> to) {
        frames.computeIfPresent(camera, (id, frame) -> {
            to.accept(frame);
            return frame;
        });
    }

    /** Forgets the pictures of all other cameras. */
    void retain(Set<CameraId> cameras) {
        frames.keySet().stream().filter(id -> !cameras.contains(id)).toList().forEach(this::forget);
    }

    private void forget(CameraId camera) {
        frames.computeIfPresent(camera, (id, frame) -> {
            frame.close();
            return null;
        });
    }

    @Override
    public void close() {
        closed = true;
        pin.close();
        retain(Set.of());
    }
}
