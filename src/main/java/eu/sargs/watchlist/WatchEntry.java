package eu.sargs.watchlist;

import eu.sargs.access.Audience;
import eu.sargs.access.StationKey;
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
 * @param audience who may see it; {@link Audience#STATION} is a covert watch: sightings come to it, nothing leaves
 * @param home who wrote it, and alone may change it; empty while it is not written
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
        int edition,
        Audience audience,
        Optional<StationKey> home) {
    public WatchEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(pattern);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(priority);
        Objects.requireNonNull(validFrom);
        Objects.requireNonNull(validTo);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(guidance);
        Objects.requireNonNull(audience);
        Objects.requireNonNull(home);
    }

    /** One that is not written yet, and stays at the station while nobody says otherwise. */
    public WatchEntry(
            EntryId id,
            String pattern,
            String reason,
            Priority priority,
            Instant validFrom,
            Optional<Instant> validTo,
            String owner,
            String guidance,
            int edition) {
        this(
                id,
                pattern,
                reason,
                priority,
                validFrom,
                validTo,
                owner,
                guidance,
                edition,
                Audience.STATION,
                Optional.empty());
    }

    /** The same for others to see, or for fewer. */
    public WatchEntry shownTo(Audience others) {
        return new WatchEntry(
                id, pattern, reason, priority, validFrom, validTo, owner, guidance, edition, others, home);
    }

    /** The same as it was written. */
    public WatchEntry written(int asEdition, StationKey by) {
        return new WatchEntry(
                id,
                pattern,
                reason,
                priority,
                validFrom,
                validTo,
                owner,
                guidance,
                asEdition,
                audience,
                Optional.of(by));
    }

    /** Whether nobody outside the station is to know of it. */
    public boolean covert() {
        return audience.home();
    }

    public boolean validAt(Instant time) {
        return !time.isBefore(validFrom) && validTo.map(time::isBefore).orElse(true);
    }
}
