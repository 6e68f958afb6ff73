package eu.sargs.ui.part;

import eu.sargs.platform.Fault;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A column of labelled fields, and one line below that says what is wrong and what to do. */
public final class Form extends VBox {
    private final Words words;
    private final HBox trouble = new HBox();
    private Optional<Fault> fault = Optional.empty();

    public Form(Words words) {
        this.words = words;
        getStyleClass().add("form");
        trouble.getStyleClass().add("form-fault");
        hide(trouble, true);
        words.textsProperty().addListener((o, was, is) -> show(fault));
    }

    /** Adds a field under its label. */
    public Form field(String labelKey, Node field) {
        Label label = words.label(labelKey, "form-label");
        label.setLabelFor(field);
        VBox both = new VBox(label, field);
        both.getStyleClass().add("form-field");
        getChildren().add(both);
        return this;
    }

    /** Adds a field under its label with a note below it. */
    public Form field(String labelKey, Node field, Node note) {
        field(labelKey, field);
        ((VBox) getChildren().getLast()).getChildren().add(note);
        return this;
    }

    /** Adds several fields side by side, in equal shares. */
    public Form row(Node... fields) {
        HBox row = new HBox(fields);
        row.getStyleClass().add("form-row");
        for (Node field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        getChildren().add(row);
        return this;
    }

    /** One labelled field for {@link #row}. */
    public Node labelled(String labelKey, Node field) {
        Label label = words.label(labelKey, "form-label");
        label.setLabelFor(field);
        VBox both = new VBox(label, field);
        both.getStyleClass().add("form-field");
        both.setMinWidth(0);
        both.setPrefWidth(160);
        return both;
    }

    /** Adds anything else: a note, buttons. */
    public Form add(Node node) {
        getChildren().add(node);
        return this;
    }

    /** Adds the line where faults are shown. */
    public Form faultHere() {
        getChildren().add(trouble);
        return this;
    }

    /** The line where faults are shown, for a place that does not scroll away. */
    public Node faultLine() {
        return trouble;
    }

    /** Shows a fault's sentence and code, or nothing. */
    public void show(Optional<Fault> found) {
        fault = found;
        trouble.getChildren().clear();
        found.ifPresent(one -> {
            Label text = new Label(words.get(one));
            text.setWrapText(true);
            text.getStyleClass().add("form-error");
            text.setMinWidth(0);
            text.setMinHeight(USE_PREF_SIZE);
            HBox.setHgrow(text, Priority.ALWAYS);
            trouble.getChildren().setAll(Icon.of("mdi2i-information-outline", "icon-20"), text);
        });
        hide(trouble, found.isEmpty());
    }

    private static void hide(Node node, boolean hidden) {
        node.setVisible(!hidden);
        node.setManaged(!hidden);
    }
}
