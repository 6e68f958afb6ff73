package eu.sargs.alert;

import eu.sargs.access.Officer;
import eu.sargs.access.StationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The station's alerts. Thread-safe; commands are durable and visible on return; never on the FX thread. */
public interface Alerts extends OpenAlerts {
    /** Raised at or after a time, most urgent first. */
    List<Alert> since(Instant time);

    Optional<Alert> find(AlertId id);

    /**
     * The hits in an alert, by when their vehicle was seen, the newest last.
     *
     * @param most of them, the newest
     */
    List<Hit> hits(AlertId id, int most);

    /** The officer has opened it; its sound pauses for 60 s. */
    void take(AlertId id, Officer officer);

    /**
     * Confirms or rejects, by the outcome, and acknowledges.
     *
     * @param note up to 2000 signs, may be empty
     * @throws eu.sargs.platform.Fault ALR-01 when it was ended already (who and when are in the arguments)
     */
    Alert close(AlertId id, Outcome outcome, String note, Officer officer);

    /**
     * Sets an alert aside, silent, with what else the same vehicle hits of the same entry; it comes back by itself.
     *
     * @param time in whole seconds
     * @throws eu.sargs.platform.Fault ALR-01 as above, ALR-04 without a reason, ALR-05 for longer than its priority lets
     */
    Alert shelve(AlertId id, Duration time, String reason, Officer officer);

    /**
     * Gives it to another station: it sounds there, and nowhere else, until somebody there answers or their time is over.
     *
     * @param to a key of that station
     * @param note up to {@link AlertFold#LONGEST_FORWARD_NOTE} signs, may be empty
     * @throws eu.sargs.platform.Fault ALR-01 as above, ALR-02 for a longer note, ALR-06 where that station may not see it,
     *     ALR-07 where it is this station or belongs no more
     */
    Alert forward(AlertId id, StationKey to, String note, Officer officer);

    /** Takes it off the shelf before its time; one that is on none stays as it is. */
    Alert bringBack(AlertId id, Officer officer);
}
