package eu.sargs.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Followers;
import eu.sargs.journal.InMemoryJournal;
import eu.sargs.journal.Scope;
import eu.sargs.plate.PlateMatch;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.ui.InMemoryRooms.InMemoryWatchlist;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HitFollowerTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final ActedBy MACHINE = ActedBy.machine("seat 1");
    private static final Officer OFFICER = new Officer("i.vitola", "I. Vītola", new Seat("seat 1"), Set.of());

    /** Whose journal it is. */
    private static final StationKey SELF = new StationKey("5a".repeat(32));

    private Instant now = START;
    private final InMemoryJournal journal = new InMemoryJournal(() -> now);
    private final InMemoryWatchlist listed = new InMemoryWatchlist();
    private InMemoryAlerts alerts = new InMemoryAlerts();
    private HitFollower follower = new HitFollower(listed, alerts, () -> now, SELF, "seat 1");
    private Followers followers = new Followers(journal, List.of(follower));

    HitFollowerTest() {
        listed.putAll(List.of(entry(1, "HO3817")), OFFICER);
        alerts.follow(journal);
    }

    private static WatchEntry entry(long id, String pattern) {
        return new WatchEntry(
                new EntryId(new UUID(0, id)),
                pattern,
                "Stolen",
                Priority.HIGH,
                START.minusSeconds(86_400),
                Optional.empty(),
                "Krāslava",
                "",
                1);
    }

    private void seen(long id, String plate, Instant from) {
        journal.append(List.of(SightingCodec.recorded(SomeSightings.sighting(id, plate, from), Scope.ALL, MACHINE)));
    }

    private void refined(long id, String plate, Instant from) {
        Sighting last = SomeSightings.sighting(id, plate, from, "KRA-01", true);
        journal.append(List.of(SightingCodec.refined(last, Scope.ALL, MACHINE)));
    }

    /** What an officer writes who ends the only alert as it is seen now. */
    private Draft ended(Outcome outcome) {
        AlertFold.Group group = alerts.onlyGroup();
        return AlertCodec.closed(
                new AlertCodec.ClosedNews(group.alert().id(), group.hits(), OFFICER.name(), outcome, "note"),
                UUID.randomUUID(),
                Scope.ALL,
                OFFICER);
    }

    private List<String> duty() {
        return journal.everything().stream()
                .map(Event::type)
                .filter(type -> type.startsWith("Alert"))
                .toList();
    }

    /** As after a kill: nothing remembered, everything kept. */
    private void restart() {
        alerts = new InMemoryAlerts();
        for (Event event : journal.everything()) {
            alerts.take(List.of(event));
        }
        alerts.follow(journal);
        follower = new HitFollower(listed, alerts, () -> now, SELF, "seat 1");
        followers = new Followers(journal, List.of(follower));
    }

    @Test
    void aSightingOfAListedPlateRaisesAnAlertWithCopiesOfBoth() {
        seen(1, "HO3817", START);
        seen(2, "AB1234", START);
        followers.step();
        Alert alert = alerts.only();
        assertThat(alert.entry()).isEqualTo(entry(1, "HO3817").written(1, SELF));
        assertThat(alert.sighting()).isEqualTo(SomeSightings.sighting(1, "HO3817", START));
        assertThat(alert.match().kind()).isEqualTo(PlateMatch.Kind.EXACT);
        assertThat(alert.late()).isFalse();
        assertThat(alert.hits()).isEqualTo(1);
        assertThat(alert.open()).isTrue();
    }

    @Test
    void hitsWithinTheWindowFoldAndLaterOnesRaiseAnew() {
        seen(1, "HO3817", START);
        seen(2, "HO3817", START.plusSeconds(300));
        followers.step();
        now = START.plus(AlertFold.WINDOW);
        seen(3, "HO3817", now.minusMillis(1));
        followers.step();
        assertThat(alerts.only().hits()).isEqualTo(3);
        assertThat(alerts.only().sighting().from()).isEqualTo(now.minusMillis(1));
        seen(4, "HO3817", now);
        followers.step();
        assertThat(alerts.all()).extracting(Alert::hits).containsExactly(3, 1);
    }

    @Test
    void aHitAfterTheOfficerEndedItRingsAnew() {
        seen(1, "HO3817", START);
        followers.step();
        journal.append(List.of(ended(Outcome.STOPPED)));
        seen(2, "HO3817", START.plusSeconds(60));
        followers.step();
        assertThat(alerts.all()).extracting(Alert::open).containsExactly(false, true);
    }

    @Test
    void aHitThatWasFoldedWhileTheOfficerEndedTheAlertRingsAnew() {
        seen(1, "HO3817", START);
        followers.step();
        alerts.lag(true);
        journal.append(List.of(ended(Outcome.MISREAD)));
        seen(2, "HO3817", START.plusSeconds(60));
        followers.step();
        alerts.lag(false);
        assertThat(duty()).containsExactly(AlertCodec.RAISED, AlertCodec.CLOSED, AlertCodec.RAISED);
        assertThat(alerts.all()).extracting(Alert::open).containsExactly(false, true);
        assertThat(alerts.all()).extracting(Alert::hits).containsExactly(1, 1);
    }

    @Test
    void foldsAlsoWhileTheBookLagsBehind() {
        alerts.lag(true);
        seen(1, "HO3817", START);
        followers.step();
        seen(2, "HO3817", START.plusSeconds(5));
        refined(1, "HO3817", START);
        followers.step();
        assertThat(duty()).containsExactly(AlertCodec.RAISED, AlertCodec.RAISED, AlertCodec.REFINED);
        alerts.lag(false);
        assertThat(alerts.only().hits()).isEqualTo(2);
    }

    @Test
    void aRefinementThatFitsForTheFirstTimeRings() {
        seen(1, "HX3817", START);
        followers.step();
        assertThat(alerts.all()).isEmpty();
        refined(1, "HO3817", START);
        followers.step();
        assertThat(alerts.only().sighting().refined()).isTrue();
    }

    @Test
    void aRefinementNeverRemovesOrDoublesAnAlert() {
        seen(1, "HO3817", START);
        followers.step();
        refined(1, "HX3817", START);
        followers.step();
        assertThat(alerts.only().open()).isTrue();
        assertThat(alerts.only().hits()).isEqualTo(1);
        assertThat(alerts.only().sighting().reading().plate().text()).isEqualTo("HX3817");
        assertThat(alerts.only().match().kind()).isEqualTo(PlateMatch.Kind.EXACT);
    }

    @Test
    void anOldHitEntersSilentlyAndAFreshOneWakesItsAlert() {
        now = START.plus(Duration.ofMinutes(31));
        seen(1, "HO3817", START);
        followers.step();
        assertThat(alerts.only().late()).isTrue();
        now = START.plus(Duration.ofMinutes(9)).plus(AlertFold.LATE);
        seen(2, "HO3817", START.plus(Duration.ofMinutes(9)));
        followers.step();
        assertThat(alerts.only().late()).isFalse();
        assertThat(alerts.only().hits()).isEqualTo(2);
    }

    @Test
    void aKillBetweenSightingAndMatchLosesNothingAndAReplayRaisesNothingTwice() {
        seen(1, "HO3817", START);
        restart();
        followers.step();
        assertThat(alerts.only().hits()).isEqualTo(1);
        restart();
        followers.step();
        refined(1, "HO3817", START);
        restart();
        followers.step();
        followers.step();
        assertThat(duty()).containsExactly(AlertCodec.RAISED, AlertCodec.REFINED);
        assertThat(alerts.only().hits()).isEqualTo(1);
    }

    @Test
    void anAnswerThatCouldNotBeWrittenIsWrittenLater() {
        seen(1, "HO3817", START);
        seen(2, "HO3817", START.plusSeconds(1));
        journal.full(true);
        assertThatThrownBy(() -> followers.step()).isInstanceOf(Fault.class);
        journal.full(false);
        followers.step();
        assertThat(duty()).containsExactly(AlertCodec.RAISED, AlertCodec.RAISED);
        assertThat(alerts.only().hits()).isEqualTo(2);
    }

    @Test
    void twoEntriesHitByOneVehicleAreTwoAlerts() {
        listed.putAll(List.of(entry(1, "HO3817"), entry(2, "HO38*"), entry(3, "H03817")), OFFICER);
        seen(1, "HO3817", START);
        followers.step();
        assertThat(alerts.all())
                .extracting(alert -> alert.match().kind())
                .containsExactlyInAnyOrder(PlateMatch.Kind.EXACT, PlateMatch.Kind.WILDCARD, PlateMatch.Kind.CONFUSABLE);
    }

    @Test
    void whoeverRaisesItRaisesTheSame() {
        Sighting sighting = SomeSightings.sighting(1, "HO3817", START);
        HitId hit = HitId.of(sighting.id(), entry(1, "X").id());
        assertThat(hit).isEqualTo(HitId.of(sighting.id(), entry(1, "Y").id()));
        assertThat(hit.raises().hex()).hasSize(64).isNotEqualTo(hit.hex());
        assertThat(HitId.of(sighting.id(), entry(2, "X").id())).isNotEqualTo(hit);
    }

    @Test
    void theFirstEndCountsAndAnEndedAlertIsTakenByNobody() {
        seen(1, "HO3817", START);
        followers.step();
        AlertId id = alerts.only().id();
        List<Outcome> outcomes = new ArrayList<>();
        journal.append(List.of(AlertCodec.taken(id, Scope.ALL, OFFICER)));
        assertThat(alerts.only().taken().orElseThrow().officer()).isEqualTo("I. Vītola");
        for (Outcome outcome : List.of(Outcome.STOPPED, Outcome.MISREAD)) {
            journal.append(List.of(ended(outcome)));
            outcomes.add(alerts.only().closed().orElseThrow().outcome());
        }
        assertThat(outcomes).containsExactly(Outcome.STOPPED, Outcome.STOPPED);
        Optional<Alert.Taken> before = alerts.only().taken();
        journal.append(List.of(AlertCodec.taken(id, Scope.ALL, new Officer("x", "X", new Seat("y"), Set.of()))));
        assertThat(alerts.only().taken()).isEqualTo(before);
    }

    @Test
    void hitsComeBackFromTheWireAsTheyWent() {
        seen(1, "H03817", START);
        followers.step();
        Alert alert = alerts.only();
        HitId id = HitId.of(alert.sighting().id(), alert.entry().id());
        Hit hit = new Hit(id, alert.sighting(), SELF, alert.entry(), alert.match(), true);
        assertThat(alert.match().substitutions()).isNotEmpty();
        assertThat(AlertCodec.decodeHit(AlertCodec.encode(hit), SELF)).isEqualTo(hit);
        for (Outcome outcome : Outcome.values()) {
            byte[] payload = AlertCodec.closed(
                            new AlertCodec.ClosedNews(alert.id(), Set.of(id), "I. Vītola", outcome, "ņ"),
                            UUID.randomUUID(),
                            Scope.ALL,
                            OFFICER)
                    .payload();
            assertThat(AlertCodec.decodeClosed(payload))
                    .isEqualTo(new AlertCodec.ClosedNews(alert.id(), Set.of(id), "I. Vītola", outcome, "ņ"));
        }
    }
}
