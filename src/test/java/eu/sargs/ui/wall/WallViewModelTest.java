package eu.sargs.ui.wall;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraHealth.Cause;
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
import eu.sargs.ui.DrawnCameras;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WallViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:32:07Z");

    private final WallViewModel model = new WallViewModel();

    @Test
    void startsWithFourTilesWhereThatIsEnough() {
        cameras(3);
        assertThat(model.layout()).isEqualTo(4);
        cameras(7);
        assertThat(model.layout()).isEqualTo(9);
    }

    @Test
    void bringsAnAlarmOfAnotherPageToTheFirstPlace() {
        cameras(12);
        model.layout(4);
        assertThat(texts()).containsExactly("C-01", "C-02", "C-03", "C-04");
        model.alerts(List.of(alarm("C-11", Priority.HIGH, NOW, false), alarm("C-03", Priority.LOW, NOW, false)), NOW);
        assertThat(texts()).containsExactly("C-11", "C-03", "C-01", "C-02");
        model.alerts(List.of(), NOW);
        assertThat(texts()).containsExactly("C-01", "C-02", "C-03", "C-04");
    }

    @Test
    void lateAlarmsAndUnknownCamerasClaimNoTile() {
        cameras(4);
        model.alerts(List.of(alarm("C-03", Priority.HIGH, NOW, true), alarm("X-99", Priority.HIGH, NOW, false)), NOW);
        assertThat(texts()).containsExactly("C-01", "C-02", "C-03", "C-04");
        assertThat(model.alarm(new CameraId("C-03"))).isEmpty();
    }

    @Test
    void turnsPagesAndStopsAtTheEnds() {
        cameras(10);
        model.layout(4);
        assertThat(model.pages()).isEqualTo(3);
        model.turn(5);
        assertThat(texts()).containsExactly("C-09", "C-10");
        model.turn(-9);
        assertThat(model.page()).isZero();
    }

    @Test
    void keepsTheFocusedTileInSightWhenTheLayoutChanges() {
        cameras(10);
        model.focus(new CameraId("C-07"));
        model.layout(4);
        assertThat(texts()).containsExactly("C-05", "C-06", "C-07", "C-08");
    }

    @Test
    void movesTheFocusOverThePagesEdge() {
        cameras(8);
        model.layout(4);
        model.move(1, 0);
        assertThat(focused()).isEqualTo("C-01");
        model.move(1, 0);
        model.move(0, 1);
        assertThat(focused()).isEqualTo("C-04");
        model.move(1, 0);
        assertThat(focused()).isEqualTo("C-05");
        model.move(-1, 0);
        assertThat(focused()).isEqualTo("C-04");
        model.move(0, 1);
        assertThat(focused()).isEqualTo("C-04");
    }

    @Test
    void enlargesOneCameraAndComesBack() {
        cameras(9);
        model.enlarge(new CameraId("C-05"));
        assertThat(texts()).containsExactly("C-05");
        assertThat(model.across()).isEqualTo(1);
        assertThat(model.shrink()).isTrue();
        assertThat(model.shrink()).isFalse();
        model.enlarge(new CameraId("X-99"));
        assertThat(texts()).hasSize(9);
    }

    @Test
    void forgetsACameraThatWasRemovedWhileItWasLarge() {
        cameras(3);
        model.enlarge(new CameraId("C-03"));
        cameras(2);
        assertThat(texts()).containsExactly("C-01", "C-02");
        assertThat(model.focused()).isEmpty();
    }

    @Test
    void countsCamerasByHealth() {
        cameras(4);
        model.health(DrawnCameras.health(new CameraId("C-01"), State.LIVE, Cause.NONE, NOW));
        model.health(DrawnCameras.health(new CameraId("C-02"), State.FROZEN, Cause.NO_PACKETS, NOW));
        model.health(DrawnCameras.health(new CameraId("C-03"), State.OFFLINE, Cause.UNREACHABLE, NOW));
        assertThat(model.counts())
                .containsEntry(WallViewModel.Standing.LIVE, 1)
                .containsEntry(WallViewModel.Standing.OFFLINE, 2)
                .containsEntry(WallViewModel.Standing.CONNECTING, 1)
                .containsEntry(WallViewModel.Standing.BLIND, 0);
    }

    @Test
    void keepsTheLatestReadOfACamera() {
        cameras(1);
        CameraId id = new CameraId("C-01");
        model.read(sighting("C-01", NOW));
        model.read(sighting("C-01", NOW.minusSeconds(60)));
        assertThat(model.lastRead(id)).map(Sighting::to).contains(NOW);
    }

    @Test
    void framesThePlateOnlyWhileTheVehicleIsThere() {
        Alert alarm = alarm("C-01", Priority.HIGH, NOW, false);
        assertThat(WallViewModel.framed(alarm, NOW.plusSeconds(1))).isTrue();
        assertThat(WallViewModel.framed(alarm, NOW.plusSeconds(5))).isFalse();
    }

    private void cameras(int count) {
        List<Camera> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            all.add(new Camera(
                    new CameraId("C-%02d".formatted(i)), "x", "", 55, 27, 0, CameraAddress.of("file:x"), true));
        }
        model.cameras(all);
    }

    private static Sighting sighting(String camera, Instant at) {
        PictureId picture = new PictureId("0".repeat(64));
        return new Sighting(
                new SightingId(UUID.nameUUIDFromBytes((camera + at).getBytes())),
                "Krāslava",
                new CameraId(camera),
                at,
                at,
                Reading.certain(Plate.of("HO3817"), Country.of("LV")),
                new PlateBox(0.2, 0.2, 0.1, 0.1),
                picture,
                picture,
                true);
    }

    private static Alert alarm(String camera, Priority priority, Instant at, boolean late) {
        WatchEntry entry = new WatchEntry(
                new EntryId(UUID.nameUUIDFromBytes(camera.getBytes())),
                "HO3817",
                "Stolen",
                priority,
                at,
                Optional.empty(),
                "VP",
                "",
                1);
        PlateMatch match = new PlateMatch("HO3817", Plate.of("HO3817"), PlateMatch.Kind.EXACT, 1, List.of(), true);
        return new Alert(
                new AlertId("%064x".formatted(camera.hashCode() & 0xFFFF)),
                at,
                entry,
                sighting(camera, at),
                match,
                1,
                late,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new eu.sargs.access.StationKey("5a".repeat(32)),
                true,
                true,
                Alert.Handled.NOT);
    }

    private List<String> texts() {
        return model.shown().stream().map(CameraId::text).toList();
    }

    private String focused() {
        return model.focused().orElseThrow().text();
    }
}
