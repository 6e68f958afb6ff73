package eu.sargs.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody did, as Directive (EU) 2016/680, Art. 25, tells deeds apart; {@code docs/record.md}. */
public enum DeedKind {
    COLLECTION(1),
    ALTERATION(2),
    CONSULTATION(3),
    DISCLOSURE(4),
    COMBINATION(5),
    ERASURE(6),
    /** Signing in and out, refusals, and what a newer version wrote. */
    OTHER(7);

    private final int code;

    DeedKind(int code) {
        this.code = code;
    }

    /** How tables write it; never changes. */
    public int code() {
        return code;
    }

    /** {@code consultation} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its word, as somebody typed it. */
    public static Optional<DeedKind> typed(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** @throws IllegalArgumentException when no kind has this code */
    public static DeedKind of(int code) {
        return Stream.of(values())
                .filter(kind -> kind.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a kind of deed: " + code));
    }
}
