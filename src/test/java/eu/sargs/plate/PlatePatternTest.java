package eu.sargs.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.sargs.plate.PlateMatch.Kind;
import eu.sargs.plate.PlateMatch.Substitution;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Texts;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlatePatternTest {
    private static final Country LV = Country.of("LV");

    private static Reading read(String text, double sure, Reading.Alternative... alternatives) {
        return new Reading(Plate.of(text), LV, sure, Collections.nCopies(text.length(), sure), List.of(alternatives));
    }

    @Test
    void normalisesWhatWasTyped() {
        assertThat(PlatePattern.parse(" но-38 ** ?").text()).isEqualTo("HO38*?");
        assertThat(PlatePattern.parse("ab·12/34").text()).isEqualTo("AB1234");
        assertThat(PlatePattern.parse("ab1*").fixedSigns()).isEqualTo(3);
    }

    @Test
    void saysWhatIsWrongWithAPattern() {
        assertThatThrownBy(() -> PlatePattern.parse(" - "))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("PLA-01"));
        assertThatThrownBy(() -> PlatePattern.parse("AB#12")).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("PLA-02");
            assertThat(fault.arguments()).containsExactly("#", 3);
        });
        assertThatThrownBy(() -> PlatePattern.parse("A".repeat(17)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("PLA-03"));
    }

    @Test
    void anExactReadScoresItsConfidence() {
        PlateMatch match =
                PlatePattern.parse("HO3817").match(read("HO3817", 0.9)).orElseThrow();
        assertThat(match.kind()).isEqualTo(Kind.EXACT);
        assertThat(match.score()).isEqualTo(0.9);
        assertThat(match.formatFits()).isTrue();
        assertThat(match.substitutions()).isEmpty();
    }

    @Test
    void aConfusedSignIsNamedAndWeighed() {
        PlateMatch match = PlatePattern.parse("HO3817").match(read("H03817", 1)).orElseThrow();
        assertThat(match.kind()).isEqualTo(Kind.CONFUSABLE);
        assertThat(match.substitutions()).containsExactly(new Substitution(1, '0', 'O'));
        assertThat(match.formatFits()).isTrue();
        // 1 - (1 - 0.95) * 1, and half the loss given back, for only the wanted plate is of a Latvian series
        assertThat(match.score()).isCloseTo(0.975, within(1e-9));
        assertThat(MatchReasons.of(match, read("H03817", 1)))
                .extracting(MatchReasons.Reason::key)
                .containsExactly("plate.why.sign", "plate.why.format");
        assertThat(MatchReasons.inShort(match)).isEqualTo("0→O");
    }

    @Test
    void aConfusionOfTwoRealPlatesScoresLessThanAMendedOne() {
        Reading both = new Reading(Plate.of("LTO123"), Country.of("LT"), 1, Collections.nCopies(6, 1.0), List.of());
        PlateMatch real = PlatePattern.parse("LTD123").match(both).orElseThrow();
        PlateMatch mended =
                PlatePattern.parse("HO3817").match(read("H03817", 1)).orElseThrow();
        assertThat(real.score()).isLessThan(0.7).isLessThan(mended.score());
    }

    @Test
    void signsNobodyConfusesDoNotMatch() {
        assertThat(PlatePattern.parse("HO3817").match(read("HO3827", 1))).isEmpty();
        assertThat(PlatePattern.parse("HO3817").match(read("HO381", 1))).isEmpty();
        assertThat(PlatePattern.parse("BBBZZ2").match(read("888222", 1))).isEmpty();
    }

    @Test
    void wildcardsMatchOneOrAnyNumber() {
        PlatePattern pattern = PlatePattern.parse("?B12*");
        assertThat(pattern.match(read("AB12", 1)).orElseThrow().kind()).isEqualTo(Kind.WILDCARD);
        assertThat(pattern.match(read("AB1234", 1))).isPresent();
        assertThat(pattern.match(read("B1234", 1))).isEmpty();
        PlateMatch confused = pattern.match(read("A81234", 1)).orElseThrow();
        assertThat(confused.kind()).isEqualTo(Kind.CONFUSABLE);
        assertThat(confused.substitutions()).containsExactly(new Substitution(1, '8', 'B'));
    }

    @Test
    void aStarIsLaidWhereLeastIsConfused() {
        PlateMatch match = PlatePattern.parse("*O1*").match(read("D1Q1I7", 1)).orElseThrow();
        assertThat(match.substitutions()).containsExactly(new Substitution(2, 'Q', 'O'));
    }

    @Test
    void anAlternativeOfTheReaderCounts() {
        PlateMatch match = PlatePattern.parse("HU3817")
                .match(read("HV3817", 0.8, new Reading.Alternative(Plate.of("HU3817"), 0.15)))
                .orElseThrow();
        assertThat(match.kind()).isEqualTo(Kind.ALTERNATIVE);
        assertThat(match.plate()).isEqualTo(Plate.of("HU3817"));
        assertThat(match.score()).isEqualTo(0.15);
    }

    @Test
    void globsAsARegularExpressionWould() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "AB?*", 6);
            String plate = text(random, "AB", 7);
            PlatePattern parsed = PlatePattern.parse(pattern);
            boolean expected = Pattern.matches(parsed.text().replace("?", ".").replace("*", ".*"), plate);
            assertThat(parsed.match(read(plate, 1)).isPresent())
                    .as("seed %d: %s over %s", seed, pattern, plate)
                    .isEqualTo(expected);
        }
    }

    @Test
    void everyMatchOfATextItselfMayFit() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            PlatePattern pattern = PlatePattern.parse(text(random, "0OD1I8B?*", 6));
            String plate = text(random, "0OD1I8B", 6);
            pattern.match(read(plate, 1))
                    .ifPresent(match -> assertThat(pattern.mayFit(Confusables.fold(plate)))
                            .as("seed %d: %s over %s", seed, pattern, plate)
                            .isTrue());
        }
    }

    private static String text(Random random, String signs, int longest) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(longest);
        for (int i = 0; i < length; i++) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }

    @Test
    void distanceCountsLookAlikesLess() {
        assertThat(Confusables.distance("HO3817", "HO3817")).isZero();
        assertThat(Confusables.distance("HO3817", "H03817")).isCloseTo(0.05, within(1e-9));
        assertThat(Confusables.distance("HO3817", "HX3817")).isEqualTo(1);
        assertThat(Confusables.distance("HO3817", "HO817")).isEqualTo(1);
        assertThat(Confusables.distance("", "AB")).isEqualTo(2);
    }

    @Test
    void everyReasonAndFaultIsWrittenInEveryLanguage() {
        for (Language language : Language.values()) {
            Texts texts = new Texts(language);
            assertThat(texts.get("plate.fault.sign", "#", 3)).contains("#").contains("3");
            assertThat(texts.get("plate.fault.long", 16)).contains("16");
            for (String why : List.of("exact", "wildcard", "alternative", "sign", "format", "noformat")) {
                assertThat(texts.get("plate.why." + why, "0", "O", 2)).doesNotContain("‹", "{");
            }
        }
    }
}
