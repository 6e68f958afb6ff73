package eu.sargs.ui.map;

import eu.sargs.basemap.BaseMap;
import eu.sargs.basemap.Mercator;
import java.util.List;

/**
 * The window on the map: whole zooms only, so that tiles, lines and letters are drawn one to one, and whole pixels only,
 * so that they stay sharp. Immutable; its middle never leaves the region.
 *
 * @param zoom {@link #CLOSEST} to {@link #WIDEST}
 * @param left of the window in the world at this zoom, pixels
 * @param top of the window in the world at this zoom, pixels
 * @param width pixels
 * @param height pixels
 */
record Viewport(int zoom, double left, double top, double width, double height) {
    static final int WIDEST = 7;
    static final int CLOSEST = BaseMap.MAX_ZOOM;

    /** A single camera is shown with its surroundings. */
    private static final int CLOSEST_FIT = 11;

    private static final double WEST = 22.3;
    private static final double EAST = 31.2;
    private static final double SOUTH = 53.7;
    private static final double NORTH = 58.4;

    /** A place. @param lat degrees north @param lon degrees east */
    record Spot(double lat, double lon) {}

    /** Room kept free of what must be seen, in pixels: panels lie there. */
    record Insets(double top, double right, double bottom, double left) {}

    Viewport {
        zoom = Math.clamp(zoom, WIDEST, CLOSEST);
        double side = Mercator.side(zoom);
        double middleX = Math.clamp(left + width / 2, Mercator.x(WEST) * side, Mercator.x(EAST) * side);
        double middleY = Math.clamp(top + height / 2, Mercator.y(NORTH) * side, Mercator.y(SOUTH) * side);
        left = Math.rint(middleX - width / 2);
        top = Math.rint(middleY - height / 2);
    }

    static Viewport around(Spot spot, int zoom, double width, double height) {
        double side = Mercator.side(Math.clamp(zoom, WIDEST, CLOSEST));
        return new Viewport(
                zoom,
                Mercator.x(spot.lon()) * side - width / 2,
                Mercator.y(spot.lat()) * side - height / 2,
                width,
                height);
    }

    /** The closest window that holds all the spots. */
    static Viewport fitting(List<Spot> spots, double width, double height, Insets free) {
        double minX = spots.stream().mapToDouble(s -> Mercator.x(s.lon())).min().orElseThrow();
        double maxX = spots.stream().mapToDouble(s -> Mercator.x(s.lon())).max().orElseThrow();
        double minY = spots.stream().mapToDouble(s -> Mercator.y(s.lat())).min().orElseThrow();
        double maxY = spots.stream().mapToDouble(s -> Mercator.y(s.lat())).max().orElseThrow();
        double roomX = Math.max(1, width - free.left() - free.right());
        double roomY = Math.max(1, height - free.top() - free.bottom());
        int zoom = CLOSEST_FIT;
        while (zoom > WIDEST
                && ((maxX - minX) * Mercator.side(zoom) > roomX || (maxY - minY) * Mercator.side(zoom) > roomY)) {
            zoom--;
        }
        double side = Mercator.side(zoom);
        return new Viewport(
                zoom,
                (minX + maxX) / 2 * side - free.left() - roomX / 2,
                (minY + maxY) / 2 * side - free.top() - roomY / 2,
                width,
                height);
    }

    double x(double lon) {
        return Mercator.x(lon) * Mercator.side(zoom) - left;
    }

    double y(double lat) {
        return Mercator.y(lat) * Mercator.side(zoom) - top;
    }

    Spot middle() {
        double side = Mercator.side(zoom);
        return new Spot(Mercator.lat((top + height / 2) / side), Mercator.lon((left + width / 2) / side));
    }

    double metresPerPixel() {
        return Mercator.metresPerPixel(middle().lat(), zoom);
    }

    boolean holds(Spot spot) {
        double x = x(spot.lon());
        double y = y(spot.lat());
        return x >= 0 && x <= width && y >= 0 && y <= height;
    }

    /** The land moves under the window, as when it is dragged the other way. */
    Viewport moved(double dx, double dy) {
        return new Viewport(zoom, left + dx, top + dy, width, height);
    }

    /** Keeps what lies at a point of the window where it is. */
    Viewport zoomed(int to, double x, double y) {
        int reached = Math.clamp(to, WIDEST, CLOSEST);
        double grown = Math.pow(2, reached - zoom);
        return new Viewport(reached, (left + x) * grown - x, (top + y) * grown - y, width, height);
    }

    /** Keeps the middle in the middle. */
    Viewport resized(double newWidth, double newHeight) {
        return new Viewport(zoom, left + (width - newWidth) / 2, top + (height - newHeight) / 2, newWidth, newHeight);
    }
}
