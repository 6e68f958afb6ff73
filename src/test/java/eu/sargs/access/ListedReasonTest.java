package eu.sargs.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ListedReasonTest {
    private static final List<ListedReason> ALL = List.of(
            new ListedReason("wanted", Map.of(Language.EN, "Wanted", Language.LV, "Meklēts"), false, false),
            new ListedReason("criminal-case", Map.of(Language.EN, "Criminal case"), true, false),
            new ListedReason("old", Map.of(Language.EN, "Of old"), false, true));

    private static Reason typed(String text, String caseNumber) {
        return ListedReason.typed(ALL, text, caseNumber, Language.EN);
    }

    private static Consumer<Throwable> coded(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void takesACodeACodeWithWordsOrWordsAlone() {
        assertThat(typed("wanted", "")).isEqualTo(new Reason("wanted", "Wanted", "", ""));
        assertThat(typed(" Wanted : seen at the fair", "7/26"))
                .isEqualTo(new Reason("wanted", "Wanted", "seen at the fair", "7/26"));
        assertThat(typed("wanted", "").said()).isEqualTo("Wanted");
        assertThat(typed("wanted: seen at the fair", "").said()).isEqualTo("Wanted: seen at the fair");
        assertThat(typed("Unknown: seen at the fair", "")).isEqualTo(new Reason("Unknown: seen at the fair"));
    }

    @Test
    void refusesWhatIsWrittenLikeACodeAndIsNone() {
        for (String mistyped : List.of(
                "KONTROLE2: at the fair",
                "kontrole: at the fair",
                "KONTROLE",
                "kontrole-2",
                "wantd",
                "Wantd",
                "wnted:",
                "w\u0430nted", // a Cyrillic letter in it
                "W\u0410NT\u0415D: at the fair")) {
            assertThatThrownBy(() -> typed(mistyped, "")).as(mistyped).satisfies(coded("ACC-37"));
        }
        assertThatThrownBy(() -> typed("criminal-cas", ""))
                .as("the nearest first, none that is retired")
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.arguments()).containsExactly("criminal-case, wanted"));
        for (String own : List.of(
                "Theft",
                "Complaint by its holder",
                "Told by telephone: look again",
                "Sūdzība: kaimiņš",
                "проверка: рынок",
                "сор: у дороги",
                "2026-11-22: seen at the fair",
                "12/2026: seen at the fair",
                "10:30 at the fair")) {
            assertThat(typed(own, "")).as(own).isEqualTo(new Reason(own));
        }
    }

    @Test
    void asksForACaseNumberWhereTheReasonDoes() {
        assertThatThrownBy(() -> typed("criminal-case", " ")).satisfies(coded("ACC-32"));
        assertThat(typed("criminal-case", " 11092-26 ").caseNumber()).isEqualTo("11092-26");
    }

    @Test
    void refusesWhatIsRetiredEmptyOrTooLong() {
        assertThatThrownBy(() -> typed("old", "")).satisfies(coded("ACC-33"));
        assertThatThrownBy(() -> typed("", "")).satisfies(coded("ACC-34"));
        assertThatThrownBy(() -> typed("wanted: " + "x".repeat(401), "")).satisfies(coded("ACC-34"));
        assertThatThrownBy(() -> typed("wanted", "1".repeat(101))).satisfies(coded("ACC-34"));
        assertThat(typed("wanted:", "").text()).isEmpty();
    }

    @Test
    void readsInAnotherLanguageWhatNobodyWroteInThisOne() {
        assertThat(ALL.get(1).words(Language.RU)).isEqualTo("Criminal case");
        assertThat(ALL.get(0).words(Language.RU)).isEqualTo("Meklēts");
    }

    @Test
    void isNoReasonWithoutACodeOrWords() {
        assertThatThrownBy(() -> new ListedReason("A b", Map.of(Language.EN, "Words"), false, false))
                .satisfies(coded("ACC-30"));
        assertThatThrownBy(() -> new ListedReason("ab", Map.of(Language.EN, " "), false, false))
                .satisfies(coded("ACC-31"));
        assertThatThrownBy(() -> new ListedReason("ab", Map.of(Language.EN, "w".repeat(101)), false, false))
                .satisfies(coded("ACC-31"));
    }

    @Test
    void aStationBeginsWithAListInEveryLanguage() {
        assertThat(StandardReasons.all())
                .hasSizeBetween(7, 9)
                .allSatisfy(one -> assertThat(one.words())
                        .containsOnlyKeys(Language.values())
                        .allSatisfy((language, words) -> assertThat(words).doesNotContain("‹")));
    }
}
