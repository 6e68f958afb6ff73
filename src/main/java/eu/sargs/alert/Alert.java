package eu.sargs.alert;

import eu.sargs.access.StationKey;
import eu.sargs.plate.PlateMatch;
import eu.sargs.sighting.Sighting;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An alarm, latched until an officer ends it.
 *
 * @param id of its first hit; later ones lead to it too, {@link Alerts#find}
 * @param entry as it stood when it rang
 * @param sighting as it stood when it rang, or refined since; the latest where hits were folded
 * @param match why it rang
 * @param hits times this entry was hit within this alert, at least 1
 * @param late entered silently: the hit was older than 30 minutes when it arrived
 * @param taken who opened it last
 * @param otherEnds by officers who ended it as well before they knew; {@code closed} was the first
 * @param seenBy whose camera the sighting is of
 * @param seenHere whether that is this station
 * @param rings whether it sounds here: a camera of this station saw one of its hits, or the entry is this station's,
 *     or nobody answered it where it did; while it is forwarded, where it was forwarded to and nowhere else
 * @param handled what was done about it while it is open
 */
public record Alert(
        AlertId id,
        Instant raisedAt,
        WatchEntry entry,
        Sighting sighting,
        PlateMatch match,
        int hits,
        boolean late,
        Optional<Taken> taken,
        Optional<Closed> closed,
        List<Closed> otherEnds,
        StationKey seenBy,
        boolean seenHere,
        boolean rings,
        Handled handled) {

    /** @param officer shown name */
    public record Taken(String officer, Instant at) {}

    /**
     * @param officer shown name
     * @param note may be empty
     * @param seat where they sit; empty where it is not known
     */
    public record Closed(String officer, Instant at, Outcome outcome, String note, String seat) {
        public Closed(String officer, Instant at, Outcome outcome, String note) {
            this(officer, at, outcome, note, "");
        }
    }

    /** What was done besides opening and ending it. */
    public record Handled(Optional<Shelved> shelved, Optional<Escalated> escalated, Optional<Forwarded> forwarded) {
        public static final Handled NOT = new Handled(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Set aside by an officer.
     *
     * @param officer shown name
     * @param until when it comes back by itself; where it was brought back before, when that was
     */
    public record Shelved(String officer, Instant at, Instant until, String reason) {}

    /**
     * Nobody answered it, and nobody has since.
     *
     * @param by whose officers did not
     */
    public record Escalated(Instant at, StationKey by) {}

    /**
     * An officer of one station gave it to another.
     *
     * @param by whose officer
     * @param to who is to answer it
     * @param here whether that is this station
     * @param stands whether it is still theirs alone; no more once it was told that nobody answered it there
     * @param minded whether this station is to see to it that it is answered: it forwarded it, has it, or would sound it
     * @param officer shown name
     * @param note may be empty
     */
    public record Forwarded(
            Instant at,
            StationKey by,
            StationKey to,
            boolean here,
            boolean stands,
            boolean minded,
            String officer,
            String note) {}

    /** The same alert with one of its hits in the place of the newest. @param here whether this station's camera saw it */
    public Alert at(Hit hit, boolean here) {
        return new Alert(
                id,
                raisedAt,
                hit.entry(),
                hit.sighting(),
                hit.match(),
                hits,
                late,
                taken,
                closed,
                otherEnds,
                hit.seenBy(),
                here,
                rings,
                handled);
    }

    public boolean open() {
        return closed.isEmpty();
    }

    /** Whether it is on the shelf, silent, at a time. */
    public boolean shelved(Instant now) {
        return open()
                && handled.shelved().filter(one -> now.isBefore(one.until())).isPresent();
    }

    /** Whether an officer is to answer it at a time: it is open, came in time, and is not on the shelf. */
    public boolean waits(Instant now) {
        return open() && !late && !shelved(now);
    }

    /** Open ones first, then by priority, then the oldest. */
    public static List<Alert> mostUrgentFirst(List<Alert> alerts) {
        return alerts.stream()
                .sorted(Comparator.comparing((Alert a) -> !a.open())
                        .thenComparing(a -> a.entry().priority())
                        .thenComparing(Alert::raisedAt))
                .toList();
    }
}
