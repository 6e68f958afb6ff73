package eu.sargs.sighting;

import eu.sargs.access.Officer;
import eu.sargs.plate.Plate;
import java.util.List;
import java.util.Optional;

/** What was seen. Thread-safe; does I/O, never on the FX thread. */
public interface Sightings extends RecentSightings {
    Optional<Sighting> find(SightingId id);

    /** Passages of a plate (confusable signs count as equal), newest first; the look-up is recorded for the officer. */
    List<Sighting> of(Plate plate, int limit, Officer officer);
}
