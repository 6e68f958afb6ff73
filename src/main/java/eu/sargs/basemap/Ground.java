package eu.sargs.basemap;

import java.util.List;

/**
 * The region as one zoom needs it: lines thinned to what that zoom can show, small water left out. Computed once a zoom,
 * the same for every tile of it, so that neighbours meet.
 */
record Ground(
        int zoom,
        List<Region.Land> lands,
        List<Region.Border> borders,
        List<Region.Area> waters,
        List<Region.River> rivers,
        List<Region.Road> roads) {
    /** Points nearer than this, in pixels at 100 %, look the same. */
    private static final double THIN = 0.4;

    /** Roads are known to a kilometre at worst: drawn closer than this they would lie. */
    static final int LAST_ROAD_ZOOM = 11;

    private static final int FIRST_REGIONAL_ROAD_ZOOM = 8;

    static Ground of(Region region, int zoom) {
        double distance = THIN / Mercator.side(zoom);
        return new Ground(
                zoom,
                region.lands().stream()
                        .map(land -> new Region.Land(
                                land.code(),
                                land.home(),
                                land.areas().stream()
                                        .map(area -> thinned(area, distance))
                                        .toList()))
                        .toList(),
                region.borders().stream()
                        .map(border ->
                                new Region.Border(border.kind(), border.line().thinned(distance)))
                        .toList(),
                region.waters().stream()
                        .filter(water -> water.squareKilometres() >= smallestWater(zoom))
                        .map(water -> thinned(water.area(), distance))
                        .toList(),
                region.rivers().stream()
                        .filter(river -> zoom >= firstRiverZoom(river.level()))
                        .map(river ->
                                new Region.River(river.level(), river.line().thinned(distance)))
                        .toList(),
                region.roads().stream()
                        .filter(road -> zoom <= LAST_ROAD_ZOOM && (road.main() || zoom >= FIRST_REGIONAL_ROAD_ZOOM))
                        .map(road -> new Region.Road(
                                road.ref(), road.main(), road.line().thinned(distance)))
                        .toList());
    }

    /** Square kilometres; smaller lakes would be grains at this zoom. */
    private static double smallestWater(int zoom) {
        return switch (zoom) {
            case 0, 1, 2, 3, 4 -> 500;
            case 5 -> 30;
            case 6 -> 9;
            case 7 -> 3;
            case 8 -> 1;
            case 9 -> 0.5;
            default -> 0;
        };
    }

    private static int firstRiverZoom(int level) {
        return switch (level) {
            case 0, 1, 2 -> 5;
            case 3 -> 8;
            default -> 9;
        };
    }

    private static Region.Area thinned(Region.Area area, double distance) {
        return new Region.Area(
                area.rings().stream().map(ring -> ring.thinned(distance)).toList());
    }
}
