package eu.sargs.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * Which bodies a station on the way may have let go of, so that what it passes on may lack them: sightings whose days are
 * over there. By the time their origin signed, so that nobody can say it of anything younger or of another lane; decision
 * 0041. Pure.
 */
public final class LetGo {
    /** No station keeps its sightings for less. */
    private static final Duration DAYS = Duration.ofDays(1);
    /** So far the clocks of two stations may be apart, before who passes on is taken for one that withholds. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private LetGo() {}

    /** Whether who takes an event may do so without its body. @param now our wall clock */
    public static boolean mayLack(Header header, Instant now) {
        return isOlder(header, now.minus(DAYS));
    }

    /** Whether who lacks the body may pass the event on. @param now our wall clock */
    public static boolean mayPass(Header header, Instant now) {
        return isOlder(header, now.minus(DAYS).minus(CLOCKS));
    }

    private static boolean isOlder(Header header, Instant time) {
        return header.feed().lane() == Lane.TRAFFIC && header.time().instant().isBefore(time);
    }
}
