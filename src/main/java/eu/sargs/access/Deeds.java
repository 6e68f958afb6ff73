package eu.sargs.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who did what with the station's data, the latest first. To read it is a deed, too: it is on record before anything is
 * shown. Thread-safe; does I/O, never on the FX thread; memory does not grow with the record.
 */
public interface Deeds {
    /** Most that one page holds. */
    int PAGE = 500;

    /**
     * A page of those that are meant. Each page that is asked for stands on record.
     *
     * @param after the last one of the page before; empty for the first page
     * @param limit {@value #PAGE} at most
     */
    List<Deed> search(DeedSearch search, Optional<Deed.Mark> after, int limit, Reason reason, Officer officer);

    /** Tells all that are meant, for an export; begun on record before the first is told. */
    void export(DeedSearch search, Consumer<Deed> told, Reason reason, Officer officer);

    /** A page of the officer's own deeds: everybody may see what stands there of them. */
    List<Deed> own(Optional<Deed.Mark> after, int limit, Officer officer);
}
