package eu.sargs.app.bench;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.OpenAlerts;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.Cameras;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.RecentSightings;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.Place;
import java.util.List;
import java.util.function.Consumer;

/** The rooms around a wall that is measured alone: a fixed list of cameras, and nothing else ever happens. */
final class EmptyRooms {
    private EmptyRooms() {}

    record FixedCameras(List<Camera> all) implements Cameras {
        @Override
        public Pin onChange(Consumer<List<Camera>> listener) {
            return () -> {};
        }
    }

    record NoAlerts() implements OpenAlerts {
        @Override
        public List<Alert> open() {
            return List.of();
        }

        @Override
        public Pin onChange(Consumer<Alert> listener) {
            return () -> {};
        }
    }

    record NoSightings() implements RecentSightings {
        @Override
        public List<Sighting> latest(int limit) {
            return List.of();
        }

        @Override
        public Pin onChange(Consumer<Sighting> listener) {
            return () -> {};
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
