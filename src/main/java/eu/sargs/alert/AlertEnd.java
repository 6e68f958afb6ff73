package eu.sargs.alert;

import eu.sargs.journal.Event;
import eu.sargs.journal.HybridTime;
import java.util.Set;

/**
 * That an officer ended an alert: exactly the hits they saw.
 *
 * @param id of its event: origin, epoch, scope and sequence
 * @param act of which decision it is a part; its {@code id} where it says none
 */
public record AlertEnd(String id, HybridTime at, Set<HitId> hits, Alert.Closed closed, String act)
        implements Comparable<AlertEnd> {
    /** @throws IllegalArgumentException when the event is no {@code AlertClosed} */
    public static AlertEnd of(Event event) {
        return of(idOf(event), event.said(), event.payload().orElseThrow());
    }

    /** Of an event of the duty lane. */
    public static String idOf(Event event) {
        return event.feed().origin().hex() + " " + event.feed().epoch() + " "
                + event.feed().scope() + " " + event.sequence();
    }

    /** @param payload of its event */
    public static AlertEnd of(String id, HybridTime at, byte[] payload) {
        AlertCodec.ClosedNews news = AlertCodec.decodeClosed(payload);
        AlertCodec.Act act = AlertCodec.decodeAct(payload);
        return new AlertEnd(
                id,
                at,
                news.hits(),
                new Alert.Closed(news.officer(), at.instant(), news.outcome(), news.note(), act.seat()),
                act.act().isEmpty() ? id : act.act());
    }

    /** The earlier first. */
    @Override
    public int compareTo(AlertEnd other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }
}
