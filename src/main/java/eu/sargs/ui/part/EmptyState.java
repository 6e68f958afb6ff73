package eu.sargs.ui.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What an empty screen says: what is not there yet and what to do first. */
public final class EmptyState extends VBox {
    /** @param actions buttons that do it */
    public EmptyState(Words words, String icon, String titleKey, String hintKey, Node... actions) {
        getStyleClass().add("empty-state");
        Label title = words.label(titleKey, "strong");
        Label hint = words.label(hintKey, "text-2");
        hint.setWrapText(true);
        hint.setTextAlignment(TextAlignment.CENTER);
        hint.setAlignment(Pos.CENTER);
        hint.setMaxWidth(480);
        getChildren().addAll(Icon.of(icon), title, hint);
        getChildren().addAll(actions);
    }
}
