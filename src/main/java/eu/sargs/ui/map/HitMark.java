package eu.sargs.ui.map;

import eu.sargs.alert.AlertId;
import eu.sargs.camera.CameraId;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.watchlist.Priority;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/** A hit at its site: the priority's shape in three rings, the outer ones growing while it is fresh. Its origin is its middle. */
final class HitMark extends Group {
    static final double INNER = 22;
    static final double MIDDLE = 34;
    static final double OUTER = 46;

    private final CameraId camera;
    private final Circle second = circle(MIDDLE, "ring", "second");
    private final Circle third = circle(OUTER, "ring", "third");
    private final Circle growing = circle(INNER, "ring");
    private final StackPane sign = new StackPane();
    private final Label count = new Label();
    private final Timeline pulse = new Timeline(
            new KeyFrame(
                    Duration.ZERO,
                    new KeyValue(growing.radiusProperty(), INNER),
                    new KeyValue(growing.opacityProperty(), 1)),
            new KeyFrame(
                    Duration.seconds(1),
                    new KeyValue(growing.radiusProperty(), OUTER, Interpolator.EASE_OUT),
                    new KeyValue(growing.opacityProperty(), 0, Interpolator.EASE_IN)));
    private Priority priority;
    private AlertId alert;

    HitMark(CameraId camera) {
        this.camera = camera;
        setId("hit-" + camera.text().toLowerCase(Locale.ROOT));
        getStyleClass().add("hit-mark");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        pulse.setCycleCount(Animation.INDEFINITE);
        sign.setMinSize(2 * INNER, 2 * INNER);
        sign.setMaxSize(2 * INNER, 2 * INNER);
        sign.relocate(-INNER, -INNER);
        count.getStyleClass().addAll("badge", "high");
        count.relocate(INNER - 12, -INNER - 2);
        Circle focus = circle(INNER + 3, "focus-ring");
        focus.visibleProperty().bind(focusVisibleProperty());
        growing.setVisible(false);
        getChildren()
                .addAll(
                        third,
                        second,
                        growing,
                        circle(INNER, "halo"),
                        circle(INNER, "ring"),
                        // Behind the shape's own hole, or the map would show through its exclamation mark.
                        circle(7, "core"),
                        sign,
                        count,
                        focus);
        third.setMouseTransparent(true);
        second.setMouseTransparent(true);
        growing.setMouseTransparent(true);
    }

    CameraId camera() {
        return camera;
    }

    /** The most urgent alert of the site. */
    AlertId alert() {
        return alert;
    }

    void show(MapViewModel.HitSpot hit, String spoken) {
        alert = hit.first().id();
        setAccessibleText(spoken);
        count.setVisible(hit.alerts().size() > 1);
        count.setText(Integer.toString(hit.alerts().size()));
        if (hit.first().entry().priority() != priority) {
            priority = hit.first().entry().priority();
            getStyleClass().setAll("hit-mark", PriorityMark.style(priority));
            sign.getChildren().setAll(PriorityMark.glyph(priority, "hit-glyph"));
        }
    }

    void place(Spread.Point drawn) {
        setTranslateX(Math.rint(drawn.x()));
        setTranslateY(Math.rint(drawn.y()));
    }

    /** Grows one ring a second, or stands still in three. */
    void pulse(boolean on) {
        if (on == pulsing()) {
            return;
        }
        second.setVisible(!on);
        third.setVisible(!on);
        growing.setVisible(on);
        if (on) {
            pulse.playFromStart();
        } else {
            pulse.stop();
        }
    }

    boolean pulsing() {
        return pulse.getStatus() == Animation.Status.RUNNING;
    }

    private static Circle circle(double radius, String... styles) {
        Circle circle = new Circle(radius);
        circle.getStyleClass().addAll(styles);
        return circle;
    }
}
