package eu.sargs.platform;

import java.util.Locale;

/** What is kept for a number of days and then let go of, each for its own; {@code docs/safe-keeping.md}. */
public enum KeptKind {
    /** With when cameras were blind, which stands between them. */
    SIGHTINGS(30, 1),
    /** Ended ones, with their outcomes. */
    ALERTS(365, 1),
    /** Of watchlists, removed or over, with what was proposed about them. */
    ENTRIES(365, 1),
    /** Who did what: what nobody can erase. */
    RECORD(1095, 365);

    /** Days that one person may set without another's yes. */
    public static final int ALONE = 90;

    /** Days that can be set. */
    public static final int LONGEST = 36_500;

    private final int days;
    private final int shortest;

    KeptKind(int days, int shortest) {
        this.days = days;
        this.shortest = shortest;
    }

    /** Of a new station. */
    public int days() {
        return days;
    }

    /** Fewer days cannot be set; 0, for good, can. */
    public int shortest() {
        return shortest;
    }

    /** Whether so many days are set by two persons. @param wanted 0 for good */
    public boolean byTwo(int wanted) {
        return this == RECORD || wanted == 0 || wanted > ALONE; // of the record fewer would wipe out what somebody did
    }

    /** {@code sightings} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
