package eu.sargs.access;

import eu.sargs.platform.Language;
import eu.sargs.platform.Texts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list a station begins with. Its words come with the program; whatever an administrator changes counts instead. */
public final class StandardReasons {
    private static final List<String> CODES = List.of(
            "wanted",
            "border-check",
            "criminal-case",
            "administrative-case",
            "missing-person",
            "request",
            "complaint",
            "audit",
            "security");

    private static final Set<String> WITH_CASE = Set.of("criminal-case", "administrative-case", "request", "complaint");

    private static final List<ListedReason> ALL = read();

    private StandardReasons() {}

    private static List<ListedReason> read() {
        Map<Language, Texts> texts = new EnumMap<>(Language.class);
        Arrays.stream(Language.values()).forEach(language -> texts.put(language, new Texts(language)));
        return CODES.stream()
                .map(code -> {
                    Map<Language, String> words = new LinkedHashMap<>();
                    texts.forEach((language, its) -> words.put(language, its.get("access.reason." + code)));
                    return new ListedReason(code, words, WITH_CASE.contains(code), false);
                })
                .toList();
    }

    /** In their order. */
    public static List<ListedReason> all() {
        return ALL;
    }
}
