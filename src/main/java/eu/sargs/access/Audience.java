package eu.sargs.access;

import eu.sargs.journal.Scope;
import java.util.Optional;

/**
 * Who may see what is written: a {@link Scope} for those who do not know the journal.
 *
 * @param text {@code station}, {@code group:<name>}, {@code country:<LV|LT>} or {@code all}
 */
public record Audience(String text) {
    /** Nobody but the station itself. */
    public static final Audience STATION = new Audience("station");
    /** Every station that belongs. */
    public static final Audience ALL = new Audience("all");

    private static final String GROUP = "group:";
    private static final String COUNTRY = "country:";

    /** @throws IllegalArgumentException when it is none */
    public Audience {
        new Scope(text);
    }

    public static Audience of(Scope scope) {
        return new Audience(scope.text());
    }

    public static Audience group(String name) {
        return new Audience(GROUP + name);
    }

    /** @param code ISO 3166-1 alpha-2 */
    public static Audience country(String code) {
        return new Audience(COUNTRY + code);
    }

    /** As somebody typed it; empty where it is none. */
    public static Optional<Audience> typed(String text) {
        String stripped = text.strip();
        return Scope.isScope(stripped) ? Optional.of(new Audience(stripped)) : Optional.empty();
    }

    public Scope scope() {
        return new Scope(text);
    }

    /** Whether it stays at the station. */
    public boolean home() {
        return equals(STATION);
    }

    /** The group's name, where it is a group. */
    public Optional<String> group() {
        return text.startsWith(GROUP) ? Optional.of(text.substring(GROUP.length())) : Optional.empty();
    }

    /** The country's code, where it is a country. */
    public Optional<String> country() {
        return text.startsWith(COUNTRY) ? Optional.of(text.substring(COUNTRY.length())) : Optional.empty();
    }

    /** Whether all who may see this may see the other too. */
    public boolean within(Audience other) {
        return scope().within(other.scope());
    }

    @Override
    public String toString() {
        return text;
    }
}
