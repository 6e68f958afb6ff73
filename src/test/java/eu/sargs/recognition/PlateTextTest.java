package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.plate.CountryFormats;
import eu.sargs.plate.Plate;
import eu.sargs.plate.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlateTextTest {
    private final PlateText text = new PlateText(CountryFormats.standard());

    @Test
    void aFormatDecidesBetweenTwoSignsThatTheReaderHeldAlmostEquallyLikely() {
        List<SignRead> signs = sure("LTU183");
        signs.set(4, doubtful('B', 0.52, '8', 0.45));
        Reading reading = text.reading(signs);
        assertThat(reading.plate()).isEqualTo(new Plate("LTU183"));
        assertThat(reading.country().code()).isEqualTo("LT");
        assertThat(reading.alternatives())
                .extracting(Reading.Alternative::plate)
                .contains(new Plate("LTU1B3"));
    }

    @Test
    void aFormatNeverBringsInASignThatTheReaderDidNotSee() {
        Reading reading = text.reading(sure("LTU1B3"));
        assertThat(reading.plate()).isEqualTo(new Plate("LTU1B3"));
    }

    @Test
    void aFormatDoesNotOverruleASureReader() {
        List<SignRead> signs = sure("LTU183");
        signs.set(4, doubtful('B', 0.97, '8', 0.03));
        assertThat(text.reading(signs).plate()).isEqualTo(new Plate("LTU1B3"));
    }

    @Test
    void confidenceAndAlternativesTogetherAreNotMoreThanCertain() {
        List<SignRead> signs = sure("LTU183");
        signs.set(1, doubtful('T', 0.5, '7', 0.4));
        signs.set(4, doubtful('8', 0.6, 'B', 0.3));
        Reading reading = text.reading(signs);
        double sum = reading.confidence()
                + reading.alternatives().stream()
                        .mapToDouble(Reading.Alternative::confidence)
                        .sum();
        assertThat(sum).isLessThanOrEqualTo(1 + 1e-9).isGreaterThan(0.7);
    }

    @Test
    void aWordOrNumberLooksLessLikeAPlateThanASeries() {
        assertThat(text.prior("HO3817")).isGreaterThan(text.prior("TAXI"));
        assertThat(text.prior("HO3817")).isGreaterThan(text.prior("112233"));
        assertThat(text.prior("RK346AL")).isGreaterThan(text.prior("SERVICE"));
    }

    @Test
    void tooFewOrTooManySignsAreNoPlate() {
        assertThat(text.reading(sure("AB"))).isNull();
        assertThat(text.reading(sure("ABCDEFGHIJKL"))).isNull();
    }

    @Test
    void aCountrysCodeThatStandsApartIsNoPartOfTheText() {
        assertThat(text.reading(apart("F", "AB123CD")).plate()).isEqualTo(new Plate("AB123CD"));
        assertThat(text.reading(apart("D", "MTE313")).plate()).isEqualTo(new Plate("MTE313"));
        assertThat(text.reading(apart("EST", "123ABC")).plate()).isEqualTo(new Plate("123ABC"));
    }

    @Test
    void aGermanTownOfOneLetterIsNotTakenForACountrysCode() {
        assertThat(text.reading(apart("M", "TE313")).plate()).isEqualTo(new Plate("MTE313"));
        assertThat(text.reading(apart("B", "KR4471")).plate()).isEqualTo(new Plate("BKR4471"));
    }

    /** Signs at even steps, with a gap as wide as two signs between the two. */
    private static List<SignRead> apart(String first, String rest) {
        List<SignRead> reads = new ArrayList<>();
        for (int i = 0; i < first.length() + rest.length(); i++) {
            char sign = (first + rest).charAt(i);
            double position = 0.1 * (i < first.length() ? i : i + 2);
            reads.add(new SignRead(List.of(new SignRead.Choice(sign, 0.99)), 0, position, i == first.length()));
        }
        return reads;
    }

    private static List<SignRead> sure(String signs) {
        List<SignRead> reads = new ArrayList<>();
        for (char sign : signs.toCharArray()) {
            reads.add(new SignRead(List.of(new SignRead.Choice(sign, 0.99)), 0, 0.5, false));
        }
        return reads;
    }

    private static SignRead doubtful(char first, double p, char second, double q) {
        return new SignRead(List.of(new SignRead.Choice(first, p), new SignRead.Choice(second, q)), 0, 0.5, false);
    }
}
