package eu.sargs.ui.peer;

import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Small pieces that the panels of this page share. */
final class Parts {
    private Parts() {}

    static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
    }

    static Button button(Words words, String id, String key) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(words.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** With its key beside its name. */
    static Button button(Words words, String id, String key, String icon, String keys) {
        HBox face = new HBox(Icon.of(icon), words.label(key, "medium"), new KeyCap(keys));
        face.getStyleClass().add("button-face");
        Button button = new Button();
        button.setId(id);
        button.setGraphic(face);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Label text(String text, String... styles) {
        Label label = wrapped(new Label(text));
        label.getStyleClass().addAll(styles);
        return label;
    }

    static Label note(Words words, String key) {
        return wrapped(words.label(key, "form-note"));
    }

    static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** Eight words, numbered, in two columns: read line by line, left before right. */
    static GridPane fingerprint(List<String> said) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fingerprint");
        for (int i = 0; i < said.size(); i++) {
            Label number = new Label(String.valueOf(i + 1));
            number.getStyleClass().addAll("dense", "text-3");
            number.setMinWidth(Region.USE_PREF_SIZE);
            Label word = new Label(said.get(i));
            word.getStyleClass().add("fingerprint-word");
            word.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(number, i % 2 * 2, i / 2);
            grid.add(word, i % 2 * 2 + 1, i / 2);
        }
        return grid;
    }

    /** Names on the left, what they are on the right, which may take several lines. */
    static GridPane facts() {
        GridPane facts = new GridPane();
        facts.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        facts.getColumnConstraints().setAll(names, values);
        return facts;
    }

    static void fact(GridPane facts, Words words, String key, String value) {
        if (!value.isEmpty()) {
            fact(facts, words, key, text(value));
        }
    }

    static void fact(GridPane facts, Words words, String key, Node value) {
        Label name = words.label(key, "dense", "text-3");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        facts.addRow(facts.getRowCount(), name, value);
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
