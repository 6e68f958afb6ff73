package eu.sargs.ui.part;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;

/** A few choices side by side in one frame; one is always chosen, pressing it again keeps it. FX thread. */
public final class Segments<T> extends SegmentedButton {
    private final Map<T, ToggleButton> parts = new LinkedHashMap<>();
    private Consumer<T> chosen = choice -> {};
    private T choice;

    /** @param name what each choice is called; it may change */
    public Segments(List<T> choices, Function<T, ? extends ObservableValue<String>> name) {
        getStyleClass().add("segments");
        setMaxWidth(USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
        for (T one : choices) {
            ToggleButton part = new ToggleButton();
            part.textProperty().bind(name.apply(one));
            part.setMinWidth(USE_PREF_SIZE);
            part.setOnAction(e -> {
                choose(one);
                chosen.accept(one);
            });
            parts.put(one, part);
        }
        getButtons().setAll(parts.values());
    }

    /** Told what a person chooses, not what is set by {@link #choose}. */
    public void onChosen(Consumer<T> told) {
        chosen = told;
    }

    public void choose(T one) {
        choice = one;
        parts.forEach((each, part) -> part.setSelected(Objects.equals(each, one)));
    }

    /** What is chosen; null until something was. */
    public T choice() {
        return choice;
    }

    /** The button of one choice, for its id, glyph and spoken text. */
    public ToggleButton part(T one) {
        return parts.get(one);
    }
}
