package eu.sargs.ui.map;

import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
import eu.sargs.ui.part.HealthMark;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeType;

/** A camera on the map: a disc of 18 with the shape of its health, and a wedge that shows where it looks. Its origin is its middle. */
final class CameraMark extends Group {
    static final double SIZE = 18;

    private static final double REACH = 30;
    private static final double HALF_ANGLE = 26;

    private final CameraId camera;
    private final Line leader = new Line();
    private final Arc wedge = arc("wedge");
    private final Arc edge = arc("wedge-edge");
    private final StackPane sign = new StackPane();
    private CameraHealth.State state;

    CameraMark(CameraId camera) {
        this.camera = camera;
        setId("camera-" + camera.text().toLowerCase(Locale.ROOT));
        getStyleClass().add("camera-mark");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        leader.getStyleClass().add("leader");
        Circle disc = new Circle(SIZE / 2 + 1);
        disc.getStyleClass().add("disc");
        Circle ring = new Circle(SIZE / 2);
        ring.getStyleClass().add("ring");
        Circle focus = new Circle(SIZE / 2 + 4);
        focus.getStyleClass().add("focus-ring");
        focus.visibleProperty().bind(focusVisibleProperty());
        sign.setMinSize(SIZE, SIZE);
        sign.setMaxSize(SIZE, SIZE);
        sign.relocate(-SIZE / 2, -SIZE / 2);
        getChildren().addAll(leader, wedge, edge, disc, ring, sign, focus);
        leader.setMouseTransparent(true);
        wedge.setMouseTransparent(true);
        edge.setMouseTransparent(true);
    }

    CameraId camera() {
        return camera;
    }

    void show(MapViewModel.CameraSpot spot, String spoken) {
        setAccessibleText(spoken);
        // Arcs count against the clock from the east, headings with it from the north.
        double from = 90 - spot.camera().heading() - HALF_ANGLE;
        wedge.setStartAngle(from);
        edge.setStartAngle(from);
        if (spot.state() != state) {
            state = spot.state();
            getStyleClass().setAll("camera-mark", HealthMark.style(state));
            sign.getChildren().setAll(HealthMark.glyph(state, "map-glyph"));
        }
    }

    /** @param drawn where the disc goes @param place where the camera stands; a thin line joins the two where they differ */
    void place(Spread.Point drawn, Spread.Point place) {
        relocateOrigin(drawn);
        leader.setVisible(drawn.distance(place) > SIZE / 3);
        leader.setEndX(place.x() - drawn.x());
        leader.setEndY(place.y() - drawn.y());
    }

    private void relocateOrigin(Spread.Point to) {
        setTranslateX(Math.rint(to.x()));
        setTranslateY(Math.rint(to.y()));
    }

    private static Arc arc(String style) {
        Arc arc = new Arc(0, 0, REACH, REACH, 0, 2 * HALF_ANGLE);
        arc.setType(ArcType.ROUND);
        arc.setStrokeType(StrokeType.CENTERED);
        arc.getStyleClass().add(style);
        return arc;
    }
}
