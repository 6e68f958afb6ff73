package eu.sargs.plate;

import java.util.HashMap;
import java.util.Map;

/**
 * Signs that readers and people mistake for one another. Two things live here and must not be mixed: the <em>fold</em>,
 * one canonical sign for each class of signs that look alike, by which texts are indexed; and the <em>likeness</em> of
 * two signs, by which a match is weighed. The likeness knows more pairs than the fold, for it need not be transitive.
 */
public final class Confusables {
    private static final String[] CLASSES = {"0ODQ", "1IL", "2Z", "5S", "6G", "8B"};
    private static final char[] FOLD = new char[128];
    private static final Map<Integer, Double> LIKENESS = new HashMap<>();

    static {
        for (char c = 0; c < FOLD.length; c++) {
            FOLD[c] = c;
        }
        for (String alike : CLASSES) {
            for (char c : alike.toCharArray()) {
                FOLD[c] = alike.charAt(0);
            }
        }
        // Same drawing in the faces of LV and LT plates, or all but.
        like(0.95, "0O", "1I");
        // One stroke apart.
        like(0.70, "OQ", "0Q");
        like(0.60, "0D", "OD", "DQ", "8B", "5S", "2Z");
        like(0.50, "6G", "1L", "IL");
        // Mistaken by readers when small, dirty or blurred, not by people beside the car.
        like(
                0.35, "38", "3B", "7Z", "17", "1T", "IT", "1J", "7T", "4A", "MN", "HM", "HN", "UV", "VY", "XY", "KX",
                "EF");
        like(0.30, "PR", "BR", "CG", "CO", "0C", "08", "68", "56", "89", "06", "09", "0U");
    }

    private Confusables() {}

    private static void like(double likeness, String... pairs) {
        for (String pair : pairs) {
            LIKENESS.put(pair(pair.charAt(0), pair.charAt(1)), likeness);
        }
    }

    private static int pair(char a, char b) {
        return a < b ? a << 16 | b : b << 16 | a;
    }

    /** The class's first sign: O, D and Q become 0; I and L become 1; Z 2; S 5; G 6; B 8. */
    public static char fold(char sign) {
        return sign < FOLD.length ? FOLD[sign] : sign;
    }

    /** Each sign folded; {@code ?} and {@code *} stay. Equal folds: the texts may be mistaken for one another. */
    public static String fold(String text) {
        char[] signs = text.toCharArray();
        for (int i = 0; i < signs.length; i++) {
            signs[i] = fold(signs[i]);
        }
        return new String(signs);
    }

    /** 1 for the same sign, 0 for signs nobody confuses; between, how hard the two are to tell apart. */
    public static double likeness(char a, char b) {
        return a == b ? 1 : LIKENESS.getOrDefault(pair(a, b), 0.0);
    }

    /**
     * Weighted edit distance: a sign too many or too few costs 1, one for another 1 less their likeness.
     *
     * @return 0 for equal texts
     */
    public static double distance(String a, String b) {
        double[] row = new double[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            double diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                double above = row[j];
                double swap = diagonal + 1 - likeness(a.charAt(i - 1), b.charAt(j - 1));
                row[j] = Math.min(swap, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
