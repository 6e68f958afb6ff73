package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Alerts;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.SightingId;
import eu.sargs.ui.fx.FxList;
import eu.sargs.ui.part.Blink;
import eu.sargs.ui.part.Desk;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The alerts of the screen: all open ones and those of the last day, most urgent first; one model for rail, wall, map and strip. FX thread. */
public final class AlertDesk implements AutoCloseable {
    /** How far back closed alerts are shown. */
    public static final Duration BACK = Duration.ofHours(24);

    private final FxList<Alert> list;
    private final Pin pin;
    private final Timeline blinker;
    private final ReadOnlyObjectWrapper<Optional<AlertId>> dimmed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private Map<SightingId, Priority> priorities = Map.of();

    /** @param readable empty for an officer who may read none; there are none then */
    public AlertDesk(Optional<Alerts> readable, Desk desk, java.time.InstantSource time) {
        list = desk.bridge()
                .list(() ->
                        readable.map(alerts -> recent(alerts, time.instant())).orElse(List.of()));
        Runnable count = () -> {
            Instant now = time.instant();
            waiting.set(
                    (int) list.items().stream().filter(one -> one.waits(now)).count());
        };
        list.items().addListener((ListChangeListener<Alert>) change -> {
            priorities = priorities(list.items());
            count.run();
        });
        pin = readable.map(alerts -> alerts.onChange(news -> list.refresh())).orElse(() -> {});
        blinker = new Timeline(new KeyFrame(javafx.util.Duration.millis(250), e -> {
            count.run(); // one may have come back from the shelf
            dimmed.set(Blink.dimmed(
                    list.items(), time.instant(), desk.look().stillProperty().get()));
        }));
        blinker.setCycleCount(Timeline.INDEFINITE);
        blinker.play();
        list.refresh();
    }

    /** Open alerts and those raised within {@link #BACK}, most urgent first. */
    static List<Alert> recent(Alerts alerts, Instant now) {
        Map<AlertId, Alert> all = new LinkedHashMap<>();
        alerts.since(now.minus(BACK)).forEach(one -> all.put(one.id(), one));
        alerts.open().forEach(one -> all.put(one.id(), one));
        return Alert.mostUrgentFirst(List.copyOf(all.values()));
    }

    public ObservableList<Alert> alerts() {
        return list.items();
    }

    public void refresh() {
        list.refresh();
    }

    /** Priority of the alert that a sighting raised, where it raised one. */
    public Optional<Priority> priority(SightingId sighting) {
        return Optional.ofNullable(priorities.get(sighting));
    }

    /** The alert whose stripe, glyph and frame are dim at this moment. */
    public ReadOnlyObjectProperty<Optional<AlertId>> dimmedProperty() {
        return dimmed.getReadOnlyProperty();
    }

    /** How many alerts an officer is to answer; changes by itself when one comes back from the shelf. */
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    private static Map<SightingId, Priority> priorities(List<Alert> alerts) {
        Map<SightingId, Priority> found = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            found.merge(alert.sighting().id(), alert.entry().priority(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        return found;
    }

    @Override
    public void close() {
        pin.close();
        blinker.stop();
    }
}
