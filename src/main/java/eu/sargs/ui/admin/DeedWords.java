package eu.sargs.ui.admin;

import eu.sargs.access.Deed;
import eu.sargs.access.DeedKind;
import eu.sargs.ui.part.Words;
import java.util.Locale;

/** Deeds in the reader's language. What a later version wrote, and has no words here, is called as it stands on record. */
final class DeedWords {
    private DeedWords() {}

    static String kind(DeedKind kind, Words words) {
        return words.get("admin.record.kind." + kind.word());
    }

    /** What was done: {@code Plate looked up}. */
    static String type(Deed deed, Words words) {
        return words.find(key(deed.type())).orElse(deed.type());
    }

    /** Who did it. */
    static String officer(Deed deed, Words words) {
        return switch (deed.officer()) {
            case "" -> words.get("admin.record.erased");
            case "machine" -> words.get("admin.record.machine");
            default -> deed.officer();
        };
    }

    static String detail(String name, Words words) {
        return words.find("admin.record.detail." + name.replace('_', '-')).orElse(name);
    }

    /** Text key of what was done. */
    static String key(String type) {
        return "admin.record.type." + type.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
