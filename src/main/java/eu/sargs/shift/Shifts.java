package eu.sargs.shift;

import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.platform.Pin;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The station's shifts: to be on shift is another thing than to be signed in to the program, outlasts it, and is one for
 * the whole station. Thread-safe; commands are durable and visible on return; never on the FX thread.
 */
public interface Shifts {
    /** Signs that an entry may have. */
    int LONGEST_ENTRY = 2_000;

    /** The one that is open, or else the last; empty where there was none yet. */
    Optional<Shift> latest();

    /** The officer is on shift; where others are, with them. One who is already stays so. */
    Shift begin(Officer officer);

    /** The officer is on shift no more. @throws eu.sargs.platform.Fault SHF-01 where they were not */
    void end(Officer officer);

    /**
     * Adds an entry to the log. What stands there is never changed.
     *
     * @param toHandOver whether whoever comes next has to know of it
     * @param corrects an entry of this shift's log that this one puts right
     * @throws eu.sargs.platform.Fault SHF-01 where the officer is not on shift, SHF-02 without a text or with one of more
     *     than {@link #LONGEST_ENTRY} signs, SHF-03 where there is no such entry to correct
     */
    void write(String text, boolean toHandOver, Optional<UUID> corrects, Officer officer);

    /** What came about while somebody was on it. */
    Course course(Shift shift);

    /**
     * What the open shift has to hand over at this moment; without a note.
     *
     * @throws eu.sargs.platform.Fault SHF-01 where none is open
     */
    Sheet sheet();

    /**
     * Ends the shift of all who are on it and begins that of who takes over. Both have signed the sheet: who goes by being
     * signed in, who comes by having signed in for it.
     *
     * @param sheet as it was read by both
     * @param note of who goes to who comes; may be empty
     * @return the next shift
     * @throws eu.sargs.platform.Fault SHF-01 where the officer is not on shift, SHF-02 where the note is longer than {@link
     *     #LONGEST_ENTRY}, SHF-04 where both are the same, SHF-05 where something came that does not stand on the sheet,
     *     ACC-06 where who comes may keep no shift
     */
    Shift handOver(Sheet sheet, String note, Approval next, Officer officer);

    /** Told the {@linkplain #latest latest} after each that was said of it, on any thread; must not write there. */
    Pin onChange(Consumer<Shift> listener);
}
