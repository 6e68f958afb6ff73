package eu.sargs.platform;

import java.util.Locale;

/** The languages officers read. */
public enum Language {
    LV("Latviešu"),
    LT("Lietuvių"),
    EN("English"),
    RU("Русский");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** As its readers write it. */
    public String ownName() {
        return ownName;
    }

    /** ISO 639-1, lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(code());
    }

    /** @throws Fault PLT-01 when the code is none of ours */
    public static Language of(String code) {
        for (Language language : values()) {
            if (language.code().equalsIgnoreCase(code)) {
                return language;
            }
        }
        throw new Fault("PLT-01", "platform.fault.language", code);
    }
}
