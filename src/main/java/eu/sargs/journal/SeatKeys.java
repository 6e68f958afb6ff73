package eu.sargs.journal;

import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of a seat.
 *
 * @param current what it signs with
 * @param older what it signed with before: whoever has not heard of the change knows it by these
 */
public record SeatKeys(SigningKey current, List<SigningKey> older) {
    public SeatKeys {
        older = List.copyOf(older);
    }

    public static SeatKeys of(SigningKey only) {
        return new SeatKeys(only, List.of());
    }

    /** The current one first. */
    public List<SigningKey> all() {
        return Stream.concat(Stream.of(current), older.stream()).toList();
    }

    public boolean has(OriginKey key) {
        return all().stream().anyMatch(one -> one.origin().equals(key));
    }

    /** What peers know this seat by who have heard of every change. */
    public OriginKey origin() {
        return current.origin();
    }
}
