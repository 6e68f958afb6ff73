package eu.sargs.basemap;

/** Web Mercator: the world as a square of side 1, x from 180° W eastwards, y from 85.05° N southwards. Degrees are WGS 84. */
public final class Mercator {
    /** Equator's length in metres over a tile's 256 pixels: metres a pixel at zoom 0 on the equator. */
    private static final double EQUATOR_METRES_PER_PIXEL = 40_075_016.686 / BaseMap.TILE;

    private Mercator() {}

    public static double x(double lon) {
        return (lon + 180) / 360;
    }

    public static double y(double lat) {
        double phi = Math.toRadians(lat);
        return (1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2;
    }

    public static double lon(double x) {
        return x * 360 - 180;
    }

    public static double lat(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }

    /** Side of the whole world at a zoom, in pixels at 100 %. */
    public static double side(double zoom) {
        return BaseMap.TILE * Math.pow(2, zoom);
    }

    /** Metres on the ground for one pixel at 100 %, at this latitude. */
    public static double metresPerPixel(double lat, double zoom) {
        return EQUATOR_METRES_PER_PIXEL * Math.cos(Math.toRadians(lat)) / Math.pow(2, zoom);
    }
}
