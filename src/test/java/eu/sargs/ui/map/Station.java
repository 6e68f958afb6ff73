package eu.sargs.ui.map;

import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Alerts;
import eu.sargs.alert.Outcome;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.LiveCameras;
import eu.sargs.picture.PictureId;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.PlateMatch;
import eu.sargs.plate.Reading;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.ui.DrawnCameras;
import eu.sargs.ui.InMemoryRooms.InMemoryAlerts;
import eu.sargs.ui.InMemoryRooms.InMemoryCameras;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A station in memory: cameras, their health and alerts, changed by the test. */
final class Station {
    static final Instant NOW = Instant.parse("2026-11-22T00:32:07Z");
    private static final Officer OFFICER =
            new Officer("i.vitola", "I. Vītola", new Seat("Krāslava 1"), Set.of(Role.SUPERVISOR));

    private final InMemoryCameras cameras = new InMemoryCameras();
    private final DrawnCameras live = new DrawnCameras();
    private final InMemoryAlerts alerts = new InMemoryAlerts(() -> NOW);

    static Camera camera(String id, String name, String road, double lat, double lon, double heading) {
        return new Camera(
                new CameraId(id), name, road, lat, lon, heading, CameraAddress.of("rtsp://127.0.0.1/" + id), true);
    }

    static CameraHealth health(String id, CameraHealth.State state) {
        boolean good = state == CameraHealth.State.LIVE;
        return new CameraHealth(
                new CameraId(id),
                state,
                NOW.minusSeconds(600),
                good
                        ? CameraHealth.Cause.NONE
                        : state == CameraHealth.State.DEGRADED
                                ? CameraHealth.Cause.SLOW
                                : CameraHealth.Cause.NO_PACKETS,
                good ? 15 : 9,
                15,
                Duration.ofMillis(400),
                0,
                Optional.empty(),
                Optional.of(NOW.minusSeconds(state == CameraHealth.State.FROZEN ? 1080 : 0)));
    }

    static Alert alert(String camera, Priority priority, String plate, Instant raised) {
        Reading reading = new Reading(
                new Plate(plate),
                Country.of("LV"),
                0.98,
                java.util.Collections.nCopies(plate.length(), 0.98),
                List.of());
        String hex = "%064x".formatted(Integer.toUnsignedLong((camera + plate).hashCode()));
        Sighting sighting = new Sighting(
                new SightingId(new UUID(1, plate.hashCode())),
                "Krāslava",
                new CameraId(camera),
                raised,
                raised.plusSeconds(2),
                reading,
                new PlateBox(0.4, 0.6, 0.1, 0.05),
                new PictureId(hex),
                new PictureId(hex),
                true);
        WatchEntry entry = new WatchEntry(
                new EntryId(new UUID(2, plate.hashCode())),
                plate,
                priority == Priority.HIGH ? "Stolen vehicle" : "Permit expired",
                priority,
                raised.minusSeconds(86_400),
                Optional.empty(),
                "VP Rīga",
                "",
                1);
        PlateMatch match = new PlateMatch(plate, new Plate(plate), PlateMatch.Kind.EXACT, 0.98, List.of(), true);
        return new Alert(
                new AlertId(hex),
                raised,
                entry,
                sighting,
                match,
                1,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new eu.sargs.access.StationKey("5a".repeat(32)),
                true,
                true,
                Alert.Handled.NOT);
    }

    /** The eight cameras of Krāslava, each state among them. */
    static Station kraslava() {
        Station station = new Station();
        station.put(camera("KRA-01", "Pāternieki", "A6", 55.8241, 27.5951, 103), CameraHealth.State.LIVE);
        station.put(camera("KRA-02", "Kalnieši", "A6", 55.868, 27.373, 108), CameraHealth.State.LIVE);
        station.put(camera("KRA-03", "Borovka", "A6", 55.9166, 26.9899, 284), CameraHealth.State.LIVE);
        station.put(camera("KRA-04", "Daugavas tilts", "P69", 55.8907, 27.1453, 247), CameraHealth.State.DEGRADED);
        station.put(camera("KRA-05", "Skaista", "P61", 55.965, 27.376, 41), CameraHealth.State.FROZEN);
        station.put(camera("KRA-06", "Dagda", "P61", 56.0895, 27.5205, 59), CameraHealth.State.LIVE);
        station.put(camera("KRA-07", "Silene", "P68", 55.7351, 26.8251, 126), CameraHealth.State.BLIND);
        station.put(camera("KRA-08", "Medumi", "A13", 55.779, 26.335, 230), CameraHealth.State.LIVE);
        return station;
    }

    void put(Camera camera, CameraHealth.State state) {
        live.put(camera, health(camera.id().text(), state));
        cameras.put(camera);
    }

    void raise(Alert alert) {
        alerts.raise(alert);
    }

    void end(Alert alert) {
        alerts.close(alert.id(), Outcome.OTHER_VEHICLE, "", OFFICER);
    }

    CameraBook book() {
        return cameras;
    }

    LiveCameras live() {
        return live;
    }

    Alerts alerts() {
        return alerts;
    }
}
