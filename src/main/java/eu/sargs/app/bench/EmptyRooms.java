package eu.sargs.app.bench;

import eu.sargs.access.Officer;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Alerts;
import eu.sargs.alert.Outcome;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.CameraId;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.Pictures;
import eu.sargs.plate.Plate;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.Sightings;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The rooms around a wall that is measured alone: a fixed list of cameras, and nothing else ever happens. */
final class EmptyRooms {
    private EmptyRooms() {}

    record Cameras(List<Camera> all) implements CameraBook {
        @Override
        public Optional<Camera> find(CameraId id) {
            return all.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        @Override
        public void put(Camera camera) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean remove(CameraId id) {
            return false;
        }

        @Override
        public Pin onChange(Consumer<List<Camera>> listener) {
            return () -> {};
        }
    }

    record NoAlerts() implements Alerts {
        @Override
        public List<Alert> open() {
            return List.of();
        }

        @Override
        public List<Alert> since(Instant time) {
            return List.of();
        }

        @Override
        public Optional<Alert> find(AlertId id) {
            return Optional.empty();
        }

        @Override
        public void take(AlertId id, Officer officer) {}

        @Override
        public Alert close(AlertId id, Outcome outcome, String note, Officer officer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Pin onChange(Consumer<Alert> listener) {
            return () -> {};
        }
    }

    record NoSightings() implements Sightings {
        @Override
        public Optional<Sighting> find(SightingId id) {
            return Optional.empty();
        }

        @Override
        public List<Sighting> latest(int limit) {
            return List.of();
        }

        @Override
        public List<Sighting> of(Plate plate, int limit, Officer officer) {
            return List.of();
        }

        @Override
        public Pin onChange(Consumer<Sighting> listener) {
            return () -> {};
        }
    }

    record NoPictures() implements Pictures {
        @Override
        public PictureId keep(byte[] jpeg) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> find(PictureId id) {
            return Optional.empty();
        }
    }

    record Nowhere() implements Navigator {
        @Override
        public void go(Place place) {}

        @Override
        public void openCamera(CameraId camera) {}

        @Override
        public void openAlert(AlertId alert) {}
    }
}
