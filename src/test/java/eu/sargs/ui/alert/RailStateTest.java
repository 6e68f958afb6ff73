package eu.sargs.ui.alert;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.Alert;
import eu.sargs.ui.Kraslava;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RailStateTest {
    private final Kraslava night = Kraslava.night();
    private final List<Alert> alerts = AlertDesk.recent(night.alerts, Kraslava.NOW);

    @Test
    void putsTheMostUrgentFirstAndEndedOnesLast() {
        RailState state = RailState.of(alerts, Kraslava.NOW);
        assertThat(state.cards())
                .extracting(one -> one.entry().priority())
                .containsExactly(Priority.HIGH, Priority.MEDIUM, Priority.LOW);
        assertThat(state.cards().getLast().open()).isFalse();
    }

    @Test
    void foldsTheLowAlarmsOfAFloodIntoOneLineWithACount() {
        RailState.Fold fold = RailState.of(alerts, Kraslava.NOW).flood().orElseThrow();
        assertThat(fold.alerts()).hasSize(11);
        assertThat(fold.reasons()).containsEntry("Nodokļu parāds", 11);
        assertThat(fold.from()).isBefore(fold.to());
    }

    @Test
    void keepsNineAlarmsAsCards() {
        Kraslava quiet = new Kraslava();
        List<Alert> nine = quiet.flood(9);
        assertThat(RailState.of(nine, Kraslava.NOW).flood()).isEmpty();
        assertThat(RailState.of(nine, Kraslava.NOW).cards()).hasSize(9);
        List<Alert> ten = new Kraslava().flood(10);
        assertThat(RailState.of(ten, Kraslava.NOW).cards()).isEmpty();
    }

    @Test
    void countsWaitingOnesFoldedOrNotAndThoseOfTheLastTenMinutes() {
        RailState state = RailState.of(alerts, Kraslava.NOW);
        assertThat(state.waiting()).isEqualTo(13);
        assertThat(state.lastTenMinutes()).isEqualTo(2);
    }

    @Test
    void putsShelvedOnesAsideUntilTheirTime() {
        Alert high = RailState.of(alerts, Kraslava.NOW).cards().getFirst();
        night.alerts.shelve(high.id(), Duration.ofMinutes(15), "Mūsējie", Kraslava.officer());
        List<Alert> now = AlertDesk.recent(night.alerts, Kraslava.NOW);
        RailState state = RailState.of(now, Kraslava.NOW);
        assertThat(state.cards()).extracting(Alert::id).doesNotContain(high.id());
        assertThat(state.waiting()).isEqualTo(12);
        assertThat(state.shelf()).contains(new RailState.Shelf(1, Kraslava.NOW.plusSeconds(900)));
        RailState later = RailState.of(now, Kraslava.NOW.plusSeconds(900));
        assertThat(later.cards().getFirst().id()).isEqualTo(high.id());
        assertThat(later.shelf()).isEmpty();
    }

    @Test
    void dropsAnEndedAlertAfterAQuarterOfAnHour() {
        RailState later = RailState.of(alerts, Kraslava.NOW.plus(Duration.ofMinutes(16)));
        assertThat(later.cards()).allMatch(Alert::open);
    }
}
