package eu.sargs.access;

import eu.sargs.platform.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells a code that was mistyped from a reason in own words. What looks like one is one word of Latin letters, digits and
 * hyphens that is written as codes are (with digits or hyphens, in capitals throughout, or small before a colon), or that
 * all but is one of the list; letters of other alphabets among them count as what they look like. Anything else is own words: {@code Theft}, {@code Told: look again}.
 */
final class MistypedCode {
    /** Codes that are named, the nearest first. */
    private static final int NAMED = 3;

    /** Letters of Cyrillic and Greek, small ones, and what they or their capitals look like. */
    private static final String ALIKE = "авсеніјкморѕтхуһαβεικνορτυχ";

    private static final String LATIN = "abcehijkmopstxyhabeikvoptux";

    private MistypedCode() {}

    /**
     * @param word all that was typed, or what stands before the colon; none of the list
     * @throws Fault ACC-37 where it was meant as a code
     */
    static void check(String word, boolean beforeColon, List<ListedReason> all) {
        String typed = inLatin(word.strip());
        if (!typed.matches("(?=.*[A-Za-z])[A-Za-z0-9-]{2,40}")) {
            return;
        }
        boolean written = typed.matches(".*[0-9-].*")
                || typed.equals(typed.toUpperCase(Locale.ROOT))
                || beforeColon && typed.equals(typed.toLowerCase(Locale.ROOT));
        String code = typed.toLowerCase(Locale.ROOT);
        List<String> nearest = ListedReason.offered(all).stream()
                .map(ListedReason::code)
                .sorted(Comparator.comparingInt(one -> apart(one, code)))
                .toList();
        if (nearest.isEmpty()) {
            return; // no code that could have been meant
        }
        boolean near = apart(nearest.getFirst(), code) <= (code.length() < 6 ? 1 : 2);
        if (written || near) {
            throw new Fault(
                    "ACC-37",
                    "access.fault.reason_mistyped",
                    nearest.stream().limit(NAMED).collect(Collectors.joining(", ")));
        }
    }

    /** With Latin letters for those that look like them, where others stand beside them: else it is another language. */
    private static String inLatin(String word) {
        if (!word.matches(".*[A-Za-z].*")) {
            return word;
        }
        StringBuilder latin = new StringBuilder(word.length());
        for (char letter : word.toCharArray()) {
            int like = ALIKE.indexOf(Character.toLowerCase(letter));
            if (like < 0) {
                latin.append(letter);
            } else {
                char small = LATIN.charAt(like);
                latin.append(Character.isUpperCase(letter) ? Character.toUpperCase(small) : small);
            }
        }
        return latin.toString();
    }

    /** Signs that have to be put in, left out or exchanged (Levenshtein). */
    private static int apart(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
