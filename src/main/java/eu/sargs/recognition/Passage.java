package eu.sargs.recognition;

import eu.sargs.camera.CameraId;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.Reading;
import java.time.Instant;
import java.util.UUID;

/**
 * One vehicle passing one camera.
 *
 * @param id fixed at the first confident read; becomes the sighting's id
 * @param from first time the plate was seen
 * @param to last time so far
 * @param box the plate in the overview picture
 * @param crop JPEG of the plate with some surroundings
 * @param overview JPEG of the whole picture it was best read in
 * @param firstArrivedNanos {@link System#nanoTime} at which the first packet of the first frame with this plate came in; for measuring only
 */
public record Passage(
        UUID id,
        CameraId camera,
        Instant from,
        Instant to,
        Reading reading,
        PlateBox box,
        byte[] crop,
        byte[] overview,
        long firstArrivedNanos) {
    /** The same pictures, read with more looks. */
    Passage with(Reading reading, Instant to) {
        return new Passage(id, camera, from, to, reading, box, crop, overview, firstArrivedNanos);
    }
}
