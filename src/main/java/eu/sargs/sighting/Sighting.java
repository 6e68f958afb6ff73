package eu.sargs.sighting;

import eu.sargs.camera.CameraId;
import eu.sargs.picture.PictureId;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.Reading;
import java.time.Instant;

/**
 * One vehicle seen passing one camera.
 *
 * @param station whose camera it was
 * @param from first time its plate was seen
 * @param to last time; grows with a refinement
 * @param box the plate in the overview picture
 * @param refined whether the vehicle has passed and the best read is in
 */
public record Sighting(
        SightingId id,
        String station,
        CameraId camera,
        Instant from,
        Instant to,
        Reading reading,
        PlateBox box,
        PictureId crop,
        PictureId overview,
        boolean refined) {}
