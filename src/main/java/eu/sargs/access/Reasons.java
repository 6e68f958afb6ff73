package eu.sargs.access;

import eu.sargs.platform.Pin;
import java.util.List;
import java.util.function.Consumer;

/**
 * The agency's list of reasons. None is ever taken from it, for the record names them: one that is not wanted any more is
 * retired. Thread-safe; does I/O, never on the FX thread.
 */
public interface Reasons {
    /** All there are in their order, the retired ones too. */
    List<ListedReason> all();

    /** Adds one, changes the one of that code, or brings it back; on record. */
    void put(ListedReason reason, Officer officer);

    /** Offers one no more; on record. @throws eu.sargs.platform.Fault ACC-35 where there is none of that code */
    void retire(String code, Officer officer);

    /** Told all of them after each change, on any thread. */
    Pin onChange(Consumer<List<ListedReason>> listener);
}
