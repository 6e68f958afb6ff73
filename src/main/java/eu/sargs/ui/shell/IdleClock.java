package eu.sargs.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** For how long nobody has used keys or mouse. Not thread-safe. */
final class IdleClock {
    private final InstantSource time;
    private Instant last;

    IdleClock(InstantSource time) {
        this.time = time;
        stir();
    }

    /** Somebody is there. */
    void stir() {
        last = time.instant();
    }

    /** @param minutes 0 for never */
    boolean idleFor(int minutes) {
        Instant now = time.instant();
        if (now.isBefore(last)) {
            last = now; // the machine's clock was set back: counted from here, or it would not lock for long
        }
        return minutes > 0 && !now.isBefore(last.plus(Duration.ofMinutes(minutes)));
    }
}
