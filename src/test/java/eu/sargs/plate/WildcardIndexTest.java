package eu.sargs.plate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WildcardIndexTest {
    private static BitSet found(List<PlatePattern> patterns, String text) {
        WildcardIndex index = new WildcardIndex();
        for (int i = 0; i < patterns.size(); i++) {
            index.add(patterns.get(i), i);
        }
        BitSet found = new BitSet();
        index.find(Confusables.fold(text), found);
        return found;
    }

    private static List<PlatePattern> patterns(String... texts) {
        return List.of(texts).stream().map(PlatePattern::parse).toList();
    }

    @Test
    void findsPatternsByWhatStandsBeforeBetweenAndAfterTheirWildcards() {
        List<PlatePattern> patterns = patterns(
                "AB12*", "?B12*", "*123*", "*34", "AB?234", "*", "A*3*4", "??????", "?????", "*1*3*", "AB1234*");
        assertThat(found(patterns, "AB1234").stream().boxed()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 9, 10);
    }

    @Test
    void takesSignsThatAreMistakenForOneAnotherForOne() {
        assertThat(found(patterns("H038*", "HO38?7", "HO39*"), "HO3817").stream()
                        .boxed())
                .containsExactly(0, 1);
    }

    @Test
    void findsWhatTryingEachPatternFindsAndNothingElse() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<PlatePattern> patterns = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                patterns.add(PlatePattern.parse(text(random, "AB018?*", 1 + random.nextInt(9))));
            }
            for (int i = 0; i < 40; i++) {
                String text = text(random, "AB018", 1 + random.nextInt(9));
                String folded = Confusables.fold(text);
                assertThat(found(patterns, text).stream().boxed())
                        .as("seed %d, %s", seed, text)
                        .isEqualTo(IntStream.range(0, patterns.size())
                                .filter(n -> patterns.get(n).wild()
                                        ? patterns.get(n).mayFit(folded)
                                        : patterns.get(n).folded().equals(folded))
                                .boxed()
                                .collect(Collectors.toList()));
            }
        }
    }

    private static String text(Random random, String signs, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }
}
