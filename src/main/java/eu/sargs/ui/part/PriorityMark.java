package eu.sargs.ui.part;

import eu.sargs.watchlist.Priority;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A priority as shape, word and colour, in that order of trust: filled diamond, filled triangle, hollow square. */
public final class PriorityMark extends HBox {
    private final FontIcon glyph;

    public PriorityMark(Priority priority, Words words) {
        getStyleClass().add("mark");
        glyph = glyph(priority, "icon-20");
        Label word = new Label();
        word.textProperty().bind(words.caption(wordKey(priority)));
        word.getStyleClass().addAll("dense", style(priority) + "-text");
        word.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(glyph, word);
    }

    /** The part of it that may blink. */
    public FontIcon glyph() {
        return glyph;
    }

    public static FontIcon glyph(Priority priority, String... styles) {
        FontIcon icon = Icon.of(
                switch (priority) {
                    case HIGH -> "mdi2a-alert-rhombus";
                    case MEDIUM -> "mdi2a-alert";
                    case LOW -> "mdi2a-alert-box-outline";
                },
                styles);
        icon.getStyleClass().add(style(priority) + "-mark");
        return icon;
    }

    /** Text key of its word. */
    public static String wordKey(Priority priority) {
        return switch (priority) {
            case HIGH -> "part.priority.high";
            case MEDIUM -> "part.priority.medium";
            case LOW -> "part.priority.low";
        };
    }

    /** {@code high}, {@code medium}, {@code low}: the stem of its style classes. */
    public static String style(Priority priority) {
        return priority.name().toLowerCase(Locale.ROOT);
    }
}
