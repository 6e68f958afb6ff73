package eu.sargs.sighting;

import eu.sargs.access.Officer;
import eu.sargs.plate.Plate;
import eu.sargs.platform.Pin;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What was seen. Thread-safe; does I/O, never on the FX thread. */
public interface Sightings {
    Optional<Sighting> find(SightingId id);

    /** The latest, newest first. */
    List<Sighting> latest(int limit);

    /** Passages of a plate (confusable signs count as equal), newest first; the look-up is recorded for the officer. */
    List<Sighting> of(Plate plate, int limit, Officer officer);

    /** Told of each recorded and each refined sighting after its commit. */
    Pin onChange(Consumer<Sighting> listener);
}
