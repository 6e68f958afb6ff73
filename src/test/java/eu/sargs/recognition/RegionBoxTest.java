package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.plate.CountryFormats;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionBoxTest {
    private static final Quad PLACE = Quad.of(100, 100, 200, 40);

    private final Reads reads = new Reads();

    @Test
    void theRegionJoinsTheNumberWhateverTheLineSaid() {
        reads.say("77", 0.35, 0.65);
        assertThat(look("P390TEZ7")).isEqualTo("P390TE77");
        assertThat(look("P390TE")).isEqualTo("P390TE77");
    }

    @Test
    void whatIsCutOutMovesUntilTheDigitsStandInItsMiddle() {
        reads.say("19", 0.5, 0.85);
        reads.say("197", 0.25, 0.5, 0.75);
        assertThat(look("T711CC")).isEqualTo("T711CC197");
        assertThat(reads.asked).isEqualTo(2);
    }

    @Test
    void aDigitThatWasCutOffIsTakenFromTheLine() {
        reads.say("19", 0.35, 0.65);
        assertThat(look("T711CC197")).isEqualTo("T711CC197");
        assertThat(look("T711CC127")).isEqualTo("T711CC19");
    }

    @Test
    void itIsLookedForElsewhereWhereNothingIsToBeRead() {
        reads.say("");
        reads.say("60", 0.35, 0.65);
        assertThat(look("M217HE")).isEqualTo("M217HE60");
    }

    @Test
    void signsOfTheNumberBecomeWhatTheirPlaceHolds() {
        reads.say("67", 0.35, 0.65);
        assertThat(look("M64000")).isEqualTo("M640OO67");
        assertThat(look("0658BA")).isEqualTo("O658BA67");
    }

    @Test
    void digitsTakenForLettersAreDigits() {
        reads.say("Z7", 0.35, 0.65);
        assertThat(look("P390TE")).isEqualTo("P390TE27");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LTU183", "HO3817", "123ABC", "8735XO6", "WA12345", "AA6078KE", "C498B", "1C498B"})
    void otherNumbersAreNotLookedAt(String text) {
        reads.say("77", 0.35, 0.65);
        assertThat(region(text)).isEmpty();
        assertThat(reads.asked).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1777", "KE", ""})
    void whatIsNoRegionLeavesTheLineAsItIs(String there) {
        double[] places = new double[there.length()];
        Arrays.setAll(places, i -> (i + 0.5) / places.length);
        reads.say(there, places);
        assertThat(region("K123BC")).isEmpty();
    }

    @Test
    void unsureDigitsAreNoRegion() {
        reads.sayUnsure("13", 0.35, 0.65);
        assertThat(region("K123BC")).isEmpty();
    }

    @Test
    void thePlateReachesPastTheRegion() {
        reads.say("777", 0.25, 0.5, 0.75);
        RegionBox.Line whole = region("C498BE").orElseThrow();
        assertThat(whole.outline().width()).isBetween(240.0, 320.0);
        assertThat(whole.signs()).extracting(SignRead::position).isSorted().allMatch(at -> at > 0 && at < 1);
    }

    private String look(String text) {
        return SignRead.text(region(text).orElseThrow().signs());
    }

    private Optional<RegionBox.Line> region(String text) {
        List<SignRead> signs = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            signs.add(sign(text.charAt(i), (i + 0.5) / text.length()));
        }
        try (Scalar grey = new Scalar(128.0);
                Mat picture = new Mat(300, 600, opencv_core.CV_8UC3, grey)) {
            return new RegionBox(reads, CountryFormats.standard()).look(picture, new RegionBox.Line(PLACE, signs));
        }
    }

    private static SignRead sign(char sign, double position) {
        return new SignRead(List.of(new SignRead.Choice(sign, 0.99)), 0, position, false);
    }

    /** Says what it was told to, the last of it again and again. */
    private static final class Reads implements PlateReader {
        private final Deque<List<SignRead>> left = new ArrayDeque<>();
        private int asked;

        void say(String text, double... positions) {
            List<SignRead> signs = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) {
                signs.add(sign(text.charAt(i), positions[i]));
            }
            left.add(signs);
        }

        void sayUnsure(String text, double... positions) {
            say(text, positions);
            left.add(left.removeLast().stream()
                    .map(sign ->
                            new SignRead(List.of(new SignRead.Choice(sign.best(), 0.35)), 0, sign.position(), false))
                    .toList());
        }

        @Override
        public List<SignRead> read(Mat line) {
            asked++;
            return left.size() > 1 ? left.poll() : left.peek();
        }

        @Override
        public void close() {}
    }
}
