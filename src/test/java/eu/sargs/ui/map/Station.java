package eu.sargs.ui.map;

import eu.sargs.access.Officer;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Alerts;
import eu.sargs.alert.Outcome;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.CameraFeed;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import eu.sargs.camera.LiveCameras;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.Pictures;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.PlateMatch;
import eu.sargs.plate.Reading;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A station in memory: cameras, their health and alerts, changed by the test. */
final class Station {
    static final Instant NOW = Instant.parse("2026-11-22T00:32:07Z");

    private final Map<CameraId, Camera> cameras = new LinkedHashMap<>();
    private final Map<CameraId, CameraHealth> health = new LinkedHashMap<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final Listeners<List<Camera>> cameraNews = new Listeners<>();
    private final Listeners<CameraHealth> healthNews = new Listeners<>();
    private final Listeners<Alert> alertNews = new Listeners<>();

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
                List.of());
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
        cameras.put(camera.id(), camera);
        health.put(camera.id(), health(camera.id().text(), state));
        cameraNews.tell(List.copyOf(cameras.values()));
    }

    void raise(Alert alert) {
        alerts.add(alert);
        alertNews.tell(alert);
    }

    void end(Alert alert) {
        alerts.remove(alert);
        alertNews.tell(alert);
    }

    Pictures pictures(byte[] jpeg) {
        return new Pictures() {
            @Override
            public PictureId keep(byte[] bytes) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<byte[]> find(PictureId id) {
                return Optional.ofNullable(jpeg);
            }
        };
    }

    CameraBook book() {
        return new CameraBook() {
            @Override
            public List<Camera> all() {
                return List.copyOf(cameras.values());
            }

            @Override
            public Optional<Camera> find(CameraId id) {
                return Optional.ofNullable(cameras.get(id));
            }

            @Override
            public void put(Camera camera) {
                Station.this.put(camera, CameraHealth.State.CONNECTING);
            }

            @Override
            public boolean remove(CameraId id) {
                return cameras.remove(id) != null;
            }

            @Override
            public Pin onChange(Consumer<List<Camera>> listener) {
                return cameraNews.add(listener);
            }
        };
    }

    LiveCameras live() {
        return new LiveCameras() {
            @Override
            public List<CameraFeed> feeds() {
                return cameras.values().stream().<CameraFeed>map(Feed::new).toList();
            }

            @Override
            public Optional<CameraFeed> feed(CameraId id) {
                return Optional.ofNullable(cameras.get(id)).map(Feed::new);
            }

            @Override
            public Pin onChange(Consumer<List<CameraFeed>> listener) {
                return () -> {};
            }

            @Override
            public Pin onHealth(Consumer<CameraHealth> listener) {
                return healthNews.add(listener);
            }

            @Override
            public Pin onFrame(Consumer<Frame> listener) {
                return () -> {};
            }

            @Override
            public void start() {}

            @Override
            public void close() {}
        };
    }

    Alerts alerts() {
        return new Alerts() {
            @Override
            public List<Alert> open() {
                return Alert.mostUrgentFirst(alerts);
            }

            @Override
            public List<Alert> since(Instant time) {
                return open();
            }

            @Override
            public Optional<Alert> find(AlertId id) {
                return alerts.stream().filter(one -> one.id().equals(id)).findFirst();
            }

            @Override
            public void take(AlertId id, Officer officer) {}

            @Override
            public Alert close(AlertId id, Outcome outcome, String note, Officer officer) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Pin onChange(Consumer<Alert> listener) {
                return alertNews.add(listener);
            }
        };
    }

    private final class Feed implements CameraFeed {
        private final Camera camera;

        Feed(Camera camera) {
            this.camera = camera;
        }

        @Override
        public Camera camera() {
            return camera;
        }

        @Override
        public CameraHealth health() {
            return health.get(camera.id());
        }

        @Override
        public Pin onHealth(Consumer<CameraHealth> listener) {
            return () -> {};
        }

        @Override
        public Pin onFrame(Consumer<Frame> listener) {
            return () -> {};
        }

        @Override
        public void start() {}

        @Override
        public void close() {}
    }
}
