package eu.sargs.alert;

import eu.sargs.journal.Event;
import eu.sargs.journal.HybridTime;
import java.util.Comparator;

/**
 * That an officer opened an alert.
 *
 * @param officer name as shown
 */
public record Taking(AlertId alert, HybridTime at, String officer) implements Comparable<Taking> {
    /** @throws IllegalArgumentException when the event is no {@code AlertTaken} */
    public static Taking of(Event event) {
        AlertCodec.TakenNews news = AlertCodec.decodeTaken(event.payload().orElseThrow());
        return new Taking(news.alert(), event.said(), news.officer());
    }

    /** The earlier first. */
    @Override
    public int compareTo(Taking other) {
        return Comparator.comparing(Taking::at)
                .thenComparing(Taking::officer)
                .thenComparing(taking -> taking.alert().hex())
                .compare(this, other);
    }
}
