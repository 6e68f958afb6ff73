package eu.sargs.basemap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads {@code border-region.json.gz}, streaming: the file is half a million numbers, and the window waits for nobody. */
final class RegionReader {
    /** Members of the EU on this map; the rest of it is foreign land. */
    private static final Set<String> HOME = Set.of("LVA", "LTU", "EST", "POL");

    /** The same, as the places name their countries. */
    private static final Set<String> HOME_OF_PLACES = Set.of("LV", "LT", "EE", "PL");

    /** Degrees lon/lat the data was clipped to. */
    private static final double[] EXTENT = {22.3, 53.7, 31.2, 58.4};

    /** Pieces a road segment is bent into: its points are settlements, kilometres apart. */
    private static final int ROAD_STEPS = 8;

    private final List<Region.Land> lands = new ArrayList<>();
    private final List<Region.Border> borders = new ArrayList<>();
    private final List<Region.Water> waters = new ArrayList<>();
    private final List<Region.River> rivers = new ArrayList<>();
    private final List<Region.Road> roads = new ArrayList<>();
    private final List<Region.Place> places = new ArrayList<>();

    private RegionReader() {}

    /** @param gzipped read to its end, not closed */
    static Region read(InputStream gzipped) throws IOException {
        RegionReader reader = new RegionReader();
        JsonFactory factory = new JsonFactory();
        try (JsonParser in = factory.createParser(new GZIPInputStream(gzipped, 1 << 16))) {
            expect(in.nextToken(), JsonToken.START_OBJECT, in);
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                in.nextToken();
                reader.section(name, in);
            }
        }
        Box extent =
                new Box(Mercator.x(EXTENT[0]), Mercator.y(EXTENT[3]), Mercator.x(EXTENT[2]), Mercator.y(EXTENT[1]));
        return new Region(
                extent,
                List.copyOf(reader.lands),
                List.copyOf(reader.borders),
                List.copyOf(reader.waters),
                List.copyOf(reader.rivers),
                List.copyOf(reader.roads),
                List.copyOf(reader.places));
    }

    private void section(String name, JsonParser in) throws IOException {
        switch (name) {
            case "countries" -> each(in, this::country);
            case "borders" -> each(in, this::border);
            case "water" -> each(in, this::water);
            case "rivers" -> each(in, this::river);
            case "roads" -> each(in, this::road);
            case "places" -> each(in, this::place);
            default -> in.skipChildren();
        }
    }

    private void country(JsonParser in) throws IOException {
        String code = "";
        List<Region.Area> areas = List.of();
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "a3" -> code = in.getText();
                case "g" -> areas = areas(nested(in));
                default -> in.skipChildren();
            }
        }
        lands.add(new Region.Land(code, HOME.contains(code), areas));
    }

    private void border(JsonParser in) throws IOException {
        in.nextToken();
        String[] pair = in.getText().split("-");
        in.nextToken();
        Outline line = outline(nested(in));
        in.nextToken();
        boolean first = HOME.contains(pair[0]);
        boolean second = HOME.contains(pair[1]);
        borders.add(new Region.Border(
                first && second
                        ? Region.BorderKind.INTERNAL
                        : first || second ? Region.BorderKind.EXTERNAL : Region.BorderKind.FOREIGN,
                line));
    }

    private void water(JsonParser in) throws IOException {
        in.nextToken();
        double squareKilometres = in.getDoubleValue();
        in.nextToken();
        List<Region.Area> areas = areas(nested(in));
        in.nextToken();
        areas.forEach(area -> waters.add(new Region.Water(squareKilometres, area)));
    }

    private void river(JsonParser in) throws IOException {
        in.nextToken();
        int level = in.getIntValue();
        in.nextToken();
        rivers.add(new Region.River(level, outline(nested(in))));
        in.nextToken();
    }

    private void road(JsonParser in) throws IOException {
        String ref = "";
        boolean main = false;
        Outline line = null;
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "ref" -> ref = in.getText();
                case "class" -> main = "main".equals(in.getText());
                case "lonlat" -> line = outline(nested(in)).smoothed(ROAD_STEPS);
                default -> in.skipChildren();
            }
        }
        roads.add(new Region.Road(ref, main, line));
    }

    private void place(JsonParser in) throws IOException {
        String name = "";
        int rank = 0;
        boolean station = false;
        boolean home = false;
        double lat = 0;
        double lon = 0;
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "name" -> name = in.getText();
                case "rank" -> rank = in.getIntValue();
                case "station" -> station = in.getBooleanValue();
                case "country" -> home = HOME_OF_PLACES.contains(in.getText());
                case "lat" -> lat = in.getDoubleValue();
                case "lon" -> lon = in.getDoubleValue();
                default -> in.skipChildren();
            }
        }
        places.add(new Region.Place(name, rank, station, home, Mercator.x(lon), Mercator.y(lat)));
    }

    private interface Item {
        void read(JsonParser in) throws IOException;
    }

    private static void each(JsonParser in, Item item) throws IOException {
        expect(in.currentToken(), JsonToken.START_ARRAY, in);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            item.read(in);
        }
    }

    /** A GeoJSON coordinate tree: {@code double[2]} for a point, an {@link Outline} for points, a list for anything deeper. */
    private static Object nested(JsonParser in) throws IOException {
        expect(in.currentToken(), JsonToken.START_ARRAY, in);
        double[] flat = new double[64];
        int n = 0;
        List<Object> inner = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken().isNumeric()) {
                double lon = in.getDoubleValue();
                in.nextToken();
                double lat = in.getDoubleValue();
                expect(in.nextToken(), JsonToken.END_ARRAY, in);
                return new double[] {lon, lat};
            }
            Object child = nested(in);
            if (child instanceof double[] point) {
                if (n + 2 > flat.length) {
                    flat = Arrays.copyOf(flat, flat.length * 2);
                }
                flat[n++] = Mercator.x(point[0]);
                flat[n++] = Mercator.y(point[1]);
            } else {
                inner.add(child);
            }
        }
        return n > 0 ? new Outline(Arrays.copyOf(flat, n)) : inner;
    }

    private static Outline outline(Object tree) throws IOException {
        if (tree instanceof Outline line) {
            return line;
        }
        throw new IOException("A line was expected in the base map");
    }

    /** Of a polygon (rings) or a multipolygon (lists of rings). */
    private static List<Region.Area> areas(Object tree) throws IOException {
        List<Region.Area> areas = new ArrayList<>();
        List<Outline> rings = new ArrayList<>();
        if (tree instanceof List<?> list) {
            for (Object child : list) {
                if (child instanceof Outline ring) {
                    rings.add(ring);
                } else {
                    areas.addAll(areas(child));
                }
            }
        } else {
            throw new IOException("An area was expected in the base map");
        }
        if (!rings.isEmpty()) {
            areas.add(new Region.Area(List.copyOf(rings)));
        }
        return areas;
    }

    private static void expect(JsonToken token, JsonToken wanted, JsonParser in) throws IOException {
        if (token != wanted) {
            throw new IOException("The base map holds " + token + " where " + wanted + " was expected, at "
                    + in.currentLocation().offsetDescription());
        }
    }
}
