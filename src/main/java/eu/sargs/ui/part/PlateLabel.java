package eu.sargs.ui.part;

import eu.sargs.alert.Alert;
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

    /** The plate an alert looks for: where the read differs by a look-alike sign, the list is right and the read is not. */
    public void show(Alert alert) {
        setText(wanted(alert));
    }

    /** As {@link #show(Alert)} writes it; what was read where the entry is a pattern. */
    public static String wanted(Alert alert) {
        String pattern = alert.match().pattern();
        boolean whole = pattern.indexOf('?') < 0 && pattern.indexOf('*') < 0;
        Plate plate = whole ? Plate.of(pattern) : alert.match().plate();
        return written(plate, alert.sighting().reading().country());
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
