package eu.sargs.alert;

import eu.sargs.plate.PlateMatch;
import eu.sargs.sighting.Sighting;
import eu.sargs.watchlist.WatchEntry;

/**
 * A sighting that fits an entry, with copies of both as they stood.
 *
 * @param alert it raised or is folded into
 * @param late older than {@link AlertLogic#LATE} when it was matched
 */
public record Hit(AlertId alert, HitId id, Sighting sighting, WatchEntry entry, PlateMatch match, boolean late) {
    Hit in(AlertId other) {
        return new Hit(other, id, sighting, entry, match, late);
    }

    Hit with(Sighting refined, PlateMatch better) {
        return new Hit(alert, id, refined, entry, better, late);
    }
}
