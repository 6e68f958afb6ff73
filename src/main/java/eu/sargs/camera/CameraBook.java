package eu.sargs.camera;

import eu.sargs.platform.Pin;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The station's cameras, kept over restarts. Thread-safe. */
public interface CameraBook {
    /** In the order of their ids. */
    List<Camera> all();

    Optional<Camera> find(CameraId id);

    /** Adds a camera, or changes the one of the same id. Durable on return. */
    void put(Camera camera);

    /** @return whether there was one */
    boolean remove(CameraId id);

    /** Told after each change, on the thread that made it. */
    Pin onChange(Consumer<List<Camera>> listener);
}
