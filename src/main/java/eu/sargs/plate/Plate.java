package eu.sargs.plate;

import java.util.Locale;
import java.util.Objects;

/**
 * A plate's text, normalised: upper-case Latin letters and digits, Cyrillic look-alikes folded to Latin, separators
 * removed. {@code "но-3817"} becomes {@code HO3817}. Equal texts are equal plates; the country is kept beside, for
 * the same text can be issued by several.
 */
public record Plate(String text) implements Comparable<Plate> {
    /** Longest text a plate of any country carries, with room for special series. */
    public static final int LONGEST = 16;

    private static final String CYRILLIC = "АВЕКМНОРСТУХІЈ";
    private static final String LATIN = "ABEKMHOPCTYXIJ";

    public Plate {
        Objects.requireNonNull(text);
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("A plate has 1 to " + LONGEST + " signs");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || Character.isUpperCase(c) && c > 127)) {
                throw new IllegalArgumentException("Not normalised at sign " + (i + 1));
            }
        }
    }

    /** Normalises what a person typed or a reader read; throws IllegalArgumentException where nothing or too much is left. */
    public static Plate of(String raw) {
        return new Plate(normalise(raw));
    }

    /** The normalised signs, possibly none. Letters without a Latin twin (Д, Ж, Ä …) stay as they are. */
    public static String normalise(String raw) {
        StringBuilder signs = new StringBuilder(raw.length());
        for (char c : raw.toUpperCase(Locale.ROOT).toCharArray()) {
            int look = CYRILLIC.indexOf(c);
            if (look >= 0) {
                signs.append(LATIN.charAt(look));
            } else if (Character.isLetterOrDigit(c)) {
                signs.append(c);
            }
        }
        return signs.toString();
    }

    public int length() {
        return text.length();
    }

    @Override
    public int compareTo(Plate other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
