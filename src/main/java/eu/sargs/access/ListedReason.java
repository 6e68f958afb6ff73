package eu.sargs.access;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.OneLine;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A reason of the agency's list, from which officers choose.
 *
 * @param code what it is called on record, for good: 2 to 40 signs of a–z, 0–9 and hyphen
 * @param words what officers read; in one language at least, 100 signs each at most
 * @param caseWanted whether a case number has to stand beside it
 * @param retired whether it is offered no more
 */
public record ListedReason(String code, Map<Language, String> words, boolean caseWanted, boolean retired) {
    private static final int LONGEST_WORDS = 100;

    /** @throws Fault ACC-30 for a code, ACC-31 for words */
    public ListedReason {
        code = code.strip().toLowerCase(Locale.ROOT);
        if (!code.matches("[a-z0-9][a-z0-9-]{1,39}")) {
            throw new Fault("ACC-30", "access.fault.reason_code");
        }
        Map<Language, String> kept = new EnumMap<>(Language.class);
        words.forEach((language, text) -> {
            String line = OneLine.of(text);
            if (!line.isEmpty()) {
                kept.put(language, line);
            }
        });
        if (kept.isEmpty() || kept.values().stream().anyMatch(text -> text.length() > LONGEST_WORDS)) {
            throw new Fault("ACC-31", "access.fault.reason_words", LONGEST_WORDS);
        }
        words = Collections.unmodifiableMap(kept);
    }

    /** What it is called; where nobody wrote it in that language, as the first of the others says it. */
    public String words(Language language) {
        return Optional.ofNullable(words.get(language))
                .or(() -> Arrays.stream(Language.values())
                        .filter(words::containsKey)
                        .map(words::get)
                        .findFirst())
                .orElseThrow();
    }

    /** The same, offered no more. */
    public ListedReason retire() {
        return new ListedReason(code, words, caseWanted, true);
    }

    /** Those that can be chosen, in their order. */
    public static List<ListedReason> offered(List<ListedReason> all) {
        return all.stream().filter(one -> !one.retired()).toList();
    }

    /**
     * This one as the reason of an act.
     *
     * @param language of who chooses
     * @param text own words; empty where there are none
     * @param caseNumber empty where there is none
     * @throws Fault ACC-32 where a case number is lacking, ACC-33 where it is retired, ACC-34 where text or number do not fit
     */
    public Reason chosen(Language language, String text, String caseNumber) {
        if (retired) {
            throw new Fault("ACC-33", "access.fault.reason_retired", words(language));
        }
        if (caseWanted && OneLine.of(caseNumber).isEmpty()) {
            throw new Fault("ACC-32", "access.fault.reason_case", words(language));
        }
        return fitting(code, words(language), text, caseNumber);
    }

    /** A reason in own words alone. @throws Fault ACC-34 where it is none */
    public static Reason own(String text, String caseNumber) {
        return fitting("", "", text, caseNumber);
    }

    private static Reason fitting(String code, String words, String text, String caseNumber) {
        try {
            return new Reason(code, words, text, caseNumber);
        } catch (IllegalArgumentException e) {
            throw new Fault(e, "ACC-34", "access.fault.reason", Reason.LONGEST, Reason.LONGEST_CASE);
        }
    }

    /**
     * What somebody typed: a code of the list, {@code CODE: own words}, or own words.
     *
     * @throws Fault as {@link #chosen} and {@link #own}; ACC-37 for what was meant as a code and is none
     */
    public static Reason typed(List<ListedReason> all, String typed, String caseNumber, Language language) {
        Map<String, ListedReason> byCode = all.stream().collect(Collectors.toMap(ListedReason::code, one -> one));
        int colon = typed.indexOf(':');
        String head = (colon < 0 ? typed : typed.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        ListedReason listed = byCode.get(head);
        if (listed != null) {
            return listed.chosen(language, colon < 0 ? "" : typed.substring(colon + 1), caseNumber);
        }
        MistypedCode.check(colon < 0 ? typed : typed.substring(0, colon), colon >= 0, all);
        return own(typed, caseNumber);
    }
}
