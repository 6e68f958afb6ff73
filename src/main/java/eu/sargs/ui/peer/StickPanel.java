package eu.sargs.ui.peer;

import eu.sargs.platform.Fault;
import eu.sargs.sync.Carried;
import eu.sargs.sync.Peer;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import java.util.stream.Stream;
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

    private final PeerWords peer;
    /** Why parts were not taken, and what lacks its content. */
    private final VBox lines = new VBox();

    private Optional<Carried> carried = Optional.empty();

    /**
     * @param id of its button
     * @param texts begin of its keys, {@code peer.stick.out}; {@code -note} says what it is for
     */
    StickPanel(String id, String texts, Desk desk) {
        words = desk.words();
        peer = new PeerWords(desk);
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
                .add(lines);
        lines.getStyleClass().add("stack");
        lines.setId(id + "-lines");
        getChildren().setAll(form);
        words.textsProperty().addListener((o, was, is) -> redraw());
        redraw();
    }

    void onAction(Runnable action) {
        button.setOnAction(e -> action.run());
    }

    /** @param key what is told in place of what was */
    void tell(String key, Object... arguments) {
        tell(Optional.empty(), key, arguments);
    }

    /** @param what came of it: what of it was not taken or lacks its content is told below */
    void tell(Carried what, String key, Object... arguments) {
        tell(Optional.of(what), key, arguments);
    }

    private void tell(Optional<Carried> what, String key, Object... arguments) {
        form.show(Optional.empty());
        carried = what;
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
        carried = Optional.empty();
        redraw();
    }

    private void redraw() {
        result.setText(told.map(all -> words.get((String) all[0], java.util.Arrays.copyOfRange(all, 1, all.length)))
                .orElse(""));
        Parts.show(result, told.isPresent());
        lines.getChildren()
                .setAll(carried.stream()
                        .flatMap(one -> Stream.concat(
                                one.why().stream().map(words::get),
                                one.lacking().stream().map(this::words)))
                        .map(StickPanel::line)
                        .toList());
        Parts.show(lines, !lines.getChildren().isEmpty());
    }

    private String words(Carried.Lacking lacking) {
        Peer.Missing missing = lacking.missing();
        return words.get(
                "peer.stick.lacking",
                lacking.station(),
                peer.moment(missing.since()),
                peer.moment(missing.until()),
                missing.events(),
                missing.exact());
    }

    private static HBox line(String said) {
        Label text = Parts.text(said, "form-error");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(Icon.of("mdi2i-information-outline", "icon-20"), text);
        line.getStyleClass().add("form-fault");
        return line;
    }
}
