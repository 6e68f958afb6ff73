package eu.sargs.basemap;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Places the labels of one zoom, for the whole region at once and in a fixed order, so that no two cover each other and
 * every tile finds the same labels at the same spots. What finds no room is left out. Names of places and roads also keep
 * clear of what is drawn over the map.
 */
final class LabelLayout {
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    /** Free space kept around a label, in points. */
    private static final double AIR = 3;

    /** How much farther from its place a name goes that a mark would cover, in points. */
    private static final double PAST_A_MARK = 14;

    private static final double COUNTRY_SIZE = 14;
    private static final double COUNTRY_TRACKING = 7;
    private static final double COUNTRY_APART = 700;
    private static final double SHIELD_SIZE = 10;
    private static final double SHIELD_HEIGHT = 16;
    private static final double SHIELD_PADDING = 5;

    /** Points along the road from one shield to the next. */
    private static final double SHIELD_EVERY = 420;

    private static final double SHIELD_APART = 240;
    private static final double SHORTEST_SHIELDED_ROAD = 70;

    private final Region region;
    private final Ground ground;
    private final LabelFonts fonts;
    private final double side;
    private final List<Box> marked;
    private final List<Label> placed = new ArrayList<>();
    private final Map<String, List<double[]>> spots = new HashMap<>();

    private LabelLayout(Region region, Ground ground, LabelFonts fonts, Marked marked) {
        this.region = region;
        this.ground = ground;
        this.fonts = fonts;
        this.side = Mercator.side(ground.zoom());
        this.marked = marked.at(ground.zoom()).stream()
                .map(mark -> new Box(mark.x(), mark.y(), mark.x(), mark.y()).grown(mark.radius()))
                .toList();
    }

    static List<Label> of(Region region, Ground ground, LabelFonts fonts, CountryNames names, Marked marked) {
        LabelLayout layout = new LabelLayout(region, ground, fonts, marked);
        layout.places(-1, 1);
        layout.countries(names);
        layout.places(2, 3);
        layout.shields(true);
        layout.shields(false);
        layout.places(4, 6);
        return List.copyOf(layout.placed);
    }

    private void places(int firstRank, int lastRank) {
        region.places().stream()
                .filter(place -> rank(place) >= firstRank && rank(place) <= lastRank)
                .filter(place -> ground.zoom() >= firstZoom(place))
                .sorted(Comparator.comparingInt(LabelLayout::rank).thenComparing(Region.Place::name))
                .forEach(this::place);
    }

    /** Station towns come before everything else. */
    private static int rank(Region.Place place) {
        return place.station() ? -1 : place.rank();
    }

    private static int firstZoom(Region.Place place) {
        return switch (rank(place)) {
            case -1, 0 -> 6;
            case 1 -> 7;
            case 2 -> 8;
            case 3 -> 9;
            case 4, 5 -> 10;
            default -> 11;
        };
    }

    private void place(Region.Place place) {
        Label.PlaceLook look = place.station()
                ? Label.PlaceLook.STATION
                : switch (place.rank()) {
                    case 0 -> Label.PlaceLook.CITY;
                    case 1, 2, 3 -> Label.PlaceLook.TOWN;
                    default -> Label.PlaceLook.VILLAGE;
                };
        Font font = switch (look) {
            case STATION -> fonts.semibold().deriveFont(13.5f);
            case CITY -> fonts.medium().deriveFont(13.5f);
            case TOWN -> (place.rank() == 1 ? fonts.medium() : fonts.regular()).deriveFont(12f);
            case VILLAGE -> fonts.regular().deriveFont(11f);
        };
        GlyphVector glyphs = font.createGlyphVector(METRICS, place.name());
        double width = glyphs.getLogicalBounds().getWidth();
        double ascent = font.getSize2D() * 0.73;
        double descent = font.getSize2D() * 0.24;
        double x = Math.rint(place.x() * side);
        double y = Math.rint(place.y() * side);
        double gap = look == Label.PlaceLook.STATION ? 8 : 6;
        double beside = Math.rint(y + ascent / 2);
        List<Label.Place> ways = new ArrayList<>();
        // Farther off where a mark stands on the place itself.
        for (double off : new double[] {gap, gap + PAST_A_MARK}) {
            double[][] starts = {
                {x + off, beside},
                {x - off - width, beside},
                {x - width / 2, y - off - descent},
                {x - width / 2, y + off + ascent},
            };
            for (double[] start : starts) {
                double textX = Math.rint(start[0]);
                double textY = Math.rint(start[1]);
                Box text = new Box(textX, textY - ascent, textX + width, textY + descent);
                Box box = new Box(
                                Math.min(text.minX(), x - gap),
                                Math.min(text.minY(), y - gap),
                                Math.max(text.maxX(), x + gap),
                                Math.max(text.maxY(), y + gap))
                        .grown(AIR);
                if (free(box)) {
                    Label.Place way = new Label.Place(look, place.home(), x, y, glyphs.getOutline(), textX, textY, box);
                    if (unmarked(text)) {
                        placed.add(way);
                        return;
                    }
                    ways.add(way);
                }
            }
        }
        // A name that is partly covered is better than a station's town without one.
        if (look == Label.PlaceLook.STATION && !ways.isEmpty()) {
            placed.add(ways.getFirst());
        }
    }

