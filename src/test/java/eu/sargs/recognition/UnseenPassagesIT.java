package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraAddress;
import eu.sargs.simulation.Clip;
import eu.sargs.simulation.ClipStore;
import eu.sargs.simulation.Light;
import eu.sargs.simulation.PassageScore;
import eu.sargs.simulation.Picture;
import eu.sargs.simulation.RoadScene;
import eu.sargs.simulation.Traffic;
import eu.sargs.simulation.Weather;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * How many vehicles of scenes that nobody has seen are read right, exactly once. The seed is chosen by whoever measures,
 * so that nothing can have been fitted to it: {@code mvn verify -Dit.test=UnseenPassagesIT -Dpassages.seed=N}.
 */
class UnseenPassagesIT {
    private static final long NO_SEED = -1;
    private static final long SEED = Long.getLong("passages.seed", NO_SEED);
    private static final int SECONDS = 60;

    @Test
    void readsVehiclesByDayRightAndOnce() {
        List<RoadScene> scenes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            scenes.add(scene("UNSEEN-D" + i, i, Light.DAY, Weather.CLEAR));
        }
        for (int i = 0; i < 2; i++) {
            scenes.add(scene("UNSEEN-R" + i, 10 + i, Light.DAY, Weather.RAIN));
        }
        assertThat(score("by day, two of six in rain", scenes).rightShare()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void readsVehiclesByNight() {
        List<RoadScene> scenes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            scenes.add(scene("UNSEEN-N" + i, 20 + i, Light.NIGHT, Weather.CLEAR));
            scenes.add(scene("UNSEEN-I" + i, 30 + i, Light.INFRARED, Weather.CLEAR));
        }
        assertThat(score("at night, two of four in infrared", scenes).rightShare())
                .isGreaterThanOrEqualTo(0.85);
    }

    private static RoadScene scene(String site, int number, Light light, Weather weather) {
        return new RoadScene(site, SEED + number, Picture.small(SECONDS), light, weather, Traffic.oncoming(4));
    }

    private static PassageScore score(String what, List<RoadScene> scenes) {
        Assumptions.assumeTrue(SEED != NO_SEED, "No seed: -Dpassages.seed=N");
        PassageScore all = null;
        try (VideoReader reader = VideoReader.standard()) {
            for (Clip clip : new ClipStore(Path.of("target", "clips")).clips(scenes, done -> {})) {
                List<PassageScore.Read> reads = new ArrayList<>();
                reader.read(
                        CameraAddress.of(clip.video().toUri().toString()),
                        Instant.EPOCH,
                        (passage, width, height) -> reads.add(new PassageScore.Read(
                                passage.reading().plate(),
                                passage.from().toEpochMilli(),
                                passage.to().toEpochMilli())));
                PassageScore score = PassageScore.of(clip.truth(), reads, 60, 5, true);
                all = all == null ? score : all.plus(score);
            }
        }
        System.out.printf("UnseenPassagesIT: seed %d, %s: %s%n", SEED, what, all);
        return all;
    }
}
