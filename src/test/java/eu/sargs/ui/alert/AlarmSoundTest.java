package eu.sargs.ui.alert;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Officer;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Outcome;
import eu.sargs.plate.PlateMatch;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.alert.AlarmSound.Tone;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmSoundTest {
    private final Kraslava night = new Kraslava();
    private final Officer officer = Kraslava.officer();
    private final AlarmSound sound = new AlarmSound();
    private final Instant start = Kraslava.NOW;

    private AlertId raise(int number, Priority priority) {
        Sighting seen = night.sighting("AB" + (1000 + number), "LV", "KRA-02", 0, 0.98, null);
        return night.alert(
                        number,
                        night.entry("AB" + (1000 + number), "R", priority, "O", "", 1),
                        seen,
                        0,
                        Optional.empty(),
                        new PlateMatch(
                                "AB" + (1000 + number),
                                seen.reading().plate(),
                                PlateMatch.Kind.EXACT,
                                1,
                                List.of(),
                                true))
                .id();
    }

    /** The seconds at which tones sound when looked at four times a second. */
    private List<String> heard(int seconds, Optional<Instant> mutedUntil) {
        List<String> tones = new ArrayList<>();
        for (int quarter = 0; quarter <= seconds * 4; quarter++) {
            Instant now = start.plusMillis(quarter * 250L);
            int at = quarter / 4;
            sound.due(now, AlertDesk.recent(night.alerts, now), mutedUntil)
                    .ifPresent(tone -> tones.add(at + " " + tone));
        }
        return tones;
    }

    @Test
    void repeatsAHighAlarmEveryFiveSecondsAndLouderAfterThirty() {
        raise(1, Priority.HIGH);
        assertThat(heard(36, Optional.empty()))
                .containsExactly(
                        "0 HIGH",
                        "5 HIGH",
                        "10 HIGH",
                        "15 HIGH",
                        "20 HIGH",
                        "25 HIGH",
                        "30 HIGH_LOUDER",
                        "35 HIGH_LOUDER");
    }

    @Test
    void repeatsAMediumAlarmEveryTwentySecondsAndALowOneNever() {
        raise(1, Priority.MEDIUM);
        assertThat(heard(41, Optional.empty())).containsExactly("0 MEDIUM", "20 MEDIUM", "40 MEDIUM");
        night.alerts.close(new AlertId("%064x".formatted(1)), Outcome.MISREAD, "", officer);
        raise(2, Priority.LOW);
        assertThat(heard(60, Optional.empty())).containsExactly("0 LOW");
    }

    @Test
    void isSilentWhileAnAlertIsShelvedAndRingsAnewWhenItComesBack() {
        AlertId id = raise(1, Priority.LOW);
        assertThat(heard(1, Optional.empty())).containsExactly("0 LOW");
        night.alerts.shelve(id, java.time.Duration.ofSeconds(30), "Mūsējie", officer);
        assertThat(heard(40, Optional.empty())).containsExactly("30 LOW");
    }

    @Test
    void stopsWhenTheAlertIsEnded() {
        AlertId id = raise(1, Priority.HIGH);
        assertThat(heard(1, Optional.empty())).hasSize(1);
        night.alerts.close(id, Outcome.STOPPED, "", officer);
        assertThat(heard(60, Optional.empty())).isEmpty();
    }

    @Test
    void pausesForAMinuteWhenAnOfficerOpensIt() {
        AlertId id = raise(1, Priority.HIGH);
        night.alerts.take(id, officer);
        assertThat(heard(61, Optional.empty())).containsExactly("60 HIGH_LOUDER");
    }

    @Test
    void letsOnlyHighAlarmsBreakThroughAMute() {
        raise(1, Priority.MEDIUM);
        Optional<Instant> muted = Optional.of(start.plus(Duration.ofMinutes(5)));
        assertThat(heard(30, muted)).isEmpty();
        raise(2, Priority.HIGH);
        assertThat(heard(4, muted)).containsExactly("0 HIGH");
    }

    @Test
    void tellsAFloodOnceAndThenSoundsOnlyForHighAlarms() {
        night.flood(12);
        assertThat(heard(30, Optional.empty())).containsExactly("0 FLOOD");
        raise(500, Priority.MEDIUM);
        assertThat(heard(30, Optional.empty())).isEmpty();
        raise(501, Priority.HIGH);
        assertThat(heard(4, Optional.empty())).containsExactly("0 HIGH");
    }

    @Test
    void ringsForWhatIsStillOpenAfterARestart() {
        raise(1, Priority.HIGH);
        heard(20, Optional.empty());
        List<Alert> open = night.alerts.open();
        assertThat(new AlarmSound().due(start.plusSeconds(21), open, Optional.empty()))
                .contains(Tone.HIGH);
    }

    @Test
    void neverStartlesNorClips() {
        for (Tone tone : Tone.values()) {
            byte[] pcm = ToneShape.of(tone);
            int highest = 0;
            int atTenMs = 0;
            for (int i = 0; i + 1 < pcm.length; i += 2) {
                int sample = Math.abs((short) ((pcm[i] & 0xff) | pcm[i + 1] << 8));
                highest = Math.max(highest, sample);
                if (i / 2 < ToneShape.RATE / 200) {
                    atTenMs = Math.max(atTenMs, sample);
                }
            }
            assertThat(highest).as("%s", tone).isBetween(3_000, 20_000);
            assertThat(atTenMs).as("%s rises slowly", tone).isLessThan(highest / 4);
        }
    }
}
