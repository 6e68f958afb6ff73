package eu.sargs.basemap;

import java.util.List;
import java.util.Map;

/**
 * What the map calls the countries, by ISO 3166 alpha-3 code; towns keep their own names, countries are written in the
 * reader's language.
 */
public record CountryNames(Map<String, String> names) {
    /** The codes that the map asks for. */
    public static final List<String> CODES = List.of("LVA", "LTU", "BLR", "RUS", "EST", "POL");

    /** Where a name may stand: the first free ones are taken, far enough apart. Chosen by eye, away from towns and roads. */
    static final List<Spot> SPOTS = List.of(
            new Spot("LVA", 26.74, 56.17),
            new Spot("LVA", 25.35, 56.78),
            new Spot("LVA", 27.28, 56.76),
            new Spot("LVA", 26.25, 57.25),
            new Spot("LVA", 24.20, 57.20),
            new Spot("LTU", 25.85, 55.04),
            new Spot("LTU", 24.55, 55.70),
            new Spot("LTU", 26.00, 55.58),
            new Spot("LTU", 24.20, 54.60),
            new Spot("BLR", 27.55, 55.42),
            new Spot("BLR", 28.30, 54.65),
            new Spot("BLR", 27.10, 54.75),
            new Spot("BLR", 29.90, 55.05),
            new Spot("RUS", 28.95, 56.78),
            new Spot("RUS", 28.95, 57.55),
            new Spot("RUS", 30.30, 56.70),
            new Spot("RUS", 28.35, 56.52),
            new Spot("EST", 26.30, 57.98),
            new Spot("POL", 22.95, 54.02));

    public CountryNames {
        names = Map.copyOf(names);
    }

    /** As each country calls itself. */
    public static CountryNames own() {
        return new CountryNames(Map.of(
                "LVA", "Latvija",
                "LTU", "Lietuva",
                "BLR", "Беларусь",
                "RUS", "Россия",
                "EST", "Eesti",
                "POL", "Polska"));
    }

    /** The name, or the code where there is none. */
    String of(String code) {
        return names.getOrDefault(code, code);
    }

    /** Degrees. */
    record Spot(String country, double lon, double lat) {}
}
