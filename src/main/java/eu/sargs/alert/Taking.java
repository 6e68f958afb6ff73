package eu.sargs.alert;

import eu.sargs.access.StationKey;
import eu.sargs.journal.Event;
import eu.sargs.journal.HybridTime;
import java.util.Comparator;

/**
 * That an officer opened an alert.
 *
 * @param by whose officer
 * @param officer name as shown
 */
public record Taking(AlertId alert, HybridTime at, StationKey by, String officer) implements Comparable<Taking> {
    /** @throws IllegalArgumentException when the event is no {@code AlertTaken} */
    public static Taking of(Event event) {
        AlertCodec.TakenNews news = AlertCodec.decodeTaken(event.payload().orElseThrow());
        return new Taking(news.alert(), event.said(), StationKey.of(event.feed().origin()), news.officer());
    }

    /** The earlier first. */
    @Override
    public int compareTo(Taking other) {
        return Comparator.comparing(Taking::at)
                .thenComparing(Taking::officer)
                .thenComparing(taking -> taking.alert().hex())
                .thenComparing(taking -> taking.by().hex())
                .compare(this, other);
    }
}
