package eu.sargs.camera;

import java.util.Optional;

/** The station's cameras, kept over restarts. Thread-safe. */
public interface CameraBook extends Cameras {
    Optional<Camera> find(CameraId id);

    /** Adds a camera, or changes the one of the same id. Durable on return. */
    void put(Camera camera);

    /** @return whether there was one */
    boolean remove(CameraId id);
}
