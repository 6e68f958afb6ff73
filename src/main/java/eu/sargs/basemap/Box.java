package eu.sargs.basemap;

/** A rectangle with its edges, in whatever units its owner uses. */
record Box(double minX, double minY, double maxX, double maxY) {
    boolean meets(Box other) {
        return minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY;
    }

    Box grown(double by) {
        return new Box(minX - by, minY - by, maxX + by, maxY + by);
    }

    double width() {
        return maxX - minX;
    }

    double height() {
        return maxY - minY;
    }
}
