package eu.sargs.ui.peer;

import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One way of the stick, out to a station or in from one: what it is for, a button, and what came of it, in words. */
final class StickPanel extends VBox {
    private final Words words;
    private final Button button;
    private final Label result = Parts.text("", "form-note");
    private final Form form;
    /** Text key and arguments of what is told now, so that it follows the language. */
    private Optional<Object[]> told = Optional.empty();

    private final VBox refusals = new VBox();
    private List<Fault> refused = List.of();

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
                .add(result)
                .add(refusals);
        refusals.getStyleClass().add("stack");
        getChildren().setAll(form);
        words.textsProperty().addListener((o, was, is) -> redraw());
        redraw();
    }

    void onAction(Runnable action) {
        button.setOnAction(e -> action.run());
    }

    /** @param key what is told in place of what was */
    void tell(String key, Object... arguments) {
        tell(List.of(), key, arguments);
    }

    /** @param why parts were not taken, told below it */
    void tell(List<Fault> why, String key, Object... arguments) {
        form.show(Optional.empty());
        refused = List.copyOf(why);
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
        refused = List.of();
        redraw();
    }

    private void redraw() {
        result.setText(told.map(all -> words.get((String) all[0], java.util.Arrays.copyOfRange(all, 1, all.length)))
                .orElse(""));
        Parts.show(result, told.isPresent());
        refusals.getChildren().setAll(refused.stream().map(this::line).toList());
        Parts.show(refusals, !refused.isEmpty());
    }

    private HBox line(Fault why) {
        Label text = Parts.text(words.get(why), "form-error");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(Icon.of("mdi2i-information-outline", "icon-20"), text);
        line.getStyleClass().add("form-fault");
        return line;
    }
}
