package eu.sargs.journal;

import java.util.Objects;

/**
 * Why it was done, as who did it said.
 *
 * @param code of the agency's list; empty where they said it in their own words alone
 * @param words what the list called it at that moment, in the language of who chose it; empty without a code
 * @param text own words; may be empty beside a code
 * @param caseNumber empty where none was named
 */
public record Why(String code, String words, String text, String caseNumber) {
    /** Nobody asked. */
    public static final Why NONE = new Why("", "", "", "");

    public Why {
        Objects.requireNonNull(code);
        Objects.requireNonNull(words);
        Objects.requireNonNull(text);
        Objects.requireNonNull(caseNumber);
    }

    /** In own words. */
    public static Why of(String text) {
        return text.isEmpty() ? NONE : new Why("", "", text, "");
    }

    /** As one line: the list's words, then their own. */
    public String said() {
        return words.isEmpty() ? text : text.isEmpty() ? words : words + ": " + text;
    }
}
