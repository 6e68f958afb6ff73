package eu.sargs.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import eu.sargs.ui.Kraslava;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnansweredTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant RAISED = Kraslava.NOW;

    private final Kraslava night = new Kraslava();

    private Alert alert(Priority priority) {
        var seen = night.sighting("AB1234", "LV", "KRA-02", 0, 0.98, null);
        return night.alert(
                1, night.entry("AB1234", "R", priority, "O", "", 1), seen, 0, Optional.empty(), Kraslava.exact(seen));
    }

    private static boolean tooLong(Alert alert, long seconds) {
        return Unanswered.tooLong(alert, MINUTE, RAISED.plusSeconds(seconds));
    }

    @Test
    void isWhatNobodyAnsweredInTheTimeOfItsPriority() {
        Alert high = alert(Priority.HIGH);
        assertThat(tooLong(high, 59)).isFalse();
        assertThat(tooLong(high, 60)).isTrue();
        Alert medium = alert(Priority.MEDIUM);
        assertThat(tooLong(medium, 179)).isFalse();
        assertThat(tooLong(medium, 180)).isTrue();
        Alert low = alert(Priority.LOW);
        assertThat(tooLong(low, 1799)).isFalse();
        assertThat(tooLong(low, 4000)).isFalse();
        assertThat(Unanswered.tooLong(high, Duration.ZERO, RAISED.plusSeconds(600)))
                .as("where it is set so, none ever is")
                .isFalse();
    }

    @Test
    void waitsLongerWhereSomebodyOpenedIt() {
        Alert alert = alert(Priority.HIGH);
        night.alerts.take(alert.id(), Kraslava.officer());
        Alert taken = night.alerts.find(alert.id()).orElseThrow();
        assertThat(Unanswered.since(taken))
                .isEqualTo(taken.taken().orElseThrow().at());
        Instant opened = taken.taken().orElseThrow().at();
        assertThat(Unanswered.tooLong(taken, MINUTE, opened.plusSeconds(599)))
                .as("they may be on the telephone about it")
                .isFalse();
        assertThat(Unanswered.tooLong(taken, MINUTE, opened.plusSeconds(600))).isTrue();
        assertThat(Unanswered.tooLong(taken, Duration.ofMinutes(12), opened.plusSeconds(719)))
                .isFalse();
    }

    @Test
    void waitsAnewWhenItComesBackFromTheShelf() {
        Alert alert = alert(Priority.HIGH);
        Alert shelved = night.alerts.shelve(alert.id(), Duration.ofMinutes(5), "Mūsējie", Kraslava.officer());
        assertThat(tooLong(shelved, 299)).isFalse();
        assertThat(tooLong(shelved, 359)).isFalse();
        assertThat(tooLong(shelved, 360)).isTrue();
    }

    @Test
    void isToldOnceAndNotOfAnOldNight() {
        Alert alert = alert(Priority.HIGH);
        assertThat(tooLong(alert, 1800)).isTrue();
        assertThat(tooLong(alert, 1801)).isFalse();
        Alert told = night.alerts.handled(
                alert,
                new Alert.Handled(
                        Optional.empty(),
                        Optional.of(new Alert.Escalated(RAISED.plusSeconds(60), alert.seenBy())),
                        Optional.empty()));
        assertThat(tooLong(told, 120)).isFalse();
    }

    @Test
    void isWhatTheStationThatItWasForwardedToDidNotAnswerInTheTimeOfAFreshOne() {
        Alert alert = alert(Priority.HIGH);
        night.alerts.take(alert.id(), Kraslava.officer());
        Alert here = forwarded(alert, false);
        assertThat(tooLong(here, 100 + 59)).isFalse();
        assertThat(tooLong(here, 100 + 60)).isTrue();
        assertThat(Unanswered.tooLong(here, Duration.ZERO, RAISED.plusSeconds(100 + 60)))
                .as("whoever gave it away is told, whatever is set")
                .isTrue();
        assertThat(tooLong(forwarded(alert, true), 100 + 60))
                .as("no concern of ours")
                .isFalse();
    }

    private Alert forwarded(Alert alert, boolean others) {
        Alert.Forwarded forwarded = new Alert.Forwarded(
                RAISED.plusSeconds(100), alert.seenBy(), alert.seenBy(), false, true, !others, "I. Vītola", "");
        return night.alerts.handled(
                alert, new Alert.Handled(Optional.empty(), Optional.empty(), Optional.of(forwarded)));
    }

    @Test
    void noAlertIsShelvedWithoutAReasonNorForLongerThanItsPriorityLets() {
        assertThat(Shelving.checked(Duration.ofHours(4), " Mūsējie ", Priority.LOW))
                .isEqualTo("Mūsējie");
        assertThat(Shelving.checked(Duration.ofMinutes(30), "Mūsējie", Priority.HIGH))
                .isEqualTo("Mūsējie");
        assertThatThrownBy(() -> Shelving.checked(Duration.ofMinutes(31), "Mūsējie", Priority.HIGH))
                .satisfies(coded("ALR-05"));
        assertThatThrownBy(() -> Shelving.checked(Duration.ofMinutes(241), "Mūsējie", Priority.LOW))
                .satisfies(coded("ALR-05"));
        assertThatThrownBy(() -> Shelving.checked(Duration.ZERO, "Mūsējie", Priority.LOW))
                .satisfies(coded("ALR-05"));
        assertThatThrownBy(() -> Shelving.checked(MINUTE, " ", Priority.LOW)).satisfies(coded("ALR-04"));
        assertThatThrownBy(() -> Shelving.checked(MINUTE, "x".repeat(201), Priority.LOW))
                .satisfies(coded("ALR-04"));
    }

    private static org.assertj.core.api.ThrowingConsumer<Throwable> coded(String code) {
        return thrown -> assertThat(((Fault) thrown).code()).isEqualTo(code);
    }
}
