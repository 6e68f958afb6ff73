package eu.sargs.access;

import eu.sargs.platform.OneLine;

/**
 * Why somebody asks or acts: chosen from the agency's list ({@link ListedReason}), in their own words, or both.
 *
 * @param code of the list; empty where none was chosen
 * @param words what the list calls it, in the language of who chose it; empty without a code
 * @param text own words: 3 to {@value #LONGEST} signs, or none beside a code
 * @param caseNumber {@value #LONGEST_CASE} signs at most; empty where there is none
 */
public record Reason(String code, String words, String text, String caseNumber) {
    public static final int LONGEST = 400;
    public static final int LONGEST_CASE = 100;

    private static final int SHORTEST = 3;

    public Reason {
        text = OneLine.of(text);
        caseNumber = OneLine.of(caseNumber);
        boolean listed = !code.isEmpty();
        if (text.length() > LONGEST || text.length() < SHORTEST && !(listed && text.isEmpty())) {
            throw new IllegalArgumentException("A reason has 3 to 400 signs");
        }
        if (caseNumber.length() > LONGEST_CASE) {
            throw new IllegalArgumentException("A case number has 100 signs at most");
        }
        if (listed == words.isBlank()) {
            throw new IllegalArgumentException("A reason of the list has words, and no other");
        }
    }

    /** In own words. */
    public Reason(String text) {
        this("", "", text, "");
    }

    /** As one line: the list's words, then their own. */
    public String said() {
        return words.isEmpty() ? text : text.isEmpty() ? words : words + ": " + text;
    }

    /** The same about a case. */
    public Reason about(String number) {
        return new Reason(code, words, text, number);
    }
}
