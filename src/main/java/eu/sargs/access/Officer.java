package eu.sargs.access;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Why;
import java.util.Objects;
import java.util.Set;

/**
 * A person signed in at a seat.
 *
 * @param account what they sign in with, {@code i.vitola}
 * @param name as shown, {@code I. Vītola}
 * @param roles as they were at sign-in, for what a screen offers; {@link Gate} asks anew
 */
public record Officer(String account, String name, Seat seat, Set<Role> roles) {
    public Officer {
        Objects.requireNonNull(account);
        Objects.requireNonNull(name);
        Objects.requireNonNull(seat);
        roles = Set.copyOf(roles);
    }

    /** Whether a screen offers it. */
    public boolean may(Right right) {
        return right.heldBy(roles);
    }

    public ActedBy acts() {
        return new ActedBy(account, seat.name(), "");
    }

    public ActedBy acts(Reason reason) {
        return new ActedBy(
                account, seat.name(), new Why(reason.code(), reason.words(), reason.text(), reason.caseNumber()));
    }
}
