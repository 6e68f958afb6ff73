package eu.sargs.sync.engine;

import eu.sargs.journal.Lane;
import java.time.Duration;
import java.util.Set;

/**
 * How much a peer may cost, and how long it is waited for; {@code docs/sync.md}.
 *
 * @param versions of the protocol that are spoken here
 * @param urgentWindow bytes of lane duty or list that may be on their way to us on one link
 * @param window the same of lane traffic or record
 * @param run bytes of one run, about
 * @param bytesPerSecond sent on one link at most; 0 where nothing limits it
 * @param feeds a peer may tell of
 * @param picture bytes of the largest picture
 */
public record Limits(
        Set<Integer> versions, int urgentWindow, int window, int run, long bytesPerSecond, int feeds, int picture) {
    /** Between two tellings of what is here. */
    static final Duration TELL = Duration.ofMillis(250);

    static final Duration PING = Duration.ofSeconds(10);
    static final Duration SILENCE = Duration.ofSeconds(30);
    static final Duration STALL = Duration.ofSeconds(20);
    /** Feeds in one message. */
    static final int TELL_AT_ONCE = 1_000;

    public Limits {
        versions = Set.copyOf(versions);
        if (versions.isEmpty() || urgentWindow < 1 || window < 1 || run < 1 || bytesPerSecond < 0 || feeds < 1) {
            throw new IllegalArgumentException("Limits that let nothing through");
        }
    }

    public static Limits usual() {
        return new Limits(Set.of(1), 256 << 10, 384 << 10, 128 << 10, 0, 50_000, 16 << 20);
    }

    public Limits withBytesPerSecond(long most) {
        return new Limits(versions, urgentWindow, window, run, most, feeds, picture);
    }

    public Limits withVersions(Set<Integer> spoken) {
        return new Limits(spoken, urgentWindow, window, run, bytesPerSecond, feeds, picture);
    }

    int window(Lane lane) {
        return isUrgent(lane) ? urgentWindow : window;
    }

    static boolean isUrgent(Lane lane) {
        return lane == Lane.DUTY || lane == Lane.LIST;
    }
}
