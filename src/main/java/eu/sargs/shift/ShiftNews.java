package eu.sargs.shift;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.HybridTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** What an officer said of the shift. */
public sealed interface ShiftNews {
    /** The earlier first; of two of one moment always the same. */
    Comparator<ShiftNews> EARLIEST = Comparator.comparing(ShiftNews::at)
            .thenComparing(one -> one.by().officer())
            .thenComparing(Object::toString);

    HybridTime at();

    ActedBy by();

    /** Of the officer, as shown. */
    String name();

    default Instant time() {
        return at().instant();
    }

    /**
     * All who were on it are off, and the other officer begins a shift.
     *
     * @param shift the next one
     * @param account of who takes over
     * @param hash SHA-256 of the sheet as both signed it, in hex
     */
    record HandedOver(
            HybridTime at,
            ActedBy by,
            String name,
            UUID shift,
            String account,
            String nextName,
            String nextSeat,
            Sheet sheet,
            String hash)
            implements ShiftNews {}

    /** @param shift not looked at where one is open */
    record Begun(HybridTime at, ActedBy by, UUID shift, String name) implements ShiftNews {}

    record Ended(HybridTime at, ActedBy by, String name) implements ShiftNews {}

    /**
     * An entry of the log.
     *
     * @param toHandOver whether whoever comes next has to know of it
     * @param corrects the entry that this one puts right
     */
    record Written(
            HybridTime at,
            ActedBy by,
            UUID entry,
            String name,
            String text,
            boolean toHandOver,
            Optional<UUID> corrects)
            implements ShiftNews {}
}
