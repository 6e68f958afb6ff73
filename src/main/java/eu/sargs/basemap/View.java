package eu.sargs.basemap;

/**
 * The window that is drawn: a rectangle of the world at one zoom, in pixels at 100 % ("points"). The painter scales points to the
 * picture's pixels.
 *
 * @param zoom of the tiles
 * @param left of the window in the world, points
 * @param top of the window in the world, points
 * @param width points
 * @param height points
 */
record View(int zoom, double left, double top, double width, double height) {
    static View ofTile(int z, int x, int y) {
        return new View(
                z, (double) x * BaseMap.TILE, (double) y * BaseMap.TILE, (double) BaseMap.TILE, (double) BaseMap.TILE);
    }

    double worldSide() {
        return Mercator.side(zoom);
    }

    /** World x (0 to 1) to points from the window's left. */
    double px(double worldX) {
        return worldX * worldSide() - left;
    }

    double py(double worldY) {
        return worldY * worldSide() - top;
    }

    /** The window in world units, grown by a margin in points. */
    Box box(double margin) {
        double side = worldSide();
        return new Box(
                (left - margin) / side,
                (top - margin) / side,
                (left + width + margin) / side,
                (top + height + margin) / side);
    }
}
