package eu.sargs.ui.part;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** A key as it is printed on keyboards, 18 high: {@code Ctrl Enter}. */
public final class KeyCap extends Label {
    /** @param keys as printed, {@code Ctrl Enter} */
    public KeyCap(String keys) {
        super(keys);
        getStyleClass().add("key-cap");
        setMinWidth(USE_PREF_SIZE);
    }

    public KeyCap(KeyCombination keys) {
        this(printed(keys));
    }

    static String printed(KeyCombination keys) {
        List<String> parts = new ArrayList<>();
        if (keys.getControl() == KeyCombination.ModifierValue.DOWN
                || keys.getShortcut() == KeyCombination.ModifierValue.DOWN) {
            parts.add("Ctrl");
        }
        if (keys.getShift() == KeyCombination.ModifierValue.DOWN) {
            parts.add("Shift");
        }
        parts.add(
                switch (keys instanceof KeyCodeCombination one ? one.getCode() : KeyCode.UNDEFINED) {
                    case ENTER -> "Enter";
                    case DELETE -> "Del";
                    case ESCAPE -> "Esc";
                    case SPACE -> "Space";
                    case UP -> "↑";
                    case DOWN -> "↓";
                    case LEFT -> "←";
                    case RIGHT -> "→";
                    case UNDEFINED -> keys.getDisplayText();
                    default -> ((KeyCodeCombination) keys).getCode().getName();
                });
        return String.join(" ", parts);
    }
}
