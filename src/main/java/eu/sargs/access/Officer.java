package eu.sargs.access;

import eu.sargs.journal.ActedBy;
import java.util.Objects;

/**
 * A person signed in at a seat.
 *
 * @param account what they sign in with, {@code i.vitola}
 * @param name as shown, {@code I. Vītola}
 */
public record Officer(String account, String name, Seat seat) {
    public Officer {
        Objects.requireNonNull(account);
        Objects.requireNonNull(name);
        Objects.requireNonNull(seat);
    }

    public ActedBy acts() {
        return new ActedBy(account, seat.name(), "");
    }

    public ActedBy acts(Reason reason) {
        return new ActedBy(account, seat.name(), reason.text());
    }
}
