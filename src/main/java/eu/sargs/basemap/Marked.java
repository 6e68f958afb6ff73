package eu.sargs.basemap;

import java.util.List;

/** What will be drawn over the map, cameras say: names keep clear of it where they can. Always answers the same; any thread. */
@FunctionalInterface
public interface Marked {
    Marked NOTHING = zoom -> List.of();

    /**
     * A mark, in pixels of the world at a zoom, at 100 %.
     *
     * @param x of its middle
     * @param y likewise
     */
    record Mark(double x, double y, double radius) {}

    List<Mark> at(int zoom);
}
