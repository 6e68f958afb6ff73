package eu.sargs.ui.shell;

import eu.sargs.alert.AlertId;
import eu.sargs.camera.CameraId;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.Place;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which place is shown. Made before the screens, which are led by it and tell it how they open a camera or an alert. FX thread. */
public final class Navigation implements Navigator {
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>();
    private final Set<Place> known = EnumSet.noneOf(Place.class);
    private Place before;
    private Consumer<CameraId> cameras = id -> {};
    private Consumer<AlertId> alerts = id -> {};
    private Consumer<AlertId> shelf = id -> {};
    private Consumer<Sighting> evidence = sighting -> {};

    /** The place has a screen. The first one told is shown first. */
    void has(Place one) {
        known.add(one);
        if (place.get() == null) {
            place.set(one);
        }
    }

    /** How the evidence screen begins to keep a sighting. */
    public void onKeepAsEvidence(Consumer<Sighting> keeper) {
        evidence = keeper;
    }

    /** How the wall shows one camera large. */
    public void onOpenCamera(Consumer<CameraId> opener) {
        cameras = opener;
    }

    /** How the alert screen opens an alert. */
    public void onOpenAlert(Consumer<AlertId> opener) {
        alerts = opener;
    }

    /** How the alert screen begins to shelve an alert. */
    public void onShelveAlert(Consumer<AlertId> shelver) {
        shelf = shelver;
    }

    @Override
    public void go(Place to) {
        if (known.contains(to) && to != place.get()) {
            before = place.get();
            place.set(to);
        }
    }

    @Override
    public void openCamera(CameraId camera) {
        go(Place.WALL);
        cameras.accept(camera);
    }

    @Override
    public void openAlert(AlertId alert) {
        go(Place.ALERTS);
        alerts.accept(alert);
    }

    /** Shows an alert, ready to be shelved. */
    public void shelveAlert(AlertId alert) {
        go(Place.ALERTS);
        shelf.accept(alert);
    }

    /** Shows where a sighting is kept as evidence, ready to keep this one. */
    public void keepAsEvidence(Sighting sighting) {
        go(Place.EVIDENCE);
        evidence.accept(sighting);
    }

    /** Back to the place before this one; stays where there is none. */
    public void back() {
        if (before != null) {
            go(before);
        }
    }

    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }
}
