package eu.sargs.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * Those that called and proved no key of a station that is let in, since this station began to listen.
 *
 * @param last when the last one was refused; empty where there was none
 */
public record RefusedCallers(long count, Optional<Instant> last) {
    public static RefusedCallers none() {
        return new RefusedCallers(0, Optional.empty());
    }
}
