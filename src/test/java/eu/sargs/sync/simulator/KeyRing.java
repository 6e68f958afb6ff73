package eu.sargs.sync.simulator;

import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SeatKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Successions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A home's keys as they lie on its disk, changed by the steps of {@link eu.sargs.journal.KeyFiles}; here without files.
 *
 * @param next made, and not yet what the home signs with
 */
record KeyRing(SigningKey current, Optional<SigningKey> next, List<SigningKey> older) {
    static KeyRing of(SigningKey only) {
        return new KeyRing(only, Optional.empty(), List.of());
    }

    KeyRing begun(SigningKey made) {
        return new KeyRing(
                current,
                Optional.of(made),
                Stream.concat(older.stream(), Stream.of(current)).distinct().toList());
    }

    /** Empty where the journal names a key that is not here: such a home does not start. */
    Optional<KeyRing> opened(Successions known) {
        Optional<OriginKey> follows = known.after(current.origin());
        if (follows.isEmpty()) {
            return Optional.of(new KeyRing(current, Optional.empty(), older));
        }
        return next.filter(key -> key.origin().equals(follows.get())).map(key -> finished());
    }

    KeyRing finished() {
        return new KeyRing(next.orElseThrow(), Optional.empty(), older);
    }

    SeatKeys seat() {
        return new SeatKeys(
                current, older.stream().filter(key -> key != current).toList());
    }
}
