package eu.sargs.ui.part;

import eu.sargs.plate.Country;
import eu.sargs.plate.CountryFormats;
import eu.sargs.plate.Plate;
import eu.sargs.plate.Reading;
import javafx.scene.control.Label;

/** A plate in the Sargs Plate family (tabular digits, slashed zero), never cut short. */
public final class PlateLabel extends Label {
    /** Type sizes: 52, 24, 15, 13, 12 at 100 %. */
    public enum Size {
        XL("plate-xl"),
        L("plate-l"),
        M("plate-m"),
        BODY("plate"),
        S("plate-s");

        private final String style;

        Size(String style) {
            this.style = style;
        }
    }

    public PlateLabel(Size size) {
        getStyleClass().add(size.style);
        setMinWidth(USE_PREF_SIZE);
    }

    public PlateLabel(Size size, Reading reading) {
        this(size);
        show(reading.plate(), reading.country());
    }

    public void show(Plate plate, Country country) {
        setText(written(plate, country));
    }

    /** As its country writes it, with its own separators. */
    public static String written(Plate plate, Country country) {
        return CountryFormats.standard().display(plate, country);
    }

    /** A watched pattern: a whole plate as its likeliest country writes it, wildcards as typed. */
    public void show(String pattern) {
        boolean whole = pattern.indexOf('?') < 0 && pattern.indexOf('*') < 0;
        setText(whole ? written(Plate.of(pattern)) : pattern);
    }

    private static String written(Plate plate) {
        return written(plate, CountryFormats.standard().guess(plate));
    }
}
