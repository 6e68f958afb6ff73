package eu.sargs.alert;

import eu.sargs.access.StationKey;
import eu.sargs.journal.HybridTime;
import java.util.Comparator;

/** What was done about an open alert besides opening and ending it. Told in any order and twice it comes to the same. */
public sealed interface Handling {
    /** The later first; of two of one time always the same. */
    Comparator<Handling> LATEST = Comparator.comparing(Handling::at)
            .thenComparing(one -> one.toString().length())
            .thenComparing(Object::toString)
            .reversed();

    /** One of the hits of the alert raises this. */
    AlertId alert();

    HybridTime at();

    /**
     * Nobody had answered for too long: it sounds wherever it is seen, until somebody does.
     *
     * @param by where nobody had
     */
    record Escalated(AlertId alert, HybridTime at, StationKey by) implements Handling {}

    /**
     * An officer set it aside for a while, or brought it back.
     *
     * @param seconds for how long; 0 brings it back
     * @param officer name as shown
     */
    record Shelved(AlertId alert, HybridTime at, int seconds, String reason, String officer) implements Handling {}

    /**
     * An officer gave it to another station.
     *
     * @param by whose officer
     * @param to a key of the station that is to answer it
     * @param station its name, as who forwarded it knew it
     * @param officer name as shown
     */
    record Forwarded(
            AlertId alert, HybridTime at, StationKey by, StationKey to, String station, String note, String officer)
            implements Handling {}
}
