package eu.sargs.ui.shell;

import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All keys on one sheet, over the content area only: rail, clock and mute state stay in sight. */
final class ShortcutSheet extends StackPane {
    private record Line(String keys, String textKey) {}

    private static final List<Line> EVERYWHERE = List.of(
            new Line("Ctrl ↓", "shell.shortcuts.rail"),
            new Line("Ctrl R", "shell.shortcuts.reads"),
            new Line("Ctrl M", "shell.shortcuts.mute"),
            new Line("Ctrl P", "shell.place.peers"),
            new Line("Ctrl J", "shell.place.record"),
            new Line("Ctrl E", "shell.place.evidence"),
            new Line("Ctrl L", "shell.officer.lock"),
            new Line("F11", "shell.shortcuts.full-screen"),
            new Line("?", "shell.shortcuts.sheet"),
            new Line("Esc", "shell.shortcuts.back"));
    private static final List<Line> ALERT = List.of(
            new Line("Enter", "shell.shortcuts.open"),
            new Line("Ctrl Enter", "shell.shortcuts.confirm"),
            new Line("Ctrl Del", "shell.shortcuts.reject"),
            new Line("Ctrl S", "shell.shortcuts.shelve"),
            new Line("Ctrl F", "shell.shortcuts.forward"),
            new Line("Ctrl K", "alert.evidence.keep"),
            new Line("1 – 8", "shell.shortcuts.outcome"),
            new Line("PgUp PgDn", "shell.shortcuts.trail"),
            new Line("+ −", "shell.shortcuts.zoom"),
            new Line("G", "shell.shortcuts.brighter"));
    private static final List<Line> PEERS =
            List.of(new Line("Ctrl N", "shell.shortcuts.pair"), new Line("Ctrl Enter", "shell.shortcuts.admit"));
    private static final List<Line> SHIFT = List.of(
            new Line("Ctrl Enter", "shell.shortcuts.shift-begin"),
            new Line("Ctrl N", "shell.shortcuts.new"),
            new Line("Enter", "shell.shortcuts.shift-correct"),
            new Line("Ctrl H", "shell.shortcuts.hand-over"));
    private static final List<Line> WATCHLIST = List.of(
            new Line("Ctrl N", "shell.shortcuts.new"),
            new Line("Ctrl I", "shell.shortcuts.import"),
            new Line("Ctrl F", "shell.shortcuts.find"));

    ShortcutSheet(List<Place> places, Words words, Runnable close) {
        getStyleClass().add("veil");
        Button away = new Button();
        away.textProperty().bind(words.text("shell.shortcuts.close"));
        away.setOnAction(e -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(words.label("shell.shortcuts.title", "title"), gap, away);
        header.setAlignment(Pos.CENTER_LEFT);
        List<Line> travel = places.stream()
                .filter(Place::onRail)
                .map(place -> new Line(place.key().getName(), place.titleKey()))
                .toList();
        HBox columns = new HBox(
                new VBox(
                        column("shell.shortcuts.places", travel, words),
                        column("shell.shortcuts.everywhere", EVERYWHERE, words)),
                new VBox(
                        column("shell.shortcuts.alert", ALERT, words),
                        column("shell.shortcuts.watchlist", WATCHLIST, words),
                        column("shell.place.peers", PEERS, words),
                        column("shell.place.shift", SHIFT, words)));
        columns.getStyleClass().add("sheet-columns");
        columns.getChildren().forEach(one -> one.getStyleClass().add("sheet-column"));
        VBox sheet = new VBox(header, columns);
        sheet.getStyleClass().addAll("panel", "sheet");
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(sheet);
        setOnMouseClicked(e -> {
            if (e.getTarget() == this) {
                close.run();
            }
        });
    }

    private static VBox column(String captionKey, List<Line> lines, Words words) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("sheet-grid");
        for (int i = 0; i < lines.size(); i++) {
            grid.addRow(
                    i, new KeyCap(lines.get(i).keys()), words.label(lines.get(i).textKey()));
        }
        VBox column = new VBox(words.captionLabel(captionKey), grid);
        column.getStyleClass().add("stack");
        return column;
    }
}
