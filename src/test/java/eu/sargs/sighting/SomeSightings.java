package eu.sargs.sighting;

import eu.sargs.camera.CameraId;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.PicturePair;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Sightings for tests. */
public final class SomeSightings {
    private static final PicturePair PICTURES = PicturePair.of(new PictureId("a2".repeat(32)));

    private SomeSightings() {}

    public static Sighting sighting(long id, String plate, Instant from) {
        return sighting(id, plate, from, "KRA-01", false);
    }

    public static Sighting sighting(long id, String plate, Instant from, String camera, boolean refined) {
        return sighting(id, plate, from, camera, refined, PICTURES);
    }

    /** Refined, its two pictures named by a hash each. */
    public static Sighting ofVersion1(long id, String plate, Instant from) {
        PicturePair pictures = new PicturePair(new PictureId("a1".repeat(32)), new PictureId("b2".repeat(32)));
        return sighting(id, plate, from, "KRA-01", true, pictures);
    }

    public static Sighting with(Sighting sighting, PicturePair pictures) {
        return new Sighting(
                sighting.id(),
                sighting.station(),
                sighting.camera(),
                sighting.from(),
                sighting.to(),
                sighting.reading(),
                sighting.box(),
                pictures.crop(),
                pictures.overview(),
                sighting.refined());
    }

    private static Sighting sighting(
            long id, String plate, Instant from, String camera, boolean refined, PicturePair pictures) {
        Reading reading = new Reading(
                Plate.of(plate),
                Country.of("LV"),
                0.90625,
                Collections.nCopies(plate.length(), 0.90625),
                List.of(new Reading.Alternative(Plate.of("X" + plate.substring(1)), 0.0625)));
        return new Sighting(
                new SightingId(new UUID(7, id)),
                "Krāslava",
                new CameraId(camera),
                from,
                from.plusMillis(refined ? 900 : 200),
                reading,
                new PlateBox(0.125, 0.25, 0.3125, 0.0390625),
                pictures.crop(),
                pictures.overview(),
                refined);
    }
}
