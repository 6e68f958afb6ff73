package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.ui.part.Desk;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What to do, step by step, as the owner of the entry wrote it. */
final class GuidancePanel extends VBox {
    private final Desk desk;

    GuidancePanel(Desk desk) {
        this.desk = desk;
        getStyleClass().addAll("panel", "stack");
    }

    void show(Alert alert) {
        List<String> steps = alert.entry()
                .guidance()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        Label edition = new Label(
                desk.words().get("alert.guidance.edition", alert.entry().edition()));
        edition.getStyleClass().addAll("dense", "text-3");
        edition.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .setAll(Panels.row(
                        "panel-header", desk.words().label("alert.guidance.title", "strong"), Panels.gap(), edition));
        GridPane lines = new GridPane();
        lines.getStyleClass().add("guidance");
        if (steps.isEmpty()) {
            steps = List.of(
                    desk.words().get("alert.guidance.compare"), desk.words().get("alert.guidance.decide"));
        }
        for (int i = 0; i < steps.size(); i++) {
            Label number = new Label(i + 1 + ".");
            number.getStyleClass().add("text-3");
            number.setMinWidth(USE_PREF_SIZE);
            Label step = new Label(steps.get(i));
            step.setWrapText(true);
            step.setMinHeight(USE_PREF_SIZE);
            lines.addRow(i, number, step);
        }
        getChildren().add(lines);
    }
}
