package eu.sargs.ui.map;

import eu.sargs.camera.CameraId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The one card beside the mark that is pointed at, or beside the hit that has just come; placed where nothing else lies. */
final class Cards extends Pane {
    private static final double EDGE = 12;
    private static final double FROM_CAMERA = 20;
    private static final double FROM_HIT = 52;

    private final CameraCard cameraCard;
    private final HitCard hitCard;
    private List<Region> others = List.of();
    private CameraId announced;
    private boolean dismissed;
    private Node last;

    Cards(CameraCard cameraCard, HitCard hitCard) {
        this.cameraCard = cameraCard;
        this.hitCard = hitCard;
        setPickOnBounds(false);
        getChildren().addAll(cameraCard, hitCard);
        cameraCard.setVisible(false);
        hitCard.setVisible(false);
    }

    void keepClearOf(Region... panels) {
        others = List.of(panels);
    }

    /** Shows this hit's card until it is dismissed or the hit ends. */
    void announce(CameraId site) {
        announced = site;
    }

    /** @return whether there was a card to put away */
    boolean dismiss() {
        boolean any = cameraCard.isVisible() || hitCard.isVisible();
        announced = null;
        dismissed = true;
        cameraCard.setVisible(false);
        hitCard.setVisible(false);
        return any;
    }

    void show(Optional<Node> pointed, MapViewModel model, Marks marks, Instant now) {
        Node mark = pointed.orElse(null);
        if (mark != last) {
            last = mark;
            dismissed = false;
        }
        CameraId camera = !dismissed && mark instanceof CameraMark one ? one.camera() : null;
        CameraId hit = !dismissed && mark instanceof HitMark one ? one.camera() : null;
        if (camera == null && hit == null) {
            hit = announced;
        }
        show(cameraCard, find(model, camera), spot -> cameraCard.show(spot, now), marks, camera, FROM_CAMERA);
        show(hitCard, findHit(model, hit), spot -> hitCard.show(spot, now), marks, hit, FROM_HIT);
    }

    private <T> void show(
            Region card,
            Optional<T> spot,
            java.util.function.Consumer<T> fill,
            Marks marks,
            CameraId site,
            double away) {
        Optional<Spread.Point> at = site == null ? Optional.empty() : marks.at(site);
        boolean inside = at.filter(point ->
                        point.x() >= 0 && point.y() >= 0 && point.x() <= getWidth() && point.y() <= getHeight())
                .isPresent();
        card.setVisible(spot.isPresent() && inside);
        if (card.isVisible()) {
            fill.accept(spot.get());
            card.applyCss();
            card.autosize();
            place(card, at.get(), away);
        }
    }

    private static Optional<MapViewModel.CameraSpot> find(MapViewModel model, CameraId id) {
        return model.cameras().stream()
                .filter(spot -> spot.camera().id().equals(id))
                .findFirst();
    }

    private static Optional<MapViewModel.HitSpot> findHit(MapViewModel model, CameraId id) {
        return model.hits().stream()
                .filter(spot -> spot.camera().id().equals(id))
                .findFirst();
    }

    /** Below to the right where it fits, else the next corner round; never over another panel where there is a choice. */
    private void place(Region card, Spread.Point at, double away) {
        double width = card.getWidth();
        double height = card.getHeight();
        double[][] corners = {
            {at.x() + away, at.y() + away},
            {at.x() + away, at.y() - away - height},
            {at.x() - away - width, at.y() + away},
            {at.x() - away - width, at.y() - away - height},
        };
        double[] best = corners[0];
        for (double[] corner : corners) {
            if (fits(corner[0], corner[1], width, height)) {
                best = corner;
                break;
            }
        }
        double x = Math.clamp(best[0], EDGE, Math.max(EDGE, getWidth() - width - EDGE));
        double y = Math.clamp(best[1], EDGE, Math.max(EDGE, getHeight() - height - EDGE));
        card.relocate(Math.rint(x), Math.rint(y));
    }

    private boolean fits(double x, double y, double width, double height) {
        Bounds card = new BoundingBox(x, y, width, height);
        return x >= EDGE
                && y >= EDGE
                && x + width <= getWidth() - EDGE
                && y + height <= getHeight() - EDGE
                && others.stream().noneMatch(other -> other.getBoundsInParent().intersects(card));
    }
}
