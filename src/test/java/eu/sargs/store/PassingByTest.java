package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.HandlingCodec;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchCodec;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that no table can read: what another station signed stands in the journal whatever it says. */
class PassingByTest extends StoreFixture {
    private static final Officer OFFICER = new Officer("i.vitola", "I. Vītola", new Seat("desk"), Set.of());
    private static final byte[] UNREADABLE = {7, 7, 7};

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private DutyTables tables;
    private MemberTable members;

    @BeforeEach
    void begin() {
        members = new MemberTable(database, journal, List.of(), "desk");
        tables = new DutyTables(database, journal, "desk", List.of(members));
        members.follow(tables.projections());
        tables.projections().start();
    }

    @AfterEach
    void end() {
        tables.projections().close();
    }

    private void restart() {
        end();
        shut();
        reopen();
        begin();
    }

    private static List<Draft> unreadable() {
        List<Draft> drafts = new ArrayList<>();
        for (String type : List.of(
                AlertCodec.RAISED,
                AlertCodec.REFINED,
                AlertCodec.TAKEN,
                AlertCodec.CLOSED,
                AlertCodec.CAME_LATE,
                HandlingCodec.ESCALATED,
                HandlingCodec.SHELVED,
                HandlingCodec.FORWARDED)) {
            drafts.add(draft(Lane.DUTY, Scope.STATION, type));
        }
        for (String type : List.of(WatchCodec.PUT, WatchCodec.REMOVED, WatchCodec.PROPOSED, WatchCodec.ANSWERED)) {
            drafts.add(draft(Lane.LIST, Scope.STATION, type));
        }
        for (String type : MemberCodec.TYPES) {
            drafts.add(draft(Lane.LIST, Scope.ALL, type));
        }
        for (String type : List.of(
                SightingCodec.RECORDED, SightingCodec.REFINED, SightingCodec.WENT_BLIND, SightingCodec.SEES_AGAIN)) {
            drafts.add(draft(Lane.TRAFFIC, Scope.STATION, type));
        }
        return drafts;
    }

    private static Draft draft(Lane lane, Scope scope, String type) {
        return new Draft(lane, scope, type, 1, ActedBy.machine("desk"), UNREADABLE);
    }

    private void append(List<Draft> drafts) {
        tables.projections().awaitPassed(journal.append(drafts));
    }

    private WatchEntry entry() {
        return new WatchEntry(
                new EntryId(new UUID(0, 1)),
                "HO3817",
                "Zagts auto",
                Priority.HIGH,
                start,
                Optional.empty(),
                "Krāslava",
                "Apturēt",
                0);
    }

    @Test
    void passesByEachBodyThatCannotBeReadAndTakesAllOthers() {
        List<Sighting> seen = Collections.synchronizedList(new ArrayList<>());
        List<Alert> alerts = Collections.synchronizedList(new ArrayList<>());
        tables.sightings().onChange(seen::add);
        tables.alerts().onChange(alerts::add);
        Sighting sighting = SomeSightings.sighting(1, "HO3817", start);
        List<Draft> drafts = unreadable();
        drafts.add(7, SightingCodec.recorded(sighting, Scope.STATION, ActedBy.machine("desk")));
        append(drafts);
        WatchEntry put = tables.watchlist().put(entry(), OFFICER);

        assertThat(tables.sightings().latest(5)).containsExactly(sighting);
        assertThat(seen).containsExactly(sighting);
        assertThat(tables.watchlist().all()).containsExactly(put);
        assertThat(tables.alerts().open()).isEmpty();
        assertThat(alerts).isEmpty();
        assertThat(members.now().members()).isEmpty();

        Comparison comparison = tables.projections().compare();
        assertThat(comparison.differing()).isEmpty();
        assertThat(comparison.passedBy()).allSatisfy(one -> {
            assertThat(one.why()).isEqualTo(PassedBy.Why.UNREADABLE);
            assertThat(one.events()).isEqualTo(1);
        });
        assertThat(comparison.passedBy())
                .extracting(PassedBy::type)
                .containsExactlyInAnyOrderElementsOf(
                        unreadable().stream().map(Draft::type).toList());
        restart();
        assertThat(tables.sightings().latest(5)).containsExactly(sighting);
        assertThat(tables.projections().compare()).isEqualTo(comparison);
    }

    @Test
    void knowsTheLastOneOfEachFeedOverRestartsAndRebuilds() {
        assertThat(tables.projections().lastPassedBy()).isEmpty();
        append(unreadable());
        append(List.of(draft(Lane.DUTY, Scope.STATION, AlertCodec.TAKEN)));
        tables.watchlist().put(entry(), OFFICER);
        List<String> last = last();
        assertThat(last)
                .hasSize(4)
                .contains(
                        "DUTY station 9 AlertTaken",
                        "LIST station 4 ProposalAnswered",
                        "TRAFFIC station 4 CameraSeesAgain");
        restart();
        assertThat(last()).isEqualTo(last);
        tables.projections().rebuild(tables.alerts());
        assertThat(last()).isEqualTo(last);
    }

    private List<String> last() {
        return tables.projections().lastPassedBy().stream()
                .map(event -> event.feed().lane() + " " + event.feed().scope().text() + " " + event.sequence() + " "
                        + event.type())
                .toList();
    }

    @Test
    void sumsWhatIsAlike() {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            drafts.add(draft(Lane.DUTY, Scope.STATION, i % 4 == 3 ? AlertCodec.TAKEN : AlertCodec.CLOSED));
        }
        append(drafts);
        assertThat(tables.projections().compare().passedBy())
                .extracting(PassedBy::type, PassedBy::events, PassedBy::first, PassedBy::last)
                .containsExactly(tuple(AlertCodec.CLOSED, 30L, 1L, 39L), tuple(AlertCodec.TAKEN, 10L, 4L, 40L));
    }

    @Test
    void forgetsWhatWasErased() {
        append(List.of(draft(Lane.DUTY, Scope.STATION, AlertCodec.TAKEN)));
        Event event = tables.projections().lastPassedBy().getFirst();
        new Erasures(journal, tables.projections(), () -> {}).erase(new Erasure(event.feed(), 1, 1), OFFICER.acts());
        assertThat(tables.projections().lastPassedBy()).isEmpty();
        assertThat(tables.projections().compare().passedBy()).isEmpty();
    }
}
