package eu.sargs.basemap;

import java.util.List;

/** What is on the map of the border region, projected. Immutable. */
record Region(
        Box extent,
        List<Land> lands,
        List<Border> borders,
        List<Water> waters,
        List<River> rivers,
        List<Road> roads,
        List<Place> places) {

    /** A country's area. */
    record Land(String code, boolean home, List<Area> areas) {}

    /** A filled area: its outer ring and its holes. */
    record Area(List<Outline> rings) {
        Box box() {
            return rings.getFirst().box();
        }
    }

    /** What a border line parts. */
    enum BorderKind {
        /** The EU from its neighbours. */
        EXTERNAL,
        /** Two EU members. */
        INTERNAL,
        /** Two countries outside the EU. */
        FOREIGN
    }

    record Border(BorderKind kind, Outline line) {}

    /** @param squareKilometres 9999 for the sea */
    record Water(double squareKilometres, Area area) {}

    /** @param level 2 great, 3 middling, 4 small */
    record River(int level, Outline line) {}

    /** @param ref road number, empty where it has none */
    record Road(String ref, boolean main, Outline line) {}

    /**
     * @param rank 0 largest town, 6 village
     * @param home in the EU
     */
    record Place(String name, int rank, boolean station, boolean home, double x, double y) {}
}
