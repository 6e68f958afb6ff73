package eu.sargs.shift;

import eu.sargs.alert.Alert;
import eu.sargs.alert.Handling;
import eu.sargs.sighting.Coverage;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.util.List;

/** What came about at the station by itself, read from the tables where it stands anyway. Thread-safe; does I/O. */
public interface Happenings {
    /** From one moment until before another. */
    Happened between(Instant from, Instant to);

    /** What is not done at this moment. */
    Standing standing();

    /**
     * In any order.
     *
     * @param open alerts
     * @param blind cameras, and since when
     * @param entries of the watchlist that are wanted
     */
    record Standing(List<Alert> open, List<Coverage.Blind> blind, List<WatchEntry> entries) {}

    /**
     * In any order.
     *
     * @param alerts raised or ended in that time, at every station that this one hears of
     * @param handlings done about alerts in that time
     * @param blind times without sight that touch it
     * @param entries of the watchlist that somebody here changed in it
     */
    record Happened(
            List<Alert> alerts, List<HandledAlert> handlings, List<Coverage.Blind> blind, List<ChangedEntry> entries) {}

    /** @param alert as it is now */
    record HandledAlert(Alert alert, Handling handling) {}

    /** What somebody did with an entry. */
    enum Change {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * @param officer account
     * @param pattern empty where it is not told
     */
    record ChangedEntry(Instant at, String officer, Change change, String pattern) {}
}
