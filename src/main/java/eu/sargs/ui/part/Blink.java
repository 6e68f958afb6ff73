package eu.sargs.ui.part;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What may blink, and when: only the most urgent open alarm that nobody has opened. High at 1 Hz for 30 s, then steady
 * with 5 s more each minute; medium at 0.5 Hz for 10 s, then steady; low never; nothing on a still screen.
 */
public final class Blink {
    private Blink() {}

    /** The alarm whose stripe, glyph and frame are in the dim half of a blink now. */
    public static Optional<AlertId> dimmed(List<Alert> alerts, Instant now, boolean stillScreen) {
        if (stillScreen) {
            return Optional.empty();
        }
        return Alert.mostUrgentFirst(alerts).stream()
                .filter(one -> one.waits(now) && one.taken().isEmpty())
                .findFirst()
                .filter(one -> dim(one.entry().priority(), Duration.between(one.raisedAt(), now)))
                .map(Alert::id);
    }

    static boolean dim(Priority priority, Duration age) {
        long ms = age.toMillis();
        return ms >= 0
                && switch (priority) {
                    case HIGH -> (ms < 30_000 || ms % 60_000 < 5_000) && ms % 1_000 >= 500;
                    case MEDIUM -> ms < 10_000 && ms % 2_000 >= 1_000;
                    case LOW -> false;
                };
    }
}
