package eu.sargs.sighting;

import eu.sargs.camera.CameraId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a camera saw nothing, so that "not seen" can be told from "could not have been seen". Thread-safe; commands are
 * durable and visible on return; never on the FX thread.
 */
public interface Coverage {
    /**
     * A time without sight.
     *
     * @param to empty while it lasts
     * @param cause as the camera's health called it, {@code NO_PACKETS}
     */
    record Blind(CameraId camera, Instant from, Optional<Instant> to, String cause) {}

    /** Its picture cannot be trusted since then. Does nothing where it is known to be blind. */
    void wentBlind(CameraId camera, Instant since, String cause);

    /** Its picture can be trusted again. Does nothing where it is not known to be blind. */
    void seesAgain(CameraId camera, Instant at);

    /** Times without sight that touch {@code from} to {@code to}, oldest first, uncut. */
    List<Blind> periods(CameraId camera, Instant from, Instant to);
}
