package eu.sargs.ui.wall;

import java.util.List;
import javafx.scene.layout.Pane;

/** Tiles side by side in a square, 6 apart, on whole pixels, so that no picture needs to be scaled by the screen. */
final class TileGrid extends Pane {
    private static final double GAP = 6;

    private int across = 1;

    TileGrid() {
        getStyleClass().add("tile-grid");
        setMinSize(0, 0);
    }

    /** @param across tiles in a row, and rows */
    void arrange(List<? extends javafx.scene.Node> tiles, int across) {
        this.across = across;
        if (!getChildren().equals(tiles)) {
            getChildren().setAll(tiles);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        double stepX = (width + GAP) / across;
        double stepY = (height + GAP) / across;
        for (int i = 0; i < getChildren().size(); i++) {
            double x = snapPositionX(left + i % across * stepX);
            double y = snapPositionY(top + i / across * stepY);
            double right = snapPositionX(left + (i % across + 1) * stepX - GAP);
            double bottom = snapPositionY(top + (i / across + 1) * stepY - GAP);
            getChildren().get(i).resizeRelocate(x, y, right - x, bottom - y);
        }
    }
}
