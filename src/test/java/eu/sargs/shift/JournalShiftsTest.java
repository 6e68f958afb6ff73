package eu.sargs.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Outcome;
import eu.sargs.camera.CameraId;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.Coverage;
import eu.sargs.ui.InMemoryShifts;
import eu.sargs.ui.Kraslava;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What officers say of a shift, and what its log then tells. */
class JournalShiftsTest {
    private static final Officer FIRST = Kraslava.officer();
    private static final Officer SECOND =
            new Officer("k.ozols", "K. Ozols", new Seat("Krāslava 2"), Set.of(Role.DUTY_OFFICER));

    private final Kraslava night = Kraslava.night();
    private final InMemoryShifts told = night.shifts;
    private final Shifts shifts = told.port();
    private Instant now = Kraslava.NOW.minus(Duration.ofHours(2));

    JournalShiftsTest() {
        told.at(() -> now);
    }

    private void later(int minutes) {
        now = now.plus(Duration.ofMinutes(minutes));
    }

    private static void refused(String code, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void isOneShiftThatASecondOfficerJoins() {
        Shift mine = shifts.begin(FIRST);
        assertThat(shifts.begin(FIRST)).as("nothing is said twice").isEqualTo(mine);
        later(5);
        Shift both = shifts.begin(SECOND);
        assertThat(both.id()).isEqualTo(mine.id());
        assertThat(both.now()).extracting(OnShift::name).containsExactly("I. Vītola", "K. Ozols");
        shifts.end(FIRST);
        assertThat(shifts.latest().orElseThrow().open()).isTrue();
        shifts.end(SECOND);
        assertThat(shifts.latest().orElseThrow().open()).isFalse();
        refused("SHF-01", () -> shifts.end(SECOND));
    }

    @Test
    void takesEntriesOnlyFromWhoIsOnShiftAndOnlyWithinBounds() {
        refused("SHF-01", () -> shifts.write("Tilts slēgts", false, Optional.empty(), FIRST));
        shifts.begin(FIRST);
        refused("SHF-02", () -> shifts.write("  ", false, Optional.empty(), FIRST));
        refused("SHF-02", () -> shifts.write("x".repeat(2_001), false, Optional.empty(), FIRST));
        refused("SHF-03", () -> shifts.write("Tilts vaļā", false, Optional.of(new UUID(7, 7)), FIRST));
        shifts.write("x".repeat(2_000), true, Optional.empty(), FIRST);
        assertThat(told.written(Instant.EPOCH, now.plusSeconds(60))).hasSize(1);
    }

    @Test
    void logsWhatCameAboutAndNothingFromBefore() {
        Shift shift = shifts.begin(FIRST);
        later(10);
        told.blind(new Coverage.Blind(
                new CameraId("UTE-03"), now.minus(Duration.ofHours(9)), Optional.of(now), "NO_PACKETS"));
        shifts.write("Tilts slēgts", true, Optional.empty(), FIRST);
        now = Kraslava.NOW;
        Alert open = night.alerts.open().stream()
                .filter(one -> one.rings() && one.raisedAt().isAfter(shift.began()))
                .findFirst()
                .orElseThrow();
        night.alerts.close(open.id(), Outcome.MISREAD, "netīrs", FIRST);
        List<LogLine> log = shifts.course(shift).log();
        assertThat(log)
                .isSortedAccordingTo(java.util.Comparator.comparing(LogLine::at).reversed());
        assertThat(log).allMatch(line -> !line.at().isBefore(shift.began()));
        assertThat(log.stream().filter(LogLine.Blind.class::isInstance))
                .as("when it went blind was before the shift")
                .hasSize(1)
                .allMatch(line -> ((LogLine.Blind) line).again());
        assertThat(log.stream()
                        .filter(LogLine.Alerted.class::isInstance)
                        .map(LogLine.Alerted.class::cast)
                        .filter(line -> line.alert().id().equals(open.id())))
                .hasSize(1)
                .allMatch(line -> line.alert().closed().orElseThrow().outcome() == Outcome.MISREAD);
        assertThat(log).anyMatch(LogLine.Wrote.class::isInstance);
        assertThat(log.getLast()).isInstanceOf(LogLine.Signed.class);
    }

    @Test
    void tellsOfAnAlertFromBeforeAtTheTimeOfItsEnd() {
        now = Kraslava.NOW;
        Alert before = night.alerts.open().stream()
                .filter(one -> one.rings() && one.raisedAt().isBefore(now))
                .findFirst()
                .orElseThrow();
        Shift shift = shifts.begin(FIRST);
        night.alerts.close(before.id(), Outcome.STOPPED, "", FIRST);
        Instant ended = night.alerts
                .find(before.id())
                .orElseThrow()
                .closed()
                .orElseThrow()
                .at();
        List<LogLine> log = ShiftLog.of(
                shift,
                now.plusSeconds(60),
                new Happenings.Happened(
                        List.of(night.alerts.find(before.id()).orElseThrow()), List.of(), List.of(), List.of()),
                List.of(),
                List.of());
        assertThat(log)
                .anyMatch(line -> line instanceof LogLine.Alerted && line.at().equals(ended));
    }

    private static Approval signed(Officer officer) {
        return new Approval(officer);
    }

    @Test
    void handsOverWhatIsNotDoneAndNothingFallsBetween() {
        now = Kraslava.NOW;
        Shift mine = shifts.begin(FIRST);
        told.blind(new Coverage.Blind(new CameraId("UTE-03"), now, Optional.empty(), "COVERED"));
        shifts.write("Tilts slegts", true, Optional.empty(), FIRST);
        UUID wrong = told.written(Instant.EPOCH, now.plusSeconds(1)).getFirst().entry();
        shifts.write("Tilts slēgts", true, Optional.of(wrong), FIRST);
        shifts.write("Kafija beigusies", false, Optional.empty(), FIRST);
        Sheet sheet = shifts.sheet();
        assertThat(sheet.matters().stream().filter(one -> one.kind() == Matter.Kind.OPEN_ALERT))
                .hasSize((int) night.alerts.open().stream().filter(Alert::rings).count());
        assertThat(sheet.matters()).anyMatch(one -> one.kind() == Matter.Kind.BLIND_CAMERA);
        assertThat(sheet.matters().stream().filter(one -> one.kind() == Matter.Kind.NOTE))
                .as("as it was put right, and only what was to be handed over")
                .extracting(Matter::title)
                .containsExactly("Tilts slēgts");
        later(1);
        Shift next = shifts.handOver(sheet, " Zvaniet Utenai ", signed(SECOND), FIRST);
        assertThat(next.now()).extracting(OnShift::name).containsExactly("K. Ozols");
        assertThat(next.id()).isNotEqualTo(mine.id());
        List<LogLine> log = shifts.course(next).log();
        ShiftNews.HandedOver handed = log.stream()
                .filter(LogLine.Taken.class::isInstance)
                .map(line -> ((LogLine.Taken) line).handed())
                .findFirst()
                .orElseThrow();
        assertThat(handed.sheet().note()).isEqualTo("Zvaniet Utenai");
        assertThat(handed.sheet().matters()).isEqualTo(sheet.matters());
        assertThat(handed.hash()).matches("[0-9a-f]{64}");
        assertThat(shifts.sheet().matters().stream().map(Matter::kind))
                .as("what is open stays so for the next")
                .contains(Matter.Kind.OPEN_ALERT, Matter.Kind.BLIND_CAMERA);
        refused("SHF-01", () -> shifts.end(FIRST));
    }

    @Test
    void isNotHandedOverWithoutWhatCameMeanwhileNorToOneselfNorToWhoMayNot() {
        now = Kraslava.NOW;
        shifts.begin(FIRST);
        Sheet sheet = shifts.sheet();
        refused("SHF-04", () -> shifts.handOver(sheet, "", signed(FIRST), FIRST));
        Officer analyst = new Officer("a.nalitis", "A. Nalītis", new Seat("Krāslava 1"), Set.of(Role.ANALYST));
        refused("ACC-06", () -> shifts.handOver(sheet, "", signed(analyst), FIRST));
        refused("SHF-02", () -> shifts.handOver(sheet, "x".repeat(2_001), signed(SECOND), FIRST));
        shifts.write("Tilts slēgts", true, Optional.empty(), FIRST);
        refused("SHF-05", () -> shifts.handOver(sheet, "", signed(SECOND), FIRST));
        assertThat(shifts.latest().orElseThrow().isOn("i.vitola")).isTrue();
        shifts.handOver(shifts.sheet(), "", signed(SECOND), FIRST);
        assertThat(shifts.latest().orElseThrow().isOn("i.vitola")).isFalse();
    }

    @Test
    void namesEntriesThatEndWithinThreeDays() {
        now = Kraslava.NOW;
        shifts.begin(FIRST);
        WatchEntry some = night.alerts.open().getFirst().entry();
        for (int hours : List.of(-1, 71, 72, 73)) {
            told.wanted(new WatchEntry(
                    new EntryId(new UUID(1, hours + 10)),
                    "AB" + (hours + 10),
                    some.reason(),
                    some.priority(),
                    some.validFrom().isAfter(now.minusSeconds(7_200)) ? now.minusSeconds(7_200) : some.validFrom(),
                    Optional.of(now.plus(Duration.ofHours(hours))),
                    some.owner(),
                    "",
                    1));
        }
        assertThat(shifts.sheet().matters().stream().filter(one -> one.kind() == Matter.Kind.EXPIRING_ENTRY))
                .extracting(Matter::title)
                .containsExactly("AB81", "AB82");
    }

    @Test
    void countsTheRestOfManyOpenAlerts() {
        Alert some =
                night.alerts.open().stream().filter(Alert::rings).findFirst().orElseThrow();
        List<Alert> many = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            many.add(new Alert(
                    new AlertId("%064x".formatted(5_000 + i)),
                    some.raisedAt(),
                    some.entry(),
                    some.sighting(),
                    some.match(),
                    1,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    some.seenBy(),
                    true,
                    true,
                    Alert.Handled.NOT));
        }
        Sheet sheet = Sheet.of(new Happenings.Standing(many, List.of(), List.of()), List.of(), Kraslava.NOW);
        assertThat(sheet.matters()).hasSize(101);
        assertThat(sheet.matters().getLast().kind()).isEqualTo(Matter.Kind.MORE_ALERTS);
        assertThat(sheet.matters().getLast().title()).isEqualTo("30");
    }

    @Test
    void marksWhatALaterEntryPutsRight() {
        Shift shift = shifts.begin(FIRST);
        shifts.write("Tilts slegts", false, Optional.empty(), FIRST);
        UUID wrong = told.written(Instant.EPOCH, now.plusSeconds(1)).getFirst().entry();
        later(1);
        shifts.write("Tilts slēgts", false, Optional.of(wrong), FIRST);
        assertThat(shifts.course(shift).log().stream()
                        .filter(LogLine.Wrote.class::isInstance)
                        .map(LogLine.Wrote.class::cast))
                .extracting(LogLine.Wrote::corrected)
                .containsExactly(false, true);
    }
}
