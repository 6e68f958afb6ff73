package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.WatchEntry;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What the watchlist entry says, as it stood when it rang, beside reason, priority and guidance, which stand elsewhere. */
final class EntryPanel extends VBox {
    private final Desk desk;

    EntryPanel(Desk desk) {
        this.desk = desk;
        getStyleClass().addAll("panel", "stack", "entry-panel");
    }

    void show(Alert alert) {
        Words words = desk.words();
        WatchEntry entry = alert.entry();
        GridPane facts = new GridPane();
        facts.getStyleClass().add("facts");
        int row = 0;
        PlateLabel pattern = new PlateLabel(PlateLabel.Size.BODY);
        pattern.show(entry.pattern());
        row = add(facts, row, "alert.entry.pattern", pattern);
        if (!entry.owner().isBlank()) {
            row = add(facts, row, "alert.entry.owner", new Label(entry.owner()));
        }
        Optional<String> sounds = AlertWords.soundsAt(alert, desk);
        if (sounds.isPresent()) {
            row = add(facts, row, "alert.entry.sounds", new Label(words.get("alert.entry.silent-here", sounds.get())));
        }
        add(
                facts,
                row,
                "alert.entry.valid",
                new Label(entry.validTo()
                        .map(to -> words.get("alert.entry.until", desk.times().date(to)))
                        .orElse(words.get("alert.entry.open-end"))));
        getChildren().setAll(Panels.row("panel-header", words.label("alert.entry.title", "strong")), facts);
    }

    private int add(GridPane facts, int row, String key, javafx.scene.Node value) {
        Label name = desk.words().label(key, "text-2");
        name.setMinWidth(USE_PREF_SIZE);
        if (value instanceof Label text) {
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
        }
        facts.addRow(row, name, value);
        return row + 1;
    }
}
