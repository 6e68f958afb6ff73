package eu.sargs.ui.part;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Says in a picture's place why there is none: damaged, or not kept. FX thread. */
public final class PictureNote extends Label {
    /** @param answer one without a picture */
    public PictureNote(PictureCache.Answer answer, Words words) {
        getStyleClass().add("picture-note");
        setWrapText(true);
        setManaged(false);
        textProperty().bind(words.text(answer.fault().isPresent() ? "part.picture.damaged" : "part.picture.missing"));
        answer.fault().ifPresent(fault -> setTooltip(new Tooltip(words.get(fault))));
    }

    /** In the middle of its place. */
    public void fit(double width, double height) {
        double wide = Math.min(width, snapSizeX(prefWidth(-1)));
        double high = Math.min(height, snapSizeY(prefHeight(wide)));
        resizeRelocate(snapPositionX((width - wide) / 2), snapPositionY((height - high) / 2), wide, high);
    }
}
