package eu.sargs.ui.shift;

import eu.sargs.shift.ShiftNews;
import eu.sargs.shift.Shifts;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where an officer writes into the log, or puts right what stands there. FX thread. */
final class WritePanel extends VBox {
    private final ShiftDesk shift;
    private final Words words;
    private final Label title = new Label();
    private final Label count = new Label();
    private final TextArea text = new TextArea();
    private final CheckBox toHandOver = new CheckBox();
    private final Button write = new Button();
    private Optional<UUID> corrects = Optional.empty();

    WritePanel(ShiftDesk shift, Desk desk) {
        this.shift = shift;
        this.words = desk.words();
        getStyleClass().addAll("panel", "stack");
        title.getStyleClass().add("strong");
        count.getStyleClass().addAll("dense", "text-3");
        count.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(title, gap(), count);
        text.setId("shift-entry");
        text.setWrapText(true);
        text.setPrefRowCount(2);
        text.promptTextProperty().bind(words.text("shift.write.prompt"));
        text.accessibleTextProperty().bind(words.text("shift.write.title"));
        text.textProperty().addListener((o, was, is) -> showCount());
        toHandOver.setId("shift-entry-hand-over");
        toHandOver.textProperty().bind(words.text("shift.write.to-hand-over"));
        toHandOver.setMinWidth(USE_PREF_SIZE);
        write.setId("shift-entry-write");
        write.textProperty().bind(words.text("shift.write.write"));
        write.setGraphic(new KeyCap("Ctrl Enter"));
        write.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        write.setMinWidth(USE_PREF_SIZE);
        write.setOnAction(e -> write());
        HBox actions = new HBox(toHandOver, gap(), write);
        actions.getStyleClass().add("form-actions");
        getChildren().setAll(head, text, actions);
        shift.busyProperty().addListener((o, was, is) -> showCount());
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && e.isControlDown()) {
                write();
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE && corrects.isPresent()) {
                clear();
                e.consume();
            }
        });
        words.each(() -> {
            showTitle();
            showCount();
        });
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private void showTitle() {
        title.setText(words.get(corrects.isPresent() ? "shift.write.correct" : "shift.write.title"));
    }

    private void showCount() {
        int length = text.getText().strip().length();
        count.setText(words.get("shift.write.count", length, Shifts.LONGEST_ENTRY));
        write.setDisable(length == 0
                || length > Shifts.LONGEST_ENTRY
                || shift.busyProperty().get());
    }

    private void write() {
        if (!write.isDisabled()) {
            shift.write(text.getText(), toHandOver.isSelected(), corrects, this::clear);
        }
    }

    private void clear() {
        corrects = Optional.empty();
        text.clear();
        toHandOver.setSelected(false);
        showTitle();
    }

    /** A further entry that puts this one right; what it says is there to start from. */
    void correct(ShiftNews.Written entry) {
        corrects = Optional.of(entry.entry());
        text.setText(entry.text());
        toHandOver.setSelected(entry.toHandOver());
        showTitle();
        focus();
    }

    void focus() {
        text.requestFocus();
        text.end();
    }
}
