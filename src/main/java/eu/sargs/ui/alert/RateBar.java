package eu.sargs.ui.alert;

import eu.sargs.ui.part.Words;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** How many alarms came in the last ten minutes, against the ten that make a flood. */
final class RateBar extends HBox {
    private final IntegerProperty lately = new SimpleIntegerProperty();
    private final HBox parts = new HBox();

    RateBar(Words words) {
        getStyleClass().add("rate-bar");
        Label number = new Label();
        number.textProperty().bind(lately.asString());
        number.getStyleClass().add("semibold");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        parts.getStyleClass().add("rate-parts");
        for (int i = 0; i < RailState.FLOOD; i++) {
            Region part = new Region();
            part.getStyleClass().add("rate-part");
            parts.getChildren().add(part);
        }
        number.setMinWidth(USE_PREF_SIZE);
        Label name = words.label("alert.rail.rate", "dense", "text-2");
        name.setMinWidth(USE_PREF_SIZE);
        parts.setMinWidth(0);
        getChildren().addAll(name, number, gap, parts);
    }

    void show(int count) {
        lately.set(count);
        for (int i = 0; i < RailState.FLOOD; i++) {
            var styles = parts.getChildren().get(i).getStyleClass();
            styles.remove("on");
            if (i < count) {
                styles.add("on");
            }
        }
    }
}
