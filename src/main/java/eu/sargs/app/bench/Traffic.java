package eu.sargs.app.bench;

import eu.sargs.camera.CameraId;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Scope;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.PicturePair;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.Reading;
import eu.sargs.platform.TimedId;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Sightings as a station of eight cameras records them, for measurements: plates of both countries of which many come
 * again, a confidence for each sign, now and then a second reading, pictures. The same for the same seed.
 */
public final class Traffic {
    private static final String LETTERS = "ABCDEFGHJKLMNOPRSTUVZ";
    private static final int VEHICLES = 200_000;
    private static final ActedBy MACHINE = ActedBy.machine("desk");

    private final Random random;
    private final List<String> plates;
    private Instant time = Instant.parse("2026-01-05T06:00:00Z");

    public Traffic(long seed) {
        random = new Random(seed);
        plates = IntStream.range(0, VEHICLES)
                .mapToObj(i -> i % 2 == 0
                        ? letters(2) + (1000 + random.nextInt(9000))
                        : letters(3) + (100 + random.nextInt(900)))
                .toList();
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** The next sightings, as events that want to be written. */
    public List<Draft> next(int count) {
        List<Draft> drafts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            drafts.add(SightingCodec.recorded(sighting(), Scope.ALL, MACHINE));
        }
        return drafts;
    }

    /** The next one. */
    Sighting sighting() {
        time = time.plusMillis(200 + random.nextInt(9_000));
        String plate = plates.get(random.nextInt(VEHICLES));
        List<Double> signs = plate.chars().mapToObj(c -> certainty()).toList();
        List<Reading.Alternative> alternatives = random.nextInt(5) == 0
                ? List.of(new Reading.Alternative(
                        new Plate(plate.replace('B', '8').replace('0', 'O')), certainty() / 3))
                : List.of();
        PicturePair pictures = pictures();
        return new Sighting(
                new SightingId(TimedId.at(time, random)),
                "Krāslava",
                new CameraId("KRA-0" + (1 + random.nextInt(8))),
                time,
                time.plusMillis(300 + random.nextInt(2_500)),
                new Reading(
                        new Plate(plate),
                        plate.length() == 6 && Character.isLetter(plate.charAt(2))
                                ? Country.of("LT")
                                : Country.of("LV"),
                        certainty(),
                        signs,
                        alternatives),
                new PlateBox(
                        random.nextInt(1700), random.nextInt(900), 90 + random.nextInt(60), 20 + random.nextInt(15)),
                pictures.crop(),
                pictures.overview(),
                true);
    }

    /** The same vehicle, seen anew. */
    Sighting again(Sighting seen) {
        Sighting next = sighting();
        return new Sighting(
                next.id(),
                next.station(),
                next.camera(),
                next.from(),
                next.to(),
                seen.reading(),
                next.box(),
                next.crop(),
                next.overview(),
                next.refined());
    }

    private double certainty() {
        return (900 + random.nextInt(100)) / 1000.0;
    }

    private PicturePair pictures() {
        byte[] hash = new byte[PictureId.LENGTH];
        random.nextBytes(hash);
        hash[PictureId.LENGTH - 1] &= (byte) 0xfe;
        return PicturePair.of(PictureId.of(hash));
    }
}
