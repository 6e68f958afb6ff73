package eu.sargs.ui.part;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** A small framed group in a bar: a glyph and a few words, 28 high. */
public final class Chip extends HBox {
    public Chip(Node... parts) {
        super(parts);
        getStyleClass().add("chip");
    }
}
