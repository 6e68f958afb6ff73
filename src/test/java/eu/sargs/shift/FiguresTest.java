package eu.sargs.shift;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Outcome;
import eu.sargs.ui.Kraslava;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T17:30:00Z");
    private static final Alert SOME = Kraslava.night().alerts.open().stream()
            .filter(one -> one.rings() && !one.late())
            .findFirst()
            .orElseThrow();

    private int ids = 1;

    private Alert alert(
            int second,
            Priority priority,
            Optional<Alert.Closed> closed,
            Optional<Alert.Shelved> shelved,
            boolean rings) {
        return new Alert(
                new AlertId("%064x".formatted(ids++)),
                BEGAN.plusSeconds(second),
                withPriority(priority),
                SOME.sighting(),
                SOME.match(),
                1,
                false,
                Optional.empty(),
                closed,
                List.of(),
                SOME.seenBy(),
                true,
                rings,
                new Alert.Handled(shelved, Optional.empty(), Optional.empty()));
    }

    private static eu.sargs.watchlist.WatchEntry withPriority(Priority priority) {
        return new eu.sargs.watchlist.WatchEntry(
                SOME.entry().id(),
                SOME.entry().pattern(),
                SOME.entry().reason(),
                priority,
                SOME.entry().validFrom(),
                SOME.entry().validTo(),
                SOME.entry().owner(),
                SOME.entry().guidance(),
                SOME.entry().edition());
    }

    private Alert ended(int second, int after, Outcome outcome) {
        Instant at = BEGAN.plusSeconds(second + after);
        return alert(
                second,
                Priority.LOW,
                Optional.of(new Alert.Closed("I. Vītola", at, outcome, "")),
                Optional.empty(),
                true);
    }

    private static Figures of(List<Alert> alerts, Duration time) {
        return Figures.of(alerts, BEGAN, BEGAN.plus(time));
    }

    @Test
    void countsByTheHourAndByPriorityBesideItsTargets() {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Priority priority = i == 0 ? Priority.HIGH : i < 4 ? Priority.MEDIUM : Priority.LOW;
            alerts.add(alert(i * 700, priority, Optional.empty(), Optional.empty(), true));
        }
        Figures figures = of(alerts, Duration.ofHours(4));
        assertThat(figures.alarms()).isEqualTo(20);
        assertThat(figures.perHour()).isEqualTo(5.0);
        assertThat(figures.perTenMinutes()).isEqualTo(5.0 / 6);
        assertThat(figures.share(Priority.HIGH)).isEqualTo(Figures.target(Priority.HIGH));
        assertThat(figures.share(Priority.MEDIUM)).isEqualTo(Figures.target(Priority.MEDIUM));
        assertThat(figures.share(Priority.LOW)).isEqualTo(Figures.target(Priority.LOW));
        assertThat(figures.slots()).hasSize(24);
    }

    @Test
    void findsTheWorstTenMinutesAlsoAcrossTwoSlots() {
        List<Alert> alerts = new ArrayList<>();
        for (int second = 540; second < 660; second += 10) {
            alerts.add(alert(second, Priority.LOW, Optional.empty(), Optional.empty(), true));
        }
        Figures figures = of(alerts, Duration.ofHours(1));
        assertThat(figures.slots().get(0).all()).isEqualTo(6);
        assertThat(figures.slots().get(1).all()).isEqualTo(6);
        assertThat(figures.peak()).contains(new Figures.Peak(BEGAN.plusSeconds(540), 12));
        assertThat(of(
                                List.of(
                                        alerts.getFirst(),
                                        alert(1140, Priority.LOW, Optional.empty(), Optional.empty(), true)),
                                Duration.ofHours(1))
                        .peak()
                        .orElseThrow()
                        .alarms())
                .as("ten minutes later is another ten minutes")
                .isEqualTo(1);
    }

    @Test
    void ranksTheTimesToAcknowledge() {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            alerts.add(ended(i, i * 10, i == 1 ? Outcome.MISREAD : i < 5 ? Outcome.FALSE_PLATE : Outcome.STOPPED));
        }
        Figures figures = of(alerts, Duration.ofHours(1));
        assertThat(figures.median()).contains(Duration.ofSeconds(100));
        assertThat(figures.slow()).contains(Duration.ofSeconds(190));
        assertThat(figures.answered()).containsExactly(1, 2, 3, 12, 2);
        assertThat(figures.misreadShare()).isEqualTo(5);
        assertThat(figures.rejectedShare()).isEqualTo(20);
    }

    @Test
    void takesShelvingForAnAnswerToo() {
        Instant shelved = BEGAN.plusSeconds(12);
        Alert one = alert(
                0,
                Priority.LOW,
                Optional.of(new Alert.Closed("I. Vītola", BEGAN.plusSeconds(900), Outcome.STOPPED, "")),
                Optional.of(new Alert.Shelved("I. Vītola", shelved, shelved.plusSeconds(600), "")),
                true);
        assertThat(of(List.of(one), Duration.ofHours(1)).median()).contains(Duration.ofSeconds(12));
    }

    @Test
    void countsNeitherWhatSoundsElsewhereNorWhatCameOutsideTheShift() {
        Figures figures = of(
                List.of(
                        alert(10, Priority.HIGH, Optional.empty(), Optional.empty(), false),
                        alert(-1, Priority.HIGH, Optional.empty(), Optional.empty(), true),
                        alert(3600, Priority.HIGH, Optional.empty(), Optional.empty(), true)),
                Duration.ofHours(1));
        assertThat(figures.alarms()).isZero();
        assertThat(figures.peak()).isEmpty();
        assertThat(figures.median()).isEmpty();
        assertThat(figures.share(Priority.HIGH)).isZero();
        assertThat(figures.misreadShare()).isZero();
        assertThat(figures.perHour()).isZero();
    }
}
