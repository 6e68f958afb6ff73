package eu.sargs.ui.part;

import eu.sargs.alert.Alert;
import eu.sargs.alert.OpenAlerts;
import eu.sargs.platform.Pin;
import eu.sargs.ui.fx.FxList;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;

/** How many alarms are open, and since when: what a passer-by may know, and not of whom or where. FX thread. */
public final class OpenAlarms extends Label implements AutoCloseable {
    private final Desk desk;
    private final FxList<Alert> alerts;
    private final Pin pins;

    public OpenAlarms(OpenAlerts port, Desk desk) {
        this.desk = desk;
        setId("locked-alarms");
        getStyleClass().addAll("strong", "open-alarms");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        alerts = desk.bridge().list(port::open);
        alerts.items().addListener((ListChangeListener<Alert>) change -> show());
        pins = Pin.all(
                port.onChange(one -> alerts.refresh()),
                desk.words().each(this::show),
                desk.ticker().each(now -> show()));
        alerts.refresh();
    }

    private void show() {
        Instant now = desk.ticker().now();
        List<Alert> open = alerts.items().stream().filter(one -> one.waits(now)).toList();
        Optional<Instant> first = open.stream().map(Alert::raisedAt).min(Comparator.naturalOrder());
        getStyleClass().remove("alarm-text");
        if (first.isEmpty()) {
            setText(desk.words().get("part.alarms.none"));
            setGraphic(Icon.of("mdi2b-bell-outline", "icon-20"));
            return;
        }
        getStyleClass().add("alarm-text");
        setGraphic(Icon.of("mdi2b-bell-ring-outline", "icon-20", "alarm-mark"));
        setText(desk.words()
                .get(
                        "part.alarms.open",
                        open.size(),
                        desk.times().lately(first.get(), desk.ticker().now()),
                        Times.running(
                                Duration.between(first.get(), desk.ticker().now()))));
    }

    @Override
    public void close() {
        pins.close();
    }
}
