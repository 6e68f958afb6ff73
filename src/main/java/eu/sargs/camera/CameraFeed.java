package eu.sargs.camera;

import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import java.util.function.Consumer;

/** One camera's running feed: one decode thread, reconnecting by itself. Listeners are told on the decode thread and must be quick. */
public interface CameraFeed extends Service {
    Camera camera();

    CameraHealth health();

    /** Told on each change of state and, while live, about once a second. */
    Pin onHealth(Consumer<CameraHealth> listener);

    /** The frame is lent for the call; take {@link Frame#share} to keep it. */
    Pin onFrame(Consumer<Frame> listener);
}
