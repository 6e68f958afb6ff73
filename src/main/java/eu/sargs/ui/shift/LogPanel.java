package eu.sargs.ui.shift;

import eu.sargs.shift.LogLine;
import eu.sargs.shift.ShiftNews;
import eu.sargs.ui.part.Desk;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The log, the latest first; however long it is, only what is in sight is drawn. FX thread. */
final class LogPanel extends VBox {
    private final ShiftDesk shift;
    private final Desk desk;
    private final LogWords says;
    private final ListView<LogLine> list = new ListView<>();
    private final Label asOf = new Label();
    private Consumer<ShiftNews.Written> correcting = entry -> {};

    LogPanel(ShiftDesk shift, Desk desk) {
        this.shift = shift;
        this.desk = desk;
        says = new LogWords(desk);
        getStyleClass().addAll("panel", "flush");
        list.setId("shift-log");
        list.setItems(shift.log());
        list.setCellFactory(view -> new Line());
        list.accessibleTextProperty().bind(desk.words().text("shift.log.title"));
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && !e.isControlDown() && chosen().isPresent()) {
                correcting.accept(chosen().get());
                e.consume();
            }
        });
        Label none = desk.words().label("shift.log.empty", "text-2");
        none.setWrapText(true);
        list.setPlaceholder(none);
        VBox.setVgrow(list, Priority.ALWAYS);
        asOf.getStyleClass().addAll("dense", "text-3");
        asOf.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(desk.words().label("shift.log.title", "strong"), gap, asOf);
        head.getStyleClass().add("shift-panel-head");
        getChildren().setAll(head, list);
        shift.asOfProperty().addListener((o, was, is) -> showAsOf());
        desk.words().each(() -> {
            showAsOf();
            list.refresh();
        });
    }

    private void showAsOf() {
        asOf.setText(shift.asOfProperty()
                .get()
                .map(time -> desk.words().get("shift.as-of", desk.times().clock(time)))
                .orElse(""));
    }

    /** Told the officer's entry that whoever sits here wants to put right. */
    void onCorrect(Consumer<ShiftNews.Written> told) {
        correcting = told;
    }

    private Optional<ShiftNews.Written> chosen() {
        return list.getSelectionModel().getSelectedItem() instanceof LogLine.Wrote wrote
                ? Optional.of(wrote.entry())
                : Optional.empty();
    }

    void focus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
    }

    private final class Line extends ListCell<LogLine> {
        private final Label time = new Label();
        private final StackPane glyph = new StackPane();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final HBox row;

        Line() {
            time.getStyleClass().addAll("text-2", "shift-time");
            time.setMinWidth(USE_PREF_SIZE);
            glyph.getStyleClass().add("shift-glyph");
            title.setWrapText(true);
            title.setMinHeight(USE_PREF_SIZE);
            title.getStyleClass().add("medium");
            detail.setWrapText(true);
            detail.setMinHeight(USE_PREF_SIZE);
            detail.getStyleClass().addAll("dense", "text-2");
            VBox lines = new VBox(title, detail);
            lines.getStyleClass().add("shift-lines");
            lines.setMinWidth(0);
            HBox.setHgrow(lines, Priority.ALWAYS);
            row = new HBox(time, glyph, lines);
            row.getStyleClass().add("shift-row");
            setPrefWidth(0); // so that texts wrap and the list never scrolls sideways
        }

        @Override
        protected void updateItem(LogLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            time.setText(desk.times().lately(line.at(), desk.ticker().now()));
            glyph.getChildren().setAll(LogWords.glyph(line));
            title.setText(says.title(line));
            String more = says.detail(line);
            detail.setText(more);
            detail.setVisible(!more.isEmpty());
            detail.setManaged(!more.isEmpty());
            setAccessibleText(time.getText() + " " + title.getText() + " " + more);
            setGraphic(row);
        }
    }
}
