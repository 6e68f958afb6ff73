package eu.sargs.alert;

import eu.sargs.access.Officer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The station's alerts. Thread-safe; commands are durable and visible on return; never on the FX thread. */
public interface Alerts extends OpenAlerts {
    /** Raised at or after a time, most urgent first. */
    List<Alert> since(Instant time);

    Optional<Alert> find(AlertId id);

    /** The officer has opened it; its sound pauses for 60 s. */
    void take(AlertId id, Officer officer);

    /**
     * Confirms or rejects, by the outcome, and acknowledges.
     *
     * @param note up to 2000 signs, may be empty
     * @throws eu.sargs.platform.Fault ALR-01 when it was ended already (who and when are in the arguments)
     */
    Alert close(AlertId id, Outcome outcome, String note, Officer officer);
}
