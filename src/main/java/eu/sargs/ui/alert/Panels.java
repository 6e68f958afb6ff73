package eu.sargs.ui.alert;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Pieces the alert screen is laid out with. */
final class Panels {
    private Panels() {}

    static HBox row(String style, Node... parts) {
        HBox row = new HBox(parts);
        row.getStyleClass().add(style);
        return row;
    }

    static VBox panel(Node... parts) {
        VBox panel = new VBox(parts);
        panel.getStyleClass().addAll("panel", "stack");
        return panel;
    }

    static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
