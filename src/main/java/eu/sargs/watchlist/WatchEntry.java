package eu.sargs.watchlist;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A plate or pattern somebody wants to know of.
 *
 * @param pattern normalised plate with {@code ?} for one sign and {@code *} for any number
 * @param reason as shown on the alarm, {@code Stolen vehicle}
 * @param validTo open end where empty
 * @param owner station or agency that answers for it
 * @param guidance what the officer is to do, one step a line; may be empty
 * @param edition counts its changes from 1
 */
public record WatchEntry(
        EntryId id,
        String pattern,
        String reason,
        Priority priority,
        Instant validFrom,
        Optional<Instant> validTo,
        String owner,
        String guidance,
        int edition) {
    public WatchEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(pattern);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(priority);
        Objects.requireNonNull(validFrom);
        Objects.requireNonNull(validTo);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(guidance);
    }

    public boolean validAt(Instant time) {
        return !time.isBefore(validFrom) && validTo.map(time::isBefore).orElse(true);
    }
}
