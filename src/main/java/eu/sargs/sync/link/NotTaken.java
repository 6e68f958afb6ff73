package eu.sargs.sync.link;

import eu.sargs.journal.Taken;
import eu.sargs.platform.Fault;

/** Why a run of a stick was not taken, in words for the administrator who holds the stick. */
public enum NotTaken {
    /** Nobody who counts here ever let its writer in. */
    STRANGER("SYN-34", "sync.fault.carry_stranger"),
    /** Its feed is for others. */
    NOT_FOR_US("SYN-35", "sync.fault.carry_not_for_us"),
    /** It stands after its writer was revoked, or went on under another key. */
    LEFT("SYN-36", "sync.fault.carry_left"),
    ALTERED("SYN-37", "sync.fault.carry_altered"),
    FORK("SYN-38", "sync.fault.carry_fork"),
    WITHHELD("SYN-39", "sync.fault.carry_withheld"),
    AHEAD("SYN-40", "sync.fault.carry_ahead"),
    GAP("SYN-41", "sync.fault.carry_gap");

    private final String code;
    private final String key;

    NotTaken(String code, String key) {
        this.code = code;
        this.key = key;
    }

    /**
     * Of a run whose writer belongs.
     *
     * @param cut whether its feed counts up to a sequence only; a feed that ended without that was forked
     * @throws IllegalArgumentException for what was taken
     */
    static NotTaken of(Taken.Finding finding, boolean cut) {
        return switch (finding) {
            case ALTERED -> ALTERED;
            case FORK -> FORK;
            case ENDED -> cut ? LEFT : FORK;
            case WITHHELD -> WITHHELD;
            case AHEAD -> AHEAD;
            case GAP -> GAP;
            case SOUND -> throw new IllegalArgumentException("It was taken");
        };
    }

    /** @param writers names of the stations, or first digits of their keys */
    Fault fault(String writers) {
        return new Fault(code, key, writers);
    }
}
