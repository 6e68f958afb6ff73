package eu.sargs.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.alert.Alert;
import eu.sargs.alert.Outcome;
import eu.sargs.camera.CameraId;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.Coverage;
import eu.sargs.ui.InMemoryShifts;
import eu.sargs.ui.Kraslava;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What officers say of a shift, and what its log then tells. */
class JournalShiftsTest {
    private static final Officer FIRST = Kraslava.officer();
    private static final Officer SECOND = new Officer("k.ozols", "K. Ozols", new Seat("Krāslava 2"), Set.of());

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
        List<LogLine> log = shifts.log(shift);
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
                List.of());
        assertThat(log)
                .anyMatch(line -> line instanceof LogLine.Alerted && line.at().equals(ended));
    }

    @Test
    void marksWhatALaterEntryPutsRight() {
        Shift shift = shifts.begin(FIRST);
        shifts.write("Tilts slegts", false, Optional.empty(), FIRST);
        UUID wrong = told.written(Instant.EPOCH, now.plusSeconds(1)).getFirst().entry();
        later(1);
        shifts.write("Tilts slēgts", false, Optional.of(wrong), FIRST);
        assertThat(shifts.log(shift).stream()
                        .filter(LogLine.Wrote.class::isInstance)
                        .map(LogLine.Wrote.class::cast))
                .extracting(LogLine.Wrote::corrected)
                .containsExactly(false, true);
    }
}
