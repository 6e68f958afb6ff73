package eu.sargs.ui.admin;

import eu.sargs.access.Role;
import eu.sargs.ui.part.Words;
import java.util.Collection;
import java.util.stream.Collectors;

/** Roles as they are called in the reader's language. */
final class RoleWords {
    private RoleWords() {}

    static String of(Collection<Role> roles, Words words) {
        return roles.stream().sorted().map(role -> words.get(key(role))).collect(Collectors.joining(", "));
    }

    /** Text key. */
    static String key(Role role) {
        return "admin.role." + role.word();
    }
}
