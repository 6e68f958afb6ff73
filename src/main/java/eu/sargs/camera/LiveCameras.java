package eu.sargs.camera;

import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The running feeds of all cameras in the {@link CameraBook}; follows its changes. Thread-safe. */
public interface LiveCameras extends Service {
    /** In the order of their cameras' ids. */
    List<CameraFeed> feeds();

    Optional<CameraFeed> feed(CameraId id);

    /** Told after feeds came or went. */
    Pin onChange(Consumer<List<CameraFeed>> listener);

    /** Health of every feed, as {@link CameraFeed#onHealth}, also of feeds that come later. */
    Pin onHealth(Consumer<CameraHealth> listener);

    /** Frames of every feed, as {@link CameraFeed#onFrame}, also of feeds that come later. */
    Pin onFrame(Consumer<Frame> listener);
}
