package eu.sargs.ui.map;

import eu.sargs.basemap.BaseMap;
import eu.sargs.basemap.CountryNames;
import eu.sargs.basemap.EmbeddedBaseMap;
import eu.sargs.basemap.LabelFonts;
import eu.sargs.basemap.Marked;
import eu.sargs.platform.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The embedded base map in the screen's own type and language. Made on first use, which reads fonts: not for the FX thread. Thread-safe. */
final class BorderMap implements Supplier<BaseMap> {
    private final Map<String, String> countries;
    private final Marked marked;
    private BaseMap map;

    BorderMap(Texts texts, Marked marked) {
        this.marked = marked;
        countries = CountryNames.CODES.stream()
                .collect(Collectors.toMap(
                        code -> code, code -> texts.get("map.country." + code.toLowerCase(Locale.ROOT))));
    }

    @Override
    public synchronized BaseMap get() {
        if (map == null) {
            map = new EmbeddedBaseMap(fonts(), new CountryNames(countries), marked);
        }
        return map;
    }

    private static LabelFonts fonts() {
        try (InputStream regular = font("Regular");
                InputStream medium = font("Medium");
                InputStream semibold = font("SemiBold")) {
            return LabelFonts.read(regular, medium, semibold);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String weight) throws IOException {
        String file = "/eu/sargs/ui/font/SargsUI-" + weight + ".ttf";
        InputStream in = BorderMap.class.getResourceAsStream(file);
        if (in == null) {
            throw new IOException(file + " is not on the class path");
        }
        return in;
    }
}
