package eu.sargs.ui.map;

import com.gluonhq.maps.MapView;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * The tiles under everything, and the mouse on them. Where to look is the view model's to say: gluon-maps' own dragging
 * and zooming is replaced, since it lands between zooms, where tiles are scaled and blurred.
 */
final class MapGround extends Region {
    /** Wheel travel that makes one step of zoom, in pixels of scrolling; a mouse's notch is 40, a touch pad sends many small ones. */
    private static final double SCROLL_STEP = 40;

    /** A pinch that grows or shrinks by this much makes one step of zoom. */
    private static final double PINCH_STEP = 1.5;

    /** Tiles handed out after which the view is made anew: gluon-maps keeps every tile it ever had. */
    private static final int MOST_TILES = 400;

    private final MapViewModel model;
    private final MapTiles tiles;
    private MapView view;
    private double dragX;
    private double dragY;
    private boolean dragged;
    private double scrolled;
    private double pinched = 1;

    MapGround(MapViewModel model, MapTiles tiles) {
        this.model = model;
        this.tiles = tiles;
        getStyleClass().add("map-ground");
    }

    /** Looks where the model looks; before the first {@link #renew}, nowhere: no tiles are drawn that nobody will see. */
    void follow() {
        if (view == null) {
            return;
        }
        if (tiles.alive() > MOST_TILES) {
            renew();
            return;
        }
        look();
    }

    /** A new view that asks for all its tiles again, after their size has changed or too many were kept. */
    void renew() {
        view = new MapView();
        listen();
        getChildren().setAll(view);
        look();
        requestLayout();
    }

    private void look() {
        Viewport viewport = model.viewport();
        if (viewport.width() <= 0) {
            return;
        }
        view.setZoom(viewport.zoom());
        view.setCenter(viewport.middle().lat(), viewport.middle().lon());
    }

    @Override
    protected void layoutChildren() {
        for (Node child : getChildren()) {
            child.resizeRelocate(0, 0, getWidth(), getHeight());
        }
        model.resize(getWidth(), getHeight());
    }

    private void listen() {
        view.setOnMousePressed(this::press);
        view.setOnMouseDragged(this::drag);
        view.setOnMouseReleased(null);
        view.setOnMouseClicked(this::click);
        view.setOnScroll(this::scroll);
        view.setOnZoomStarted(e -> pinched = 1);
        view.setOnZoomFinished(null);
        view.setOnZoom(e -> {
            pinched *= e.getZoomFactor();
            if (pinched >= PINCH_STEP || pinched <= 1 / PINCH_STEP) {
                model.zoom(pinched > 1 ? 1 : -1, e.getX(), e.getY());
                pinched = 1;
            }
            e.consume();
        });
    }

    private void press(MouseEvent e) {
        dragX = e.getX();
        dragY = e.getY();
        dragged = false;
    }

    private void drag(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY) {
            model.pan(dragX - e.getX(), dragY - e.getY());
            dragX = e.getX();
            dragY = e.getY();
            dragged = true;
        }
    }

    private void click(MouseEvent e) {
        if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY && !dragged) {
            model.zoom(1, e.getX(), e.getY());
        }
    }

    private void scroll(ScrollEvent e) {
        e.consume();
        // What a touch pad still sends after the fingers are off would run through all zooms.
        if (e.isInertia()) {
            return;
        }
        scrolled = Math.signum(e.getDeltaY()) == Math.signum(scrolled) ? scrolled + e.getDeltaY() : e.getDeltaY();
        if (Math.abs(scrolled) >= SCROLL_STEP) {
            model.zoom(scrolled > 0 ? 1 : -1, e.getX(), e.getY());
            scrolled = 0;
        }
    }
}
