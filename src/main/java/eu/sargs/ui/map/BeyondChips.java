package eu.sargs.ui.map;

import eu.sargs.ui.part.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Tells of cameras out of the window: how many, how far, on which side; a click goes there. */
final class BeyondChips extends FlowPane {
    private final Words words;
    private final MapViewModel model;
    private List<MapViewModel.Beyond> shown = List.of();

    BeyondChips(Words words, MapViewModel model) {
        this.words = words;
        this.model = model;
        getStyleClass().add("map-beyond");
        setPickOnBounds(false);
        setMaxHeight(USE_PREF_SIZE);
    }

    /** @param again even where nothing has changed: the language has */
    void update(boolean again) {
        List<MapViewModel.Beyond> beyond = model.beyond();
        if (again || !beyond.equals(shown)) {
            shown = beyond;
            getChildren().setAll(beyond.stream().map(this::chip).toList());
        }
    }

    private Button chip(MapViewModel.Beyond beyond) {
        String side = beyond.side().name().toLowerCase(Locale.ROOT);
        Region arrow = new Region();
        arrow.getStyleClass().add("beyond-arrow");
        arrow.setRotate(
                switch (beyond.side()) {
                    case NORTH -> 0;
                    case EAST -> 90;
                    case SOUTH -> 180;
                    case WEST -> 270;
                });
        Button chip = new Button(
                words.get("map.beyond." + side, beyond.cameras(), Math.max(1, Math.round(beyond.kilometres()))), arrow);
        chip.setId("beyond-" + side);
        chip.getStyleClass().add("map-chip");
        chip.setOnAction(e -> model.show(beyond.side()));
        return chip;
    }
}
