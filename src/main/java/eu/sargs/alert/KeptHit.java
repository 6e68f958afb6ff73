package eu.sargs.alert;

import eu.sargs.access.StationKey;
import eu.sargs.journal.Event;
import eu.sargs.journal.HybridTime;
import java.time.Instant;
import java.util.Comparator;

/**
 * A hit as it is known, of all that was said about it. Several stations may tell of the same hit, and of each its
 * refinements; told in any order and more than once they come to the same.
 *
 * @param raisedAt when it was first told
 * @param saidAt when its copies as they are here were told
 * @param by origin and epoch of the one who told, to decide between two who told at the same time
 */
public record KeptHit(Hit hit, Instant raisedAt, boolean refined, HybridTime saidAt, String by) {
    private static final Comparator<KeptHit> BEST = Comparator.comparing(KeptHit::refined)
            .thenComparing(KeptHit::saidAt)
            .thenComparing(KeptHit::by);

    /** @throws IllegalArgumentException when the event is neither {@code AlertRaised} nor {@code AlertRefined} */
    public static KeptHit of(Event event) {
        boolean refined = event.type().equals(AlertCodec.REFINED);
        if (!refined && !event.type().equals(AlertCodec.RAISED)) {
            throw new IllegalArgumentException("Not a hit: " + event.type());
        }
        return new KeptHit(
                AlertCodec.decodeHit(
                        event.payload().orElseThrow(),
                        StationKey.of(event.feed().origin())),
                event.said().instant(),
                refined,
                event.said(),
                event.feed().origin().hex() + " " + event.feed().epoch());
    }

    /** What two tellings of one hit make. Its late copy counts only where nobody had it fresh. */
    public KeptHit with(KeptHit other) {
        KeptHit best = BEST.compare(this, other) >= 0 ? this : other;
        Hit hit = best.hit();
        return new KeptHit(
                new Hit(
                        hit.id(),
                        hit.sighting(),
                        hit.seenBy(),
                        hit.entry(),
                        hit.match(),
                        this.hit.late() && other.hit.late()),
                raisedAt.isBefore(other.raisedAt) ? raisedAt : other.raisedAt,
                best.refined(),
                best.saidAt(),
                best.by());
    }
}
