package eu.sargs.ui.part;

import org.kordamp.ikonli.javafx.FontIcon;

/** Icons by Ikonli literal; size and colour come from the theme's style classes. */
public final class Icon {
    private Icon() {}

    public static FontIcon of(String literal, String... styles) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().addAll(styles);
        return icon;
    }
}
