package eu.sargs.sighting;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.StationKey;
import eu.sargs.plate.Plate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was seen. Thread-safe; does I/O, never on the FX thread. */
public interface Sightings extends RecentSightings {
    Optional<Sighting> find(SightingId id);

    /** Who wrote each of these first: the station whose camera it was. Those that are not known are left out. */
    Map<SightingId, StationKey> origins(Collection<SightingId> sightings);

    /** Passages of a plate (confusable signs count as equal), newest first; the look-up and why stand on record. */
    List<Sighting> of(Plate plate, int limit, Reason reason, Officer officer);
}
