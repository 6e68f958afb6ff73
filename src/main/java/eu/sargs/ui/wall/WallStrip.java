package eu.sargs.ui.wall;

import eu.sargs.alert.Alert;
import eu.sargs.alert.OpenAlerts;
import eu.sargs.platform.Pin;
import eu.sargs.ui.fx.FxList;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The slim strip of a wall on another monitor: the most urgent open alarms, the sound, the clock. FX thread. */
final class WallStrip extends HBox implements AutoCloseable {
    private static final int MOST = 3;

    private final Desk desk;
    private final Navigator navigator;
    private final FxList<Alert> alerts;
    private final HBox list = new HBox();
    private final Label clock = new Label();
    private final List<Pin> pins = new ArrayList<>();
    private final List<Label> ages = new ArrayList<>();
    private final Node sound;
    private List<Alert> open = List.of();

    WallStrip(OpenAlerts port, Desk desk, Navigator navigator, Node sound) {
        this.desk = desk;
        this.navigator = navigator;
        this.sound = sound;
        getStyleClass().addAll("bar", "wall-strip");
        list.getStyleClass().add("wall-strip-alerts");
        list.setMinWidth(0);
        clock.getStyleClass().add("title");
        clock.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(list, gap, sound, clock);
        alerts = desk.bridge().list(port::open);
        alerts.items().addListener((ListChangeListener<Alert>) change -> rebuild());
        pins.add(port.onChange(one -> alerts.refresh()));
        pins.add(desk.words().each(this::rebuild));
        pins.add(desk.ticker().each(this::look));
        widthProperty().addListener((o, was, is) -> fit());
        alerts.refresh();
    }

    private void rebuild() {
        open = waiting(desk.ticker().now());
        fit();
    }

    private List<Alert> waiting(Instant now) {
        return alerts.items().stream().filter(one -> one.waits(now)).toList();
    }

    private void look(Instant now) {
        if (!waiting(now).equals(open)) {
            rebuild(); // one came back from the shelf
        }
        tick(now);
    }

    /** As many alarms as stand there whole, with their places where there is room; the others as a number. */
    private void fit() {
        double room = getWidth()
                - snappedLeftInset()
                - snappedRightInset()
                - 2 * getSpacing()
                - sound.prefWidth(-1)
                - clock.prefWidth(-1);
        int most = Math.min(MOST, open.size());
        fill(most, true);
        for (int count = most; count > 0 && list.prefWidth(-1) > room; count--) {
            fill(count, false);
        }
        tick(desk.ticker().now());
    }

    private void fill(int count, boolean places) {
        list.getChildren().clear();
        ages.clear();
        if (open.isEmpty()) {
            list.getChildren().add(desk.words().label("wall.strip.quiet", "text-2"));
        }
        open.stream().limit(count).map(one -> line(one, places)).forEach(list.getChildren()::add);
        if (open.size() > count) {
            Label more = new Label(desk.words().get("wall.strip.more", open.size() - count));
            more.getStyleClass().add("text-2");
            more.setMinWidth(USE_PREF_SIZE);
            list.getChildren().add(more);
        }
        tick(desk.ticker().now());
        list.applyCss();
    }

    private Button line(Alert alert, boolean place) {
        Label reason = new Label(alert.entry().reason());
        reason.getStyleClass().add("semibold");
        PlateLabel plate = new PlateLabel(PlateLabel.Size.BODY);
        plate.show(alert);
        Label where = new Label(desk.sites().line(alert));
        where.getStyleClass().addAll("dense", "text-2");
        Label age = new Label();
        age.setUserData(alert.raisedAt());
        age.setMinWidth(USE_PREF_SIZE);
        ages.add(age);
        HBox face = new HBox(new PriorityMark(alert.entry().priority(), desk.words()), reason, plate, age);
        if (place) {
            face.getChildren().add(3, where);
        }
        boolean unanswered = alert.handled().escalated().isPresent();
        if (unanswered) {
            face.getChildren().add(1, desk.words().captionLabel("wall.strip.unanswered"));
        }
        face.getStyleClass().add("button-face");
        Button line = new Button(null, face);
        line.getStyleClass()
                .addAll("wall-strip-alert", PriorityMark.style(alert.entry().priority()));
        if (unanswered) {
            line.getStyleClass().add("unanswered");
        }
        line.setMinWidth(0);
        line.setOnAction(e -> navigator.openAlert(alert.id()));
        return line;
    }

    private void tick(Instant now) {
        clock.setText(desk.times().clock(now));
        ages.forEach(age -> age.setText(Times.running(Duration.between((Instant) age.getUserData(), now))));
    }

    @Override
    public void close() {
        pins.forEach(Pin::close);
        pins.clear();
    }
}
