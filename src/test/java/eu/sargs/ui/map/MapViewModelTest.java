package eu.sargs.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.sargs.alert.Alert;
import eu.sargs.camera.CameraFeed;
import eu.sargs.camera.CameraHealth;
import eu.sargs.ui.map.MapViewModel.Change;
import eu.sargs.ui.map.MapViewModel.HealthGroup;
import eu.sargs.ui.map.MapViewModel.Side;
import eu.sargs.watchlist.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MapViewModelTest {
    private final Station station = Station.kraslava();
    private final List<Change> changes = new ArrayList<>();
    private MapViewModel model;

    @BeforeEach
    void show() {
        model = new MapViewModel(new Viewport.Spot(55.9, 27.1), new Viewport.Insets(60, 80, 60, 300));
        model.resize(1468, 944);
        model.onChange(changes::add);
        load();
    }

    private void load() {
        model.show(
                station.book().all(),
                station.live().feeds().stream().map(CameraFeed::health).toList(),
                station.alerts().open());
    }

    @Test
    void showsEveryCameraInTheWindowFromTheStart() {
        assertThat(model.cameras()).hasSize(8);
        assertThat(model.beyond()).isEmpty();
        assertThat(model.viewport().zoom()).isEqualTo(10);
    }

    @Test
    void countsHealthWhateverTheFilterSays() {
        model.showHealth(HealthGroup.LIVE, false);

        assertThat(model.healthCounts())
                .isEqualTo(Map.of(
                        HealthGroup.LIVE, 5, HealthGroup.DEGRADED, 1, HealthGroup.BLIND, 1, HealthGroup.OFFLINE, 1));
        assertThat(model.cameras()).hasSize(3).noneMatch(spot -> spot.group() == HealthGroup.LIVE);
    }

    @Test
    void aFrozenOrConnectingCameraIsNotLive() {
        assertThat(HealthGroup.of(CameraHealth.State.FROZEN)).isEqualTo(HealthGroup.OFFLINE);
        assertThat(HealthGroup.of(CameraHealth.State.CONNECTING)).isEqualTo(HealthGroup.OFFLINE);
    }

    @Test
    void aCameraThatHasNotToldOfItselfCountsAsOffline() {
        model.show(station.book().all(), List.of(), List.of());

        assertThat(model.healthCounts()).containsEntry(HealthGroup.OFFLINE, 8);
    }

    @Test
    void hidesCamerasButKeepsHits() {
        station.raise(Station.alert("KRA-02", Priority.HIGH, "HO3817", Station.NOW));
        load();
        model.showCameras(false);

        assertThat(model.cameras()).isEmpty();
        assertThat(model.hits()).hasSize(1);

        model.showHits(false);
        assertThat(model.hits()).isEmpty();
        assertThat(model.hitCount()).isEqualTo(1);
    }

    @Test
    void foldsTheAlertsOfOneSiteUnderTheMostUrgent() {
        station.raise(Station.alert("KRA-02", Priority.LOW, "JR811", Station.NOW.minusSeconds(100)));
        station.raise(Station.alert("KRA-02", Priority.HIGH, "HO3817", Station.NOW));
        station.raise(Station.alert("KRA-06", Priority.MEDIUM, "MNB417", Station.NOW));
        load();

        assertThat(model.hits()).hasSize(2);
        assertThat(model.hits().getFirst().first().entry().priority()).isEqualTo(Priority.HIGH);
        assertThat(model.hits().getFirst().alerts()).hasSize(2);
        assertThat(model.hitCount()).isEqualTo(3);
    }

    @Test
    void anAlertAtACameraWeDoNotHaveIsNotOnTheMap() {
        station.raise(Station.alert("UTE-03", Priority.HIGH, "HO3817", Station.NOW));
        load();

        assertThat(model.hits()).isEmpty();
    }

    @Test
    void onlyTheMostUrgentFreshHitGrows() {
        Instant raised = Station.NOW;
        station.raise(Station.alert("KRA-06", Priority.MEDIUM, "MNB417", raised));
        station.raise(Station.alert("KRA-02", Priority.HIGH, "HO3817", raised));
        load();

        assertThat(model.pulsing(raised.plusSeconds(29))
                        .orElseThrow()
                        .camera()
                        .id()
                        .text())
                .isEqualTo("KRA-02");
        assertThat(model.pulsing(raised.plusSeconds(30))).isEmpty();
    }

    @Test
    void anEndedAlertLeavesTheMap() {
        Alert alert = Station.alert("KRA-02", Priority.HIGH, "HO3817", Station.NOW);
        station.raise(alert);
        load();
        station.end(alert);
        load();

        assertThat(model.hits()).isEmpty();
    }

    @Test
    void tellsOfCamerasBeyondTheEdge() {
        model.zoom(2);
        for (int i = 0; i < 8; i++) {
            model.pan(Side.SOUTH);
        }

        List<MapViewModel.Beyond> beyond = model.beyond();

        assertThat(beyond).anySatisfy(one -> {
            assertThat(one.side()).isEqualTo(Side.NORTH);
            assertThat(one.kilometres()).isGreaterThan(10);
        });
        assertThat(beyond.stream().mapToInt(MapViewModel.Beyond::cameras).sum()).isEqualTo(8);
    }

    @Test
    void goesToTheNearestCameraBeyondAnEdge() {
        model.zoom(3);
        int before =
                model.beyond().stream().mapToInt(MapViewModel.Beyond::cameras).sum();
        Side side = model.beyond().getFirst().side();

        model.show(side);

        assertThat(model.cameras())
                .anyMatch(spot -> model.viewport()
                        .holds(new Viewport.Spot(
                                spot.camera().latitude(), spot.camera().longitude())));
        assertThat(before).isPositive();
    }

    @Test
    void measuresTheDistanceFromTheEdge() {
        model.zoom(3);
        Viewport viewport = model.viewport();
        double metres = viewport.metresPerPixel();

        model.beyond().stream()
                .filter(one -> one.side() == Side.EAST)
                .forEach(one -> assertThat(one.kilometres())
                        .isEqualTo(
                                model.cameras().stream()
                                                .mapToDouble(spot ->
                                                        viewport.x(spot.camera().longitude()) - viewport.width())
                                                .filter(off -> off > 0)
                                                .min()
                                                .orElseThrow()
                                        * metres
                                        / 1000,
                                within(2.0)));
        assertThat(model.beyond()).anyMatch(one -> one.side() == Side.EAST);
    }

    @Test
    void followsNewCamerasUntilTheOfficerMoves() {
        station.put(Station.camera("KAR-03", "Kārsava", "A13", 56.752, 27.64, 222), CameraHealth.State.LIVE);
        load();
        assertThat(model.viewport().zoom()).isEqualTo(9);

        model.zoom(2);
        Viewport own = model.viewport();
        station.put(Station.camera("UTE-05", "Utena", "A14", 55.46, 25.585, 196), CameraHealth.State.LIVE);
        load();
        assertThat(model.viewport()).isEqualTo(own);

        model.home();
        assertThat(model.beyond()).isEmpty();
    }

    @Test
    void tellsNothingWhenNothingIsNew() {
        changes.clear();

        load();

        assertThat(changes).isEmpty();
    }
}