    private void countries(CountryNames names) {
        if (ground.zoom() < 6) {
            return;
        }
        for (CountryNames.Spot spot : CountryNames.SPOTS) {
            String name = names.of(spot.country()).toUpperCase(Locale.ROOT);
            Font font = fonts.semibold().deriveFont((float) COUNTRY_SIZE);
            List<Shape> letters = new ArrayList<>();
            double along = 0;
            for (int i = 0; i < name.length(); i++) {
                GlyphVector letter = font.createGlyphVector(METRICS, name.substring(i, i + 1));
                letters.add(letter.getOutline((float) along, 0));
                along += letter.getLogicalBounds().getWidth() + COUNTRY_TRACKING;
            }
            double width = along - COUNTRY_TRACKING;
            double x = Math.rint(Mercator.x(spot.lon()) * side - width / 2);
            double y = Math.rint(Mercator.y(spot.lat()) * side + COUNTRY_SIZE * 0.36);
            Box box = new Box(x, y - COUNTRY_SIZE * 0.75, x + width, y + 3).grown(AIR);
            if (free(box) && apart(spot.country(), x + width / 2, y, COUNTRY_APART)) {
                placed.add(new Label.Country(List.copyOf(letters), x, y, box));
                remember(spot.country(), x + width / 2, y);
            }
        }
    }

    private void shields(boolean main) {
        if (ground.zoom() < (main ? 7 : 8)) {
            return;
        }
        for (Region.Road road : ground.roads()) {
            if (road.main() == main && !road.ref().isEmpty()) {
                shields(road);
            }
        }
    }

    private void shields(Region.Road road) {
        double length = along(road.line());
        if (length < SHORTEST_SHIELDED_ROAD) {
            return;
        }
        int count = (int) Math.max(1, Math.floor(length / SHIELD_EVERY));
        for (int i = 0; i < count; i++) {
            double wanted = length * (i + 0.5) / count;
            // Outwards from the wanted spot, as far as half-way to the next one.
            for (double off = 0; off <= length / count / 2; off += 10) {
                if (shield(road, wanted + off) || off > 0 && shield(road, wanted - off)) {
                    break;
                }
            }
        }
    }

    private boolean shield(Region.Road road, double at) {
        double[] spot = pointAt(road.line(), at);
        Font font = fonts.medium().deriveFont((float) SHIELD_SIZE);
        GlyphVector glyphs = font.createGlyphVector(METRICS, road.ref());
        double text = glyphs.getLogicalBounds().getWidth();
        double width = Math.rint(text + 2 * SHIELD_PADDING);
        double x = Math.rint(spot[0] - width / 2);
        double y = Math.rint(spot[1] - SHIELD_HEIGHT / 2);
        Box plate = new Box(x, y, x + width, y + SHIELD_HEIGHT);
        Box box = plate.grown(AIR);
        if (!free(box) || !unmarked(plate) || !apart(road.ref(), spot[0], spot[1], SHIELD_APART)) {
            return false;
        }
        placed.add(new Label.Shield(
                glyphs.getOutline(), x + (width - text) / 2, y + SHIELD_HEIGHT / 2 + SHIELD_SIZE * 0.36, plate, box));
        remember(road.ref(), spot[0], spot[1]);
        return true;
    }

    private double along(Outline line) {
        double length = 0;
        for (int i = 1; i < line.size(); i++) {
            length += Math.hypot(line.x(i) - line.x(i - 1), line.y(i) - line.y(i - 1)) * side;
        }
        return length;
    }

    private double[] pointAt(Outline line, double distance) {
        double left = distance;
        for (int i = 1; i < line.size(); i++) {
            double step = Math.hypot(line.x(i) - line.x(i - 1), line.y(i) - line.y(i - 1)) * side;
            if (left <= step && step > 0) {
                double t = left / step;
                return new double[] {
                    (line.x(i - 1) + t * (line.x(i) - line.x(i - 1))) * side,
                    (line.y(i - 1) + t * (line.y(i) - line.y(i - 1))) * side
                };
            }
            left -= step;
        }
        int last = line.size() - 1;
        return new double[] {line.x(last) * side, line.y(last) * side};
    }

    private boolean free(Box box) {
        return placed.stream().noneMatch(label -> label.box().meets(box));
    }

    private boolean unmarked(Box box) {
        return marked.stream().noneMatch(box::meets);
    }

    private void remember(String text, double x, double y) {
        spots.computeIfAbsent(text, key -> new ArrayList<>()).add(new double[] {x, y});
    }

    /** Is the spot far enough from the same text's other spots? */
    private boolean apart(String text, double x, double y, double distance) {
        return spots.getOrDefault(text, List.of()).stream()
                .noneMatch(spot -> Math.hypot(spot[0] - x, spot[1] - y) < distance);
    }
}
