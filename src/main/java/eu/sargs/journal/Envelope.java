package eu.sargs.journal;

import eu.sargs.journal.wire.EventBody;
import java.util.Optional;

/**
 * An event as it is stored and as it travels.
 *
 * @param body empty where it was erased or dropped
 */
public record Envelope(Header header, Optional<Body> body) {
    /** @throws IllegalArgumentException when the body cannot be read */
    public Event event() {
        Optional<EventBody> read = body.map(Body::read);
        return new Event(
                header.feed(),
                header.sequence(),
                header.time(),
                header.type(),
                header.version(),
                read.map(Envelope::by),
                read.map(b -> b.getPayload().toByteArray()),
                read.flatMap(b -> FirstSaid.of(b, header)));
    }

    private static ActedBy by(EventBody body) {
        return new ActedBy(
                body.getOfficer(),
                body.getSeat(),
                new Why(body.getReasonCode(), body.getReasonWords(), body.getReason(), body.getCaseNumber()));
    }
}
