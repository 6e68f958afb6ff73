package eu.sargs.alert;

import eu.sargs.sighting.SightingId;
import eu.sargs.watchlist.EntryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What has been hit already, for the matcher. Thread-safe; may lag behind the journal by what is being written. */
public interface HitBook {
    /** Every hit of a sighting, with the alert it is in. */
    List<Hit> hitsOf(SightingId sighting);

    /**
     * The entry's open alert whose first sighting is less than {@link AlertLogic#WINDOW} away; the first one raised
     * where there are several.
     */
    Optional<AlertId> openNear(EntryId entry, Instant seen);

    Optional<Alert> find(AlertId id);
}
