package eu.sargs.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Which deeds are meant; what is empty is left open.
 *
 * @param from the first moment
 * @param to the first moment after
 * @param officer account, or {@code machine}
 * @param plate signs that look alike count as equal; finds also what was done with an entry, a sighting or an alert of it
 * @param station whose journal says so
 * @param reasonCode of the agency's list
 * @param caseNumber as it was named, in capitals or not
 * @param about account that it was done to or looked for: opened, locked, given roles, its sign-in refused; not what it did
 */
public record DeedSearch(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> officer,
        Optional<DeedKind> kind,
        Optional<String> plate,
        Optional<StationKey> station,
        Optional<String> reasonCode,
        Optional<String> caseNumber,
        Optional<String> about) {
    /** Whatever the reason was. */
    public DeedSearch(
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> officer,
            Optional<DeedKind> kind,
            Optional<String> plate,
            Optional<StationKey> station) {
        this(from, to, officer, kind, plate, station, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** All there are. */
    public static DeedSearch all() {
        return new DeedSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Those of one account. */
    public static DeedSearch by(String account) {
        return new DeedSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.of(account),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
