package eu.sargs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneRendererTest {
    private static RoadScene scene(long seed, Light light) {
        return new RoadScene("KRA-03", seed, Picture.small(20), light, Weather.CLEAR, Traffic.oncoming(5));
    }

    private static int hash(BufferedImage picture) {
        return Arrays.hashCode(((DataBufferInt) picture.getRaster().getDataBuffer()).getData());
    }

    @Test
    void sameSeedGivesTheSamePicturesInAnyOrder() {
        SceneRenderer one = new SceneRenderer(scene(5, Light.NIGHT));
        SceneRenderer other = new SceneRenderer(scene(5, Light.NIGHT));
        int first = hash(one.render(80));
        int second = hash(one.render(140));
        assertThat(hash(other.render(140))).isEqualTo(second);
        assertThat(hash(other.render(80))).isEqualTo(first);
        assertThat(one.truth()).isEqualTo(other.truth());
    }

    @Test
    void anotherSeedGivesOtherTraffic() {
        GroundTruth one = new SceneRenderer(scene(5, Light.DAY)).truth();
        GroundTruth other = new SceneRenderer(scene(6, Light.DAY)).truth();
        assertThat(one.passages().getFirst().plate())
                .isNotEqualTo(other.passages().getFirst().plate());
    }

    @Test
    void anEmptyRoadIsNeverTheSamePictureTwice() {
        SceneRenderer renderer = new SceneRenderer(scene(5, Light.DAY));
        assertThat(hash(renderer.render(0))).isNotEqualTo(hash(renderer.render(1)));
    }

    @Test
    void theTruthsCornersLieOnTheDrawnPlate() {
        for (Light light : Light.values()) {
            SceneRenderer renderer = new SceneRenderer(scene(5, light));
            for (TruePassage passage : renderer.truth().passages()) {
                TruePassage.Corners corners = passage.corners().getLast();
                BufferedImage picture = renderer.render((int) Math.round(corners.ms() * 15 / 1000.0));
                double inside = 0;
                double outside = 0;
                // Along a line just under the upper border the field is bare; just above the plate it is not there.
                for (int i = 0; i < 20; i++) {
                    double across = 0.30 + 0.65 * i / 20;
                    inside += grey(picture, corners.xy(), across, 0.13) / 20;
                    outside += grey(picture, corners.xy(), across, -0.25) / 20;
                }
                assertThat(inside)
                        .as("%s %s at %d ms", light, passage.kind(), corners.ms())
                        .isGreaterThan(outside + 20)
                        .isGreaterThan(75);
            }
        }
    }

    /** Brightness at a place given as shares of the plate's width and height. */
    private static double grey(BufferedImage picture, List<Double> q, double across, double down) {
        double x = q.get(0) + across * (q.get(2) - q.get(0)) + down * (q.get(6) - q.get(0));
        double y = q.get(1) + across * (q.get(3) - q.get(1)) + down * (q.get(7) - q.get(1));
        return Palette.grey(picture.getRGB((int) x, (int) y));
    }

    @Test
    void platesOfTheWatchedLaneGrowReadableForSeveralPictures() {
        for (String site : new String[] {"KRA-01", "KRA-06", "UTE-01", "MOL-03"}) {
            for (TruePassage p : new SceneMotion(RoadScene.day(site, 3, Picture.small(20)))
                    .truth()
                    .passages()) {
                assertThat(p.picturesAtLeast(70)).as("%s %s", site, p.kind()).isGreaterThanOrEqualTo(5);
            }
            for (TruePassage p : new SceneMotion(RoadScene.day(site, 3, Picture.large(20)))
                    .truth()
                    .passages()) {
                assertThat(p.picturesAtLeast(90)).as("%s %s", site, p.kind()).isGreaterThanOrEqualTo(5);
            }
        }
    }

    @Test
    void noPlateIsReadableAcrossTheSeamOfTheLoop() {
        for (long seed = 1; seed <= 12; seed++) {
            RoadScene scene = new RoadScene(
                    "KRA-08",
                    seed,
                    Picture.small(20),
                    Light.DAY,
                    Weather.CLEAR,
                    new Traffic(seed % 2 == 0, 4, false, List.of()));
            for (TruePassage passage : new SceneMotion(scene).truth().passages()) {
                assertThat(passage.enterMs()).as("seed %d", seed).isGreaterThan(0);
                assertThat(passage.leaveMs()).as("seed %d", seed).isLessThan(20_000 - 67);
            }
        }
    }

    @Test
    void guestsPassInTheirOrder() {
        RoadScene scene = new RoadScene(
                "KRA-01",
                9,
                Picture.small(26),
                Light.DAY,
                Weather.CLEAR,
                new Traffic(true, 4.6, false, List.of(DemoRoads.WANTED, DemoRoads.COMPANION)));
        List<String> plates = new SceneMotion(scene)
                .truth().passages().stream().map(p -> p.plate().text()).toList();
        assertThat(plates).containsSubsequence("HO3817", "Y417KC60").doesNotHaveDuplicates();
    }

    @Test
    void motorcyclesAreSeenFromBehindWithTwoLines() {
        List<Passing> passings = new RoadScene(
                        "KRA-02",
                        4,
                        Picture.small(240),
                        Light.DAY,
                        Weather.CLEAR,
                        new Traffic(false, 4, false, List.of()))
                .passings();
        assertThat(passings).anyMatch(p -> p.kind() == VehicleKind.MOTORCYCLE);
        assertThat(passings)
                .filteredOn(p -> p.kind() == VehicleKind.MOTORCYCLE)
                .allMatch(p -> p.plate().twoLines() && !p.approaching());
    }

    @Test
    void truthIsReadBackAsItWasWritten(@TempDir Path folder) throws Exception {
        GroundTruth truth = new SceneRenderer(scene(5, Light.DAY)).truth();
        Path file = folder.resolve("truth.jsonl");
        truth.write(file);
        assertThat(GroundTruth.read(file)).isEqualTo(truth);
    }
}
