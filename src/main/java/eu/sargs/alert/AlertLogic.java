package eu.sargs.alert;

import eu.sargs.plate.PlateMatch;
import eu.sargs.sighting.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an alert begins, changes and ends. Pure: no clock, no I/O. What one event makes of an alert; that an event counts
 * once is for whoever keeps the alerts.
 */
public final class AlertLogic {
    /** One entry's hits nearer than this to its open alert's first sighting are one alert. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    /** A hit older than this when it is matched enters silently. */
    public static final Duration LATE = Duration.ofMinutes(30);

    /** Longest note, in signs. */
    public static final int LONGEST_NOTE = 2000;

    private AlertLogic() {}

    public static boolean late(Sighting sighting, Instant now) {
        return Duration.between(sighting.to(), now).compareTo(LATE) > 0;
    }

    /** Whether a sighting belongs to the alert that began with one at {@code first}. */
    public static boolean near(Instant first, Instant seen) {
        return Duration.between(first, seen).abs().compareTo(WINDOW) < 0;
    }

    public static Alert raised(Hit hit, Instant at) {
        return new Alert(
                hit.alert(),
                at,
                hit.entry(),
                hit.sighting(),
                hit.match(),
                1,
                hit.late(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * One more hit of its entry: the later sighting is shown. A late alert that is hit freshly is late no more. An
     * ended alert takes no hits; {@link #raised} a new one instead, or a vehicle would pass in silence because an
     * officer was quick.
     */
    public static Alert folded(Alert alert, Hit hit) {
        if (!alert.open()) {
            throw new IllegalArgumentException("Ended");
        }
        boolean later = !hit.sighting().from().isBefore(alert.sighting().from());
        return new Alert(
                alert.id(),
                alert.raisedAt(),
                alert.entry(),
                later ? hit.sighting() : alert.sighting(),
                later ? hit.match() : alert.match(),
                alert.hits() + 1,
                alert.late() && hit.late(),
                alert.taken(),
                alert.closed());
    }

    /** Its sighting's last read is in. Changes what is shown, open or ended; never ends anything. */
    public static Alert refined(Alert alert, Hit hit) {
        boolean shown = alert.sighting().id().equals(hit.sighting().id());
        return shown ? showing(alert, hit.sighting(), hit.match()) : alert;
    }

    private static Alert showing(Alert alert, Sighting sighting, PlateMatch match) {
        return new Alert(
                alert.id(),
                alert.raisedAt(),
                alert.entry(),
                sighting,
                match,
                alert.hits(),
                alert.late(),
                alert.taken(),
                alert.closed());
    }

    /** The officer who opened it last counts; an ended one is taken by nobody. */
    public static Alert taken(Alert alert, String officer, Instant at) {
        return alert.open() ? with(alert, Optional.of(new Alert.Taken(officer, at)), alert.closed()) : alert;
    }

    /** The first to end it counts. */
    public static Alert closed(Alert alert, Alert.Closed closed) {
        return alert.open() ? with(alert, alert.taken(), Optional.of(closed)) : alert;
    }

    private static Alert with(Alert alert, Optional<Alert.Taken> taken, Optional<Alert.Closed> closed) {
        return new Alert(
                alert.id(),
                alert.raisedAt(),
                alert.entry(),
                alert.sighting(),
                alert.match(),
                alert.hits(),
                alert.late(),
                taken,
                closed);
    }
}
