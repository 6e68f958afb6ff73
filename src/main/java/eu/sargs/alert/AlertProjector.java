package eu.sargs.alert;

import eu.sargs.journal.Event;
import java.util.Optional;

/** What this room's events make of the kept alerts; each hit counts once, however often it is told. Pure but for the rows. */
public final class AlertProjector {
    private AlertProjector() {}

    /** Takes one event; those of other rooms, without a body or about unknown alerts pass by. */
    public static <E extends Exception> void apply(AlertRows<E> rows, Event event) throws E {
        if (event.payload().isEmpty()) {
            return;
        }
        byte[] payload = event.payload().get();
        switch (event.type()) {
            case AlertCodec.RAISED, AlertCodec.FOLDED -> hit(rows, AlertCodec.decodeHit(payload), event);
            case AlertCodec.REFINED -> refined(rows, AlertCodec.decodeHit(payload));
            case AlertCodec.TAKEN -> {
                AlertCodec.TakenNews news = AlertCodec.decodeTaken(payload);
                Optional<Alert> alert = rows.find(news.alert());
                if (alert.isPresent()) {
                    rows.change(AlertLogic.taken(
                            alert.get(), news.officer(), event.time().instant()));
                }
            }
            case AlertCodec.CLOSED -> {
                AlertCodec.ClosedNews news = AlertCodec.decodeClosed(payload);
                Optional<Alert> alert = rows.find(news.alert());
                if (alert.isPresent()) {
                    rows.change(AlertLogic.closed(
                            alert.get(),
                            new Alert.Closed(news.officer(), event.time().instant(), news.outcome(), news.note())));
                }
            }
            default -> {
                // another room's
            }
        }
    }

    /** The alert an event that was taken is about. */
    public static <E extends Exception> Optional<AlertId> about(AlertRows<E> rows, Event event) throws E {
        if (event.payload().isEmpty()) {
            return Optional.empty();
        }
        byte[] payload = event.payload().get();
        return switch (event.type()) {
            case AlertCodec.RAISED, AlertCodec.FOLDED, AlertCodec.REFINED ->
                rows.alertOf(AlertCodec.decodeHit(payload).id());
            case AlertCodec.TAKEN -> Optional.of(AlertCodec.decodeTaken(payload).alert());
            case AlertCodec.CLOSED ->
                Optional.of(AlertCodec.decodeClosed(payload).alert());
            default -> Optional.empty();
        };
    }

    private static <E extends Exception> void hit(AlertRows<E> rows, Hit hit, Event event) throws E {
        if (rows.alertOf(hit.id()).isPresent()) {
            return;
        }
        Optional<Alert> alert = rows.find(hit.alert());
        if (alert.isPresent() && alert.get().open()) {
            rows.put(hit);
            rows.change(AlertLogic.folded(alert.get(), hit));
        } else {
            // Nothing to fold into, or an officer ended it while the hit was on its way: it rings by itself.
            Hit own = hit.in(hit.id().raises());
            rows.put(own);
            if (rows.find(own.alert()).isEmpty()) {
                rows.add(AlertLogic.raised(own, event.time().instant()));
            }
        }
    }

    private static <E extends Exception> void refined(AlertRows<E> rows, Hit hit) throws E {
        Optional<AlertId> in = rows.alertOf(hit.id());
        if (in.isPresent()) {
            rows.put(hit.in(in.get()));
            Optional<Alert> alert = rows.find(in.get());
            if (alert.isPresent()) {
                rows.change(AlertLogic.refined(alert.get(), hit));
            }
        }
    }
}
