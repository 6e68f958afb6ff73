package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CtcDecodingTest {
    private static final String DICTIONARY = "0ABOo- ";
    private final CtcDecoding decoding = new CtcDecoding(DICTIONARY);

    @Test
    void joinsRepeatsAndKeepsThoseThatABlankParts() {
        assertThat(text(steps("A", "A", "_", "A", "B", "B", "_"))).isEqualTo("AAB");
    }

    @Test
    void foldsLowerCaseIntoUpperCase() {
        float[] spread = {0.1f, 0, 0, 0, 0.3f, 0.6f, 0, 0};
        List<SignRead> signs = decoding.decode(FloatBuffer.wrap(spread), 1, 1);
        assertThat(SignRead.text(signs)).isEqualTo("O");
        assertThat(signs.getFirst().confidence()).isEqualTo(0.9, within(1e-6));
    }

    @Test
    void tellsWhereASealOrDashStood() {
        List<SignRead> signs = steps("A", "_", "-", "_", "B", "0");
        assertThat(SignRead.text(signs)).isEqualTo("AB0");
        assertThat(signs).extracting(SignRead::gapBefore).containsExactly(false, true, false);
    }

    @Test
    void keepsWhatElseASignMayBe() {
        float[] doubtful = {0, 0.4f, 0, 0, 0.6f, 0, 0, 0};
        SignRead sign = decoding.decode(FloatBuffer.wrap(doubtful), 1, 1).getFirst();
        assertThat(sign.best()).isEqualTo('O');
        assertThat(sign.probability('0')).isEqualTo(0.4, within(1e-6));
        assertThat(sign.probability('A')).isZero();
    }

    @Test
    void readsNothingFromBlanks() {
        assertThat(steps("_", "_", "_")).isEmpty();
    }

    @Test
    void measuresPositionsOnTheTextAndNotOnThePadding() {
        float[] values = new float[4 * 8];
        values[2] = 1; // A at the first of two steps of text
        values[8 + 3] = 1;
        values[16] = 1;
        values[24] = 1;
        List<SignRead> signs = decoding.decode(FloatBuffer.wrap(values), 4, 0.5);
        assertThat(signs.get(0).position()).isEqualTo(0.25, within(1e-9));
        assertThat(signs.get(1).position()).isEqualTo(0.75, within(1e-9));
    }

    private List<SignRead> steps(String... signs) {
        float[] values = new float[signs.length * decoding.classes()];
        for (int t = 0; t < signs.length; t++) {
            int at = signs[t].equals("_") ? 0 : 1 + DICTIONARY.indexOf(signs[t]);
            values[t * decoding.classes() + at] = 1;
        }
        return decoding.decode(FloatBuffer.wrap(values), signs.length, 1);
    }

    private static String text(List<SignRead> signs) {
        return SignRead.text(signs);
    }
}
