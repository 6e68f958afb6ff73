package eu.sargs.shift;

import eu.sargs.access.Officer;
import eu.sargs.platform.Pin;
import java.util.List;
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

    /** What came about while somebody was on it, the latest first. */
    List<LogLine> log(Shift shift);

    /** Told the {@linkplain #latest latest} after each that was said of it, on any thread; must not write there. */
    Pin onChange(Consumer<Shift> listener);
}
