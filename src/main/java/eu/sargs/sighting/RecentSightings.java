package eu.sargs.sighting;

import eu.sargs.platform.Pin;
import java.util.List;
import java.util.function.Consumer;

/** What this station's own cameras saw of late, for those who show it and look nobody up. Thread-safe; does I/O, never on the FX thread. */
public interface RecentSightings {
    /** The latest, newest first. */
    List<Sighting> latest(int limit);

    /** Told of each recorded and each refined sighting after its commit. */
    Pin onChange(Consumer<Sighting> listener);
}
