package eu.sargs.ui.part;

import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plate as its country prints it: {@code HO-3817}, {@code MNB 417}, {@code AK 5521-3}. What fits no known shape stays as read. */
public final class PlateText {
    private record Shape(Pattern signs, String printed) {
        Shape(String signs, String printed) {
            this(Pattern.compile(signs), printed);
        }
    }

    private static final Map<String, List<Shape>> SHAPES = Map.of(
            "LV", List.of(new Shape("([A-Z]{1,2})(\\d{1,4})", "$1-$2")),
            "LT",
                    List.of(
                            new Shape("([A-Z]{3})(\\d{3})", "$1 $2"),
                            new Shape("([A-Z]{2})(\\d{3})", "$1 $2"),
                            new Shape("(\\d{3})([A-Z]{2})", "$1 $2")),
            "EE", List.of(new Shape("(\\d{2,3})([A-Z]{3})", "$1 $2")),
            "PL",
                    List.of(
                            new Shape("([A-Z]{3})([A-Z0-9]{4,5})", "$1 $2"),
                            new Shape("([A-Z]{2})(\\d[A-Z0-9]{4})", "$1 $2")),
            "BY",
                    List.of(
                            new Shape("(\\d{4})([A-Z]{2})(\\d)", "$1 $2-$3"),
                            new Shape("([A-Z]{2})(\\d{4})(\\d)", "$1 $2-$3")),
            "RU", List.of(new Shape("([A-Z]\\d{3}[A-Z]{2})(\\d{2,3})", "$1 $2")),
            "UA", List.of(new Shape("([A-Z]{2})(\\d{4})([A-Z]{2})", "$1 $2 $3")),
            "FI", List.of(new Shape("([A-Z]{2,3})(\\d{1,3})", "$1-$2")));

    private PlateText() {}

    public static String of(Plate plate, Country country) {
        return of(plate.text(), country);
    }

    /** @param signs normalised plate; patterns with wildcards come back unchanged */
    public static String of(String signs, Country country) {
        for (Shape shape : SHAPES.getOrDefault(country.code(), List.of())) {
            Matcher fits = shape.signs().matcher(signs);
            if (fits.matches()) {
                return fits.replaceFirst(shape.printed());
            }
        }
        return signs;
    }
}
