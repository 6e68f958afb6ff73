package eu.sargs.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is at a station; an account has one or several. What each may do stands in {@link Right}. */
public enum Role {
    DUTY_OFFICER,
    SUPERVISOR,
    ANALYST,
    ADMINISTRATOR,
    AUDITOR;

    /** As it is typed and kept: {@code duty-officer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> typed(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** In their own order; what this version does not know is left out and gives no right. */
    public static Set<Role> of(Collection<String> words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        words.forEach(word -> typed(word).ifPresent(roles::add));
        return roles;
    }

    /**
     * What accounts opened before there were roles are: all could do what a supervisor does, and administrators the
     * rest.
     */
    static Set<Role> ofBefore(boolean administrator) {
        return administrator ? EnumSet.of(SUPERVISOR, ADMINISTRATOR) : EnumSet.of(SUPERVISOR);
    }
}
