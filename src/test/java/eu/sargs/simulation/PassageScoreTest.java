package eu.sargs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PassageScoreTest {
    private static final GroundTruth TRUTH = new GroundTruth(
            "KRA-01",
            Picture.small(20),
            Light.DAY,
            Weather.CLEAR,
            List.of(passage("HO3817", 1000, 100), passage("KB4471", 8000, 100), passage("FAR123", 14000, 40)));

    private static TruePassage passage(String plate, long from, double width) {
        return new TruePassage(
                new Plate(plate),
                Country.of("LV"),
                VehicleKind.CAR,
                true,
                LongStream.range(0, 10)
                        .mapToObj(i -> new TruePassage.Corners(
                                from + i * 66, List.of(0.0, 0.0, width, 0.0, width, 20.0, 0.0, 20.0)))
                        .toList());
    }

    private static PassageScore.Read read(String plate, long at) {
        return new PassageScore.Read(new Plate(plate), at, at + 300);
    }

    private static PassageScore score(PassageScore.Read... reads) {
        return PassageScore.of(TRUTH, List.of(reads), 70, 5, false);
    }

    @Test
    void oneRightReadEachIsAllRight() {
        assertThat(score(read("HO3817", 1100), read("KB4471", 8100))).isEqualTo(new PassageScore(2, 2, 0, 0, 0, 0));
    }

    @Test
    void aSecondReadOfTheSameVehicleIsDoubled() {
        PassageScore score = score(read("HO3817", 1100), read("HO3817", 1500), read("KB4471", 8100));
        assertThat(score).isEqualTo(new PassageScore(2, 1, 0, 1, 0, 0));
        assertThat(score.rightShare()).isEqualTo(0.5);
    }

    @Test
    void aMisreadIsWrongAndSilenceIsMissed() {
        assertThat(score(read("H03817", 1100))).isEqualTo(new PassageScore(2, 0, 1, 0, 1, 0));
        assertThat(PassageScore.of(TRUTH, List.of(read("H03817", 1100)), 70, 5, true)
                        .right())
                .isEqualTo(1);
    }

    @Test
    void aRightReadAtAnotherTimeAndAnExtraMisreadAreStray() {
        assertThat(score(read("HO3817", 1100), read("HO381", 1200), read("KB4471", 17000)))
                .isEqualTo(new PassageScore(2, 1, 1, 0, 0, 2));
    }

    @Test
    void aDistantPlateMayBeReadOrNot() {
        assertThat(score(read("HO3817", 1100), read("KB4471", 8100), read("FAR12", 14100))
                        .stray())
                .isZero();
    }
}
