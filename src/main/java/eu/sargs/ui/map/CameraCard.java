package eu.sargs.ui.map;

import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraId;
import eu.sargs.ui.part.HealthMark;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A camera in a few lines beside its mark: name, road, where it looks, health, age of its last picture, and the way to its tile. */
final class CameraCard extends VBox {
    private static final String[] DIRECTIONS = {"n", "ne", "e", "se", "s", "sw", "w", "nw"};

    private final Words words;
    private final Times times;
    private final Label name = new Label();
    private final Label road = new Label();
    private final HealthMark health;
    private final Label unknown = new Label();
    private final Label age = new Label();
    private CameraId camera;

    CameraCard(Words words, Times times, Consumer<CameraId> open) {
        this.words = words;
        this.times = times;
        this.health = new HealthMark(words, times);
        getStyleClass().addAll("map-panel", "map-card");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setId("camera-card");
        name.getStyleClass().add("strong");
        road.getStyleClass().addAll("dense", "text-2");
        age.getStyleClass().addAll("dense", "text-3");
        unknown.getStyleClass().addAll("dense", "text-3");
        Button button = new Button();
        button.setId("camera-card-open");
        button.textProperty().bind(words.text("map.camera.open"));
        button.setGraphic(new KeyCap("Enter"));
        button.getStyleClass().addAll("small", "quiet", "map-card-open");
        // Focus stays on the mark, or the card would go as soon as its button is pressed.
        button.setFocusTraversable(false);
        button.setOnAction(e -> open.accept(camera));
        getChildren().addAll(name, road, health, unknown, age, button);
    }

    void show(MapViewModel.CameraSpot spot, Instant now) {
        camera = spot.camera().id();
        name.setText(spot.camera().id() + " " + spot.camera().name());
        road.setText(where(spot.camera(), words));
        shown(health, spot.health().isPresent());
        shown(unknown, spot.health().isEmpty());
        spot.health().ifPresent(one -> health.show(one, spot.camera().address()));
        unknown.setText(words.get("part.health.connecting"));
        Optional<Instant> picture = spot.health().flatMap(one -> one.lastPicture());
        boolean old = picture.isPresent() && !spot.health().orElseThrow().trusted();
        shown(age, old);
        if (old) {
            age.setText(words.get("map.camera.last", times.age(Duration.between(picture.get(), now))));
        }
    }

    /** {@code A6 · looks east} */
    static String where(Camera camera, Words words) {
        String looks = words.get("map.looks." + DIRECTIONS[(int) Math.round(camera.heading() / 45) % 8]);
        return camera.road().isEmpty() ? looks : camera.road() + " · " + looks;
    }

    private static void shown(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
