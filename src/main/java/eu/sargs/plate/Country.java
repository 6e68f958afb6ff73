package eu.sargs.plate;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** A plate's country: ISO 3166-1 alpha-2 in upper case, or {@link #UNKNOWN}. */
public record Country(String code) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

    public static final Country UNKNOWN = new Country("");

    public Country {
        code = Objects.requireNonNull(code).toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("Not a country code: " + code);
        }
    }

    public static Country of(String code) {
        return code == null || code.isBlank() ? UNKNOWN : new Country(code);
    }

    public boolean known() {
        return !code.isEmpty();
    }
}
