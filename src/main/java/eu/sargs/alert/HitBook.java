package eu.sargs.alert;

import eu.sargs.sighting.SightingId;
import java.util.List;

/** What has been hit already, for the matcher. Thread-safe; may lag behind the journal by what is being written. */
public interface HitBook {
    /** Every hit of a sighting. */
    List<Hit> hitsOf(SightingId sighting);
}
