package eu.sargs.journal;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Hybrid logical clock of a seat. Follows the wall clock, never goes back and never says the same twice, also when
 * the wall clock is set back. Thread-safe.
 */
public final class HybridClock {
    /** What comes from elsewhere may be this far ahead of our wall clock. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private final InstantSource wall;
    private HybridTime last;

    /** @param last the latest time this seat has given or seen before */
    public HybridClock(InstantSource wall, HybridTime last) {
        this.wall = wall;
        this.last = last;
    }

    /** A time later than every earlier one. */
    public synchronized HybridTime now() {
        long millis = Math.max(0, wall.millis());
        last = millis > last.millis() ? new HybridTime(millis, 0) : after(last);
        return last;
    }

    /**
     * Takes note of a time from elsewhere, so that what we write next is later.
     *
     * @return false, and nothing noted, when it is more than {@link #MAX_AHEAD} ahead of our wall clock
     */
    public synchronized boolean observe(HybridTime other) {
        if (other.millis() - wall.millis() > MAX_AHEAD.toMillis()) {
            return false;
        }
        if (other.compareTo(last) > 0) {
            last = other;
        }
        return true;
    }

    /** How far this clock runs ahead of the wall clock, which it does after the wall clock was set back; never negative. */
    public synchronized Duration ahead() {
        return Duration.ofMillis(Math.max(0, last.millis() - wall.millis()));
    }

    private static HybridTime after(HybridTime time) {
        return time.counter() == Integer.MAX_VALUE
                ? new HybridTime(time.millis() + 1, 0)
                : new HybridTime(time.millis(), time.counter() + 1);
    }
}
