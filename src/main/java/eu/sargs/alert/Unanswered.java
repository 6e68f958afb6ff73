package eu.sargs.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an alert has waited too long for an officer. Pure: no clock of its own.
 *
 * <p>Who opened it is at it, and may be on the telephone about it: it waits anew from then on, and for longer. Where it
 * was forwarded, whoever has it now has the time of one that was just raised. A medium one waits three times as long as
 * a high one; a low one rings once, softly, and waits for as long as it takes.
 */
public final class Unanswered {
    private static final int MEDIUM_WAITS = 3;
    /** After that whoever opened it has gone away. */
    private static final Duration OPENED = Duration.ofMinutes(10);

    /** For a forwarded one where none is ever told on: whoever gave it away relies on being told. */
    private static final Duration FORWARDED = Duration.ofMinutes(1);

    private Unanswered() {}

    /**
     * @param high time that one of high priority may wait; zero where none is ever told on
     * @return whether others are to be told now that nobody here has answered it
     */
    public static boolean tooLong(Alert alert, Duration high, Instant now) {
        Optional<Alert.Forwarded> forwarded = alert.handled().forwarded().filter(Alert.Forwarded::stands);
        boolean ours = forwarded.map(Alert.Forwarded::minded).orElse(alert.rings());
        if (high.isZero() && forwarded.isEmpty()
                || !alert.waits(now)
                || !ours
                || alert.handled().escalated().isPresent()) {
            return false;
        }
        Duration first = high.isZero() ? FORWARDED : high;
        Duration most = switch (alert.entry().priority()) {
            case HIGH -> first;
            case MEDIUM -> first.multipliedBy(MEDIUM_WAITS);
            case LOW -> AlertFold.LATE.plus(first);
        };
        Instant since = since(alert);
        boolean opened = alert.taken().filter(taken -> taken.at().equals(since)).isPresent();
        if (opened && most.compareTo(OPENED) < 0) {
            most = OPENED;
        }
        Duration waited = Duration.between(since, now);
        // After half an hour there is nobody left at the roadside to stop it; and a start rings for no old night.
        return waited.compareTo(most) >= 0 && waited.compareTo(AlertFold.LATE) <= 0;
    }

    /** From when on it waits: raised, opened by somebody, forwarded, or back from the shelf, whichever was last. */
    public static Instant since(Alert alert) {
        return Stream.of(
                        Stream.of(alert.raisedAt()),
                        alert.taken().map(Alert.Taken::at).stream(),
                        alert.handled().forwarded().map(Alert.Forwarded::at).stream(),
                        alert.handled().shelved().map(Alert.Shelved::until).stream())
                .flatMap(times -> times)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
