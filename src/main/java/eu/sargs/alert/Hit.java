package eu.sargs.alert;

import eu.sargs.access.StationKey;
import eu.sargs.plate.PlateMatch;
import eu.sargs.sighting.Sighting;
import eu.sargs.watchlist.WatchEntry;

/**
 * A sighting that fits an entry, with copies of both as they stood.
 *
 * @param seenBy whose camera it was
 * @param late older than {@link AlertFold#LATE} when it was matched
 */
public record Hit(HitId id, Sighting sighting, StationKey seenBy, WatchEntry entry, PlateMatch match, boolean late) {
    Hit with(Sighting refined, PlateMatch better) {
        return new Hit(id, refined, seenBy, entry, better, late);
    }
}
