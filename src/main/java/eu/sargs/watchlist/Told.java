package eu.sargs.watchlist;

import eu.sargs.access.StationKey;
import java.time.Instant;
import java.util.Objects;

/**
 * Who said something about an entry.
 *
 * @param by whose station it was
 * @param officer account there
 */
public record Told(StationKey by, String officer, Instant at) {
    public Told {
        Objects.requireNonNull(by);
        Objects.requireNonNull(officer);
        Objects.requireNonNull(at);
    }
}
