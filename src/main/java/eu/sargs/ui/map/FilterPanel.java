package eu.sargs.ui.map;

import eu.sargs.ui.map.MapViewModel.HealthGroup;
import eu.sargs.ui.part.HealthMark;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Words;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is shown on the map, with how many there are of each. */
final class FilterPanel extends VBox {
    private final Words words;
    private final Label cameras = count();
    private final Label hits = count();
    private final Map<HealthGroup, Label> health = new EnumMap<>(HealthGroup.class);
    private final Map<HealthGroup, CheckBox> healthBoxes = new EnumMap<>(HealthGroup.class);
    private final CheckBox first;

    FilterPanel(Words words, MapViewModel model) {
        this.words = words;
        getStyleClass().addAll("map-panel", "map-filter");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        HBox header = new HBox(
                Icon.of("mdi2f-filter-outline"),
                words.label("map.filter.title", "strong"),
                spring(),
                new KeyCap("Ctrl F"));
        header.getStyleClass().add("map-filter-header");
        VBox rows = new VBox();
        rows.getStyleClass().add("map-filter-rows");
        rows.getChildren().add(words.captionLabel("map.filter.show"));
        first = row(rows, "map.filter.cameras", null, cameras, model::showCameras);
        first.setId("filter-cameras");
        row(rows, "map.filter.hits", Icon.of("mdi2a-alert-rhombus", "high-mark", "icon-14"), hits, model::showHits)
                .setId("filter-hits");
        Label caption = words.captionLabel("map.filter.health");
        caption.getStyleClass().add("map-filter-next");
        rows.getChildren().add(caption);
        for (HealthGroup group : HealthGroup.values()) {
            String name = group.name().toLowerCase(Locale.ROOT);
            Label count = count();
            CheckBox box = row(
                    rows,
                    "map.health." + name,
                    HealthMark.glyph(group.state(), "icon-14"),
                    count,
                    show -> model.showHealth(group, show));
            box.setId("filter-" + name);
            health.put(group, count);
            healthBoxes.put(group, box);
        }
        getChildren().addAll(header, rows);
    }

    void update(MapViewModel model) {
        cameras.setText(number(model.cameraCount()));
        hits.setText(number(model.hitCount()));
        model.healthCounts().forEach((group, count) -> health.get(group).setText(number(count)));
        healthBoxes.values().forEach(box -> box.setDisable(!model.camerasShown()));
    }

    void focus() {
        first.requestFocus();
    }

    private String number(int count) {
        return String.format(words.locale(), "%,d", count);
    }

    private CheckBox row(VBox rows, String key, Node glyph, Label count, Consumer<Boolean> change) {
        CheckBox box = new CheckBox();
        box.textProperty().bind(words.text(key));
        box.setSelected(true);
        box.setGraphic(glyph);
        box.selectedProperty().addListener((o, was, is) -> change.accept(is));
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(box, count);
        row.getStyleClass().add("map-filter-row");
        rows.getChildren().add(row);
        return box;
    }

    private static Label count() {
        Label label = new Label();
        label.getStyleClass().addAll("dense", "text-3");
        label.setMinWidth(USE_PREF_SIZE);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
