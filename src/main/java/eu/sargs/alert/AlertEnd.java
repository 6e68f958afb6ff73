package eu.sargs.alert;

import eu.sargs.journal.Event;
import eu.sargs.journal.HybridTime;
import java.util.Set;

/**
 * That an officer ended an alert: exactly the hits they saw.
 *
 * @param id of its event: origin, epoch, scope and sequence
 */
public record AlertEnd(String id, HybridTime at, Set<HitId> hits, Alert.Closed closed) implements Comparable<AlertEnd> {
    /** @throws IllegalArgumentException when the event is no {@code AlertClosed} */
    public static AlertEnd of(Event event) {
        return of(
                event.feed().origin().hex() + " " + event.feed().epoch() + " "
                        + event.feed().scope() + " " + event.sequence(),
                event.time(),
                event.payload().orElseThrow());
    }

    /** @param payload of its event */
    public static AlertEnd of(String id, HybridTime at, byte[] payload) {
        AlertCodec.ClosedNews news = AlertCodec.decodeClosed(payload);
        return new AlertEnd(
                id, at, news.hits(), new Alert.Closed(news.officer(), at.instant(), news.outcome(), news.note()));
    }

    /** The earlier first. */
    @Override
    public int compareTo(AlertEnd other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }
}
