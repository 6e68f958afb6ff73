package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.StationKey;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.camera.CameraHealth.State;
import eu.sargs.camera.CameraId;
import eu.sargs.picture.PictureId;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.PlateMatch;
import eu.sargs.plate.Reading;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RipenessTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T01:00:00Z");
    private static final List<State> CAMERAS = List.of(State.LIVE, State.LIVE, State.LIVE, State.LIVE, State.FROZEN);

    private final Ripeness ripeness = new Ripeness(BEGIN);

    @Test
    void wantsLiveTilesAFrozenOneReadsAndAnAlarm() {
        List<Sighting> reads = Collections.nCopies(8, seen(5));
        List<Alert> open = List.of(alarm(9));
        assertThat(ripeness.holds(CAMERAS, reads, open)).isTrue();
        assertThat(ripeness.holds(CAMERAS.subList(1, 5), reads, open)).isFalse();
        assertThat(ripeness.holds(Collections.nCopies(5, State.LIVE), reads, open))
                .isFalse();
        assertThat(ripeness.holds(CAMERAS, reads.subList(1, 8), open)).isFalse();
        assertThat(ripeness.holds(CAMERAS, reads, List.of())).isFalse();
    }

    @Test
    void countsNothingThatAnEarlierRunHasLeft() {
        List<Sighting> ours = Collections.nCopies(8, seen(5));
        assertThat(ripeness.holds(CAMERAS, Collections.nCopies(8, seen(-3600)), List.of(alarm(9))))
                .isFalse();
        assertThat(ripeness.holds(CAMERAS, ours, List.of(alarm(-1)))).isFalse();
        assertThat(ripeness.holds(CAMERAS, ours, List.of(alarm(-1), alarm(0)))).isTrue();
    }

    private static Sighting seen(int seconds) {
        PictureId picture = new PictureId("0".repeat(64));
        Instant at = BEGIN.plusSeconds(seconds);
        return new Sighting(
                new SightingId(new UUID(0, 7)),
                "Krāslava",
                new CameraId("KRA-01"),
                at,
                at,
                Reading.certain(Plate.of("HO3817"), Country.of("LV")),
                new PlateBox(0.2, 0.2, 0.1, 0.1),
                picture,
                picture,
                true);
    }

    /** Rung an hour ago; hit again at a time. */
    private static Alert alarm(int seconds) {
        Instant rung = BEGIN.minusSeconds(3600);
        WatchEntry entry = new WatchEntry(
                new EntryId(new UUID(0, 3)), "HO3817", "Stolen", Priority.HIGH, rung, Optional.empty(), "VP", "", 1);
        return new Alert(
                new AlertId("%064x".formatted(5)),
                rung,
                entry,
                seen(seconds),
                new PlateMatch("HO3817", Plate.of("HO3817"), PlateMatch.Kind.EXACT, 1, List.of(), true),
                2,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new StationKey("5a".repeat(32)),
                true,
                true,
                Alert.Handled.NOT);
    }
}
