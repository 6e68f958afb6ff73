package eu.sargs.journal;

import java.util.Objects;

/**
 * Who did it, from which seat and why; in every event.
 *
 * @param officer account name, or {@link #MACHINE}
 * @param seat name of the machine's seat
 * @param reason as given, empty where none is required
 */
public record ActedBy(String officer, String seat, String reason) {
    public static final String MACHINE = "machine";

    private static final int LIMIT = 4000;

    public ActedBy {
        Objects.requireNonNull(officer);
        Objects.requireNonNull(seat);
        Objects.requireNonNull(reason);
        if (officer.length() + seat.length() + reason.length() > LIMIT) {
            throw new IllegalArgumentException("Nobody has a name or a reason this long");
        }
    }

    public static ActedBy machine(String seat) {
        return new ActedBy(MACHINE, seat, "");
    }
}
