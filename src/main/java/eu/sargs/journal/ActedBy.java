package eu.sargs.journal;

import java.util.Objects;

/**
 * Who did it, from which seat and why; in every event.
 *
 * @param officer account name, or {@link #MACHINE}
 * @param seat name of the machine's seat
 * @param why {@link Why#NONE} where no reason is asked for
 */
public record ActedBy(String officer, String seat, Why why) {
    public static final String MACHINE = "machine";

    private static final int LIMIT = 4000;

    public ActedBy {
        Objects.requireNonNull(officer);
        Objects.requireNonNull(seat);
        Objects.requireNonNull(why);
        int length = officer.length() + seat.length() + why.said().length();
        if (length + why.code().length() + why.caseNumber().length() > LIMIT) {
            throw new IllegalArgumentException("Nobody has a name or a reason this long");
        }
    }

    /** @param reason in own words; empty where none is asked for */
    public ActedBy(String officer, String seat, String reason) {
        this(officer, seat, Why.of(reason));
    }

    public static ActedBy machine(String seat) {
        return new ActedBy(MACHINE, seat, Why.NONE);
    }

    /** The reason as one line; empty where none is asked for. */
    public String reason() {
        return why.said();
    }
}
