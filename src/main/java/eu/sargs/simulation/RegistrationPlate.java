package eu.sargs.simulation;

import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import java.util.Objects;

/**
 * A plate as it is riveted on.
 *
 * @param display the signs with their setting: a space is a gap, {@code -} a hyphen, {@code |} the German seals,
 *     {@code /} the second line, {@code #} the Russian region box
 */
public record RegistrationPlate(Country country, String display) {
    public RegistrationPlate {
        Objects.requireNonNull(country);
        Objects.requireNonNull(display);
        Plate.of(display);
    }

    public static RegistrationPlate of(String country, String display) {
        return new RegistrationPlate(Country.of(country), display);
    }

    /** The text a reader ought to report. */
    public Plate plate() {
        return Plate.of(display);
    }

    public boolean twoLines() {
        return display.indexOf('/') >= 0;
    }

    /** Millimetres. */
    double width() {
        return twoLines() ? 250 : 520;
    }

    /** Millimetres. */
    double height() {
        return twoLines() ? 170 : 112;
    }
}
