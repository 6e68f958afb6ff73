package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.HitFollower;
import eu.sargs.alert.Outcome;
import eu.sargs.camera.CameraId;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Followers;
import eu.sargs.journal.Position;
import eu.sargs.journal.Scope;
import eu.sargs.shift.JournalShifts;
import eu.sargs.shift.LogLine;
import eu.sargs.shift.Matter;
import eu.sargs.shift.OnShift;
import eu.sargs.shift.Sheet;
import eu.sargs.shift.Shift;
import eu.sargs.shift.Shifts;
import eu.sargs.sighting.JournalSightings;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is on shift and what came about meanwhile, from the journal to the log. */
class ShiftTableTest extends StoreFixture {
    private static final Officer OFFICER = new Officer("i.vitola", "I. Vītola", new Seat("desk"), Set.of());
    private static final Officer OTHER = new Officer("k.ozols", "K. Ozols", new Seat("desk 2"), Set.of());
    private static final CameraId CAMERA = new CameraId("KRA-01");

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private DutyTables tables;
    private Shifts shifts;

    @BeforeEach
    void begin() {
        tables = new DutyTables(database, journal, "desk", List.of());
        tables.projections().start();
        shifts = new JournalShifts(
                tables.shifts(), tables.happenings(), InstantSource.system(), UUID::randomUUID, officer -> {});
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

    private void settle() {
        for (Map.Entry<FeedId, Long> head : journal.heads().entrySet()) {
            tables.projections().awaitPassed(new Position(head.getKey(), head.getValue()));
        }
    }

    @Test
    void isStillOnAfterTheProgramEndedAndBeganAgain() {
        Shift before = shifts.begin(OFFICER);
        shifts.begin(OTHER);
        shifts.write("Tilts slēgts", true, Optional.empty(), OFFICER);
        restart();
        Shift after = shifts.latest().orElseThrow();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.now()).extracting(OnShift::name).containsExactly("I. Vītola", "K. Ozols");
        assertThat(after.now()).extracting(OnShift::seat).containsExactly("desk", "desk 2");
        assertThat(shifts.course(after).log())
                .filteredOn(LogLine.Wrote.class::isInstance)
                .hasSize(1)
                .allMatch(line -> ((LogLine.Wrote) line).entry().toHandOver());
        assertThat(tables.projections().compare().differing()).isEmpty();
    }

    @Test
    void keepsTheSheetThatBothSigned() {
        shifts.begin(OFFICER);
        tables.coverage().wentBlind(CAMERA, Instant.now(), "COVERED");
        shifts.write("Tilts slēgts", true, Optional.empty(), OFFICER);
        Sheet sheet = shifts.sheet();
        assertThat(sheet.matters())
                .extracting(Matter::kind)
                .containsExactly(Matter.Kind.BLIND_CAMERA, Matter.Kind.NOTE);
        shifts.handOver(sheet, "Zvaniet Utenai", new Approval(OTHER), OFFICER);
        restart();
        Shift next = shifts.latest().orElseThrow();
        assertThat(next.now()).extracting(OnShift::account).containsExactly("k.ozols");
        assertThat(shifts.course(next).log())
                .filteredOn(LogLine.Taken.class::isInstance)
                .hasSize(1)
                .allMatch(line ->
                        ((LogLine.Taken) line).handed().sheet().matters().equals(sheet.matters()));
        assertThat(tables.projections().compare().differing()).isEmpty();
    }

    @Test
    void tellsWhoListensOfEachSigning() {
        List<Boolean> open = new ArrayList<>();
        shifts.onChange(shift -> open.add(shift.open()));
        shifts.begin(OFFICER);
        shifts.end(OFFICER);
        assertThat(open).containsExactly(true, false);
    }

    @Test
    void logsAlertsShelvingBlindCamerasAndEntriesFromTheirTables() {
        Shift shift = shifts.begin(OFFICER);
        Followers followers = new Followers(
                journal,
                List.of(new HitFollower(
                        tables.watchlist(),
                        tables.alerts(),
                        java.time.Clock.systemUTC(),
                        StationKey.of(journal.origin()),
                        "desk")));
        WatchEntry entry = tables.watchlist()
                .put(
                        new WatchEntry(
                                new EntryId(new UUID(0, 1)),
                                "HO3817",
                                "Zagts auto",
                                Priority.HIGH,
                                start.minusSeconds(3600),
                                Optional.empty(),
                                "Krāslava",
                                "Apturēt",
                                0),
                        OFFICER);
        new JournalSightings(journal, tables.sightings(), "desk", () -> Scope.ALL)
                .record(SomeSightings.sighting(1, "HO3817", Instant.now()));
        followers.step();
        settle();
        AlertId alert = tables.alerts().open().getFirst().id();
        tables.alerts().shelve(alert, Duration.ofMinutes(15), "Mūsējie", OFFICER);
        tables.alerts().close(alert, Outcome.STOPPED, "", OFFICER);
        tables.coverage().wentBlind(CAMERA, Instant.now(), "COVERED");
        tables.watchlist().remove(entry.id(), OFFICER);
        settle();

        List<LogLine> log = shifts.course(shift).log();
        assertThat(log.stream().map(line -> line.getClass().getSimpleName()).toList())
                .containsExactlyInAnyOrder("Signed", "Changed", "Changed", "Alerted", "Handled", "Blind");
        LogLine.Alerted alerted = log.stream()
                .filter(LogLine.Alerted.class::isInstance)
                .map(LogLine.Alerted.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(alerted.alert().closed().orElseThrow().outcome()).isEqualTo(Outcome.STOPPED);
    }
}
