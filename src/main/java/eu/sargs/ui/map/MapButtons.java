package eu.sargs.ui.map;

import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Closer, wider, all cameras. */
final class MapButtons extends VBox {
    private final Words words;

    MapButtons(Words words, MapViewModel model) {
        this.words = words;
        getStyleClass().add("map-buttons");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren()
                .addAll(
                        button("zoom-in", "mdi2p-plus", "map.button.in", () -> model.zoom(1)),
                        button("zoom-out", "mdi2m-minus", "map.button.out", () -> model.zoom(-1)),
                        button("zoom-home", "mdi2c-crosshairs-gps", "map.button.home", model::home));
    }

    private Button button(String id, String icon, String key, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(Icon.of(icon, "icon-1"));
        button.accessibleTextProperty().bind(words.text(key));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(words.text(key));
        button.setTooltip(tip);
        button.setOnAction(e -> action.run());
        return button;
    }
}
