package eu.sargs.ui;

import eu.sargs.camera.Camera;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/** Finds what a window does not show whole: shortened texts, and parts that stick out of the window or of their parent. */
public final class CutOff {
    private static final double ROUNDING = 1.5;

    private final Scene scene;
    private final List<String> places;
    private final List<String> found = new ArrayList<>();

    private CutOff(Scene scene, List<Camera> cameras) {
        this.scene = scene;
        this.places = cameras.stream().map(Camera::name).toList();
    }

    /** @param cameras names of their places may be shortened, and texts whose style says so; other texts not */
    public static List<String> in(Scene scene, List<Camera> cameras) {
        CutOff search = new CutOff(scene, cameras);
        search.walk(scene.getRoot(), false);
        return search.found;
    }

    /** @param scrolled whether it can be scrolled into sight */
    private void walk(Node node, boolean scrolled) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isEmpty()) {
            look(labeled, scrolled);
        }
        boolean scrolls = node instanceof ScrollPane || node instanceof TableView<?>;
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, scrolled || scrolls));
        }
    }

    private void look(Labeled labeled, boolean scrolled) {
        String full = labeled.getText();
        Node text = labeled.getChildrenUnmodifiable().stream()
                .filter(child -> child instanceof Text && child != labeled.getGraphic())
                .findFirst()
                .orElse(null);
        boolean may = labeled.getStyleClass().contains("may-shorten");
        if (text instanceof Text shown
                && !full.equals(shown.getText())
                && places.stream().noneMatch(full::contains)
                && !may) {
            found.add("shortened “" + full + "” to “" + shown.getText() + "”");
        }
        if (text instanceof Text shown && shown.getLayoutBounds().getHeight() > labeled.getHeight() + ROUNDING + 2) {
            found.add("lower than its text: “" + full + "”");
        }
        Bounds in = labeled.localToScene(labeled.getLayoutBounds());
        boolean beside = in.getMinX() < -ROUNDING || in.getMaxX() > scene.getWidth() + ROUNDING;
        boolean above = in.getMinY() < -ROUNDING || in.getMaxY() > scene.getHeight() + ROUNDING;
        if (beside || above && !scrolled) {
            found.add("outside the window: “" + full + "”");
        }
        Parent parent = labeled.getParent();
        if (parent instanceof javafx.scene.layout.Region region
                && labeled.isManaged()
                && places.stream().noneMatch(full::contains)) {
            Bounds own = labeled.getLayoutBounds();
            if (labeled.getLayoutX() + own.getMaxX() > region.getWidth() + ROUNDING
                    || labeled.getLayoutY() + own.getMaxY() > region.getHeight() + ROUNDING) {
                found.add("sticks out of its place: “" + full + "”");
            }
        }
    }
}
