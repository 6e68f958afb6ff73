package eu.sargs.ui.peer;

import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One way of the stick, out to a station or in from one: what it is for, a button, and what came of it, in words. */
final class StickPanel extends VBox {
    private final Words words;
    private final Button button;
    private final Label result = Parts.text("", "form-note");
    private final Form form;
    /** Text key and arguments of what is told now, so that it follows the language. */
    private Optional<Object[]> told = Optional.empty();

    /**
     * @param id of its button
     * @param texts begin of its keys, {@code peer.stick.out}; {@code -note} says what it is for
     */
    StickPanel(String id, String texts, Desk desk) {
        words = desk.words();
        getStyleClass().add("stack");
        button = Parts.button(words, id, texts);
        result.setId(id + "-result");
        result.getStyleClass().setAll("label", "text-1");
        form = new Form(words)
                .add(words.label("peer.stick.title", "semibold"))
                .add(Parts.note(words, texts + "-note"))
                .add(button)
                .faultHere()
                .add(result);
        getChildren().setAll(form);
        words.textsProperty().addListener((o, was, is) -> redraw());
        redraw();
    }

    void onAction(Runnable action) {
        button.setOnAction(e -> action.run());
    }

    /** @param key what is told in place of what was */
    void tell(String key, Object... arguments) {
        form.show(Optional.empty());
        Object[] all = new Object[arguments.length + 1];
        all[0] = key;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        told = Optional.of(all);
        redraw();
    }

    void tell(Fault fault) {
        clear();
        form.show(Optional.of(fault));
    }

    void clear() {
        form.show(Optional.empty());
        told = Optional.empty();
        redraw();
    }

    private void redraw() {
        result.setText(told.map(all -> words.get((String) all[0], java.util.Arrays.copyOfRange(all, 1, all.length)))
                .orElse(""));
        Parts.show(result, told.isPresent());
    }
}
