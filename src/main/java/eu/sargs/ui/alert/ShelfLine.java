package eu.sargs.ui.alert;

import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** At the foot of the rail: how many alerts are on the shelf, and when the next comes back. Leads to them. */
final class ShelfLine extends Button {
    private final Desk desk;
    private final Label text = new Label();

    ShelfLine(Desk desk, Runnable open) {
        this.desk = desk;
        setId("rail-shelf");
        getStyleClass().add("shelf-foot");
        text.getStyleClass().addAll("dense", "text-2");
        text.setWrapText(true);
        text.setMinWidth(0);
        HBox face = new HBox(Icon.of("mdi2b-bell-sleep-outline"), text);
        face.getStyleClass().add("button-face");
        setGraphic(face);
        setMaxWidth(Double.MAX_VALUE);
        setOnAction(e -> open.run());
        show(Optional.empty());
    }

    void show(Optional<RailState.Shelf> shelf) {
        setVisible(shelf.isPresent());
        setManaged(shelf.isPresent());
        shelf.ifPresent(one -> {
            text.setText(desk.words()
                    .get("alert.rail.shelf", one.count(), desk.times().minute(one.next())));
            setAccessibleText(text.getText());
        });
    }
}
