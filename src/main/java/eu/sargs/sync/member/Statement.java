package eu.sargs.sync.member;

import eu.sargs.journal.Event;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import java.util.Comparator;

/** A membership event with who wrote it, where and when. */
public record Statement(Position place, HybridTime time, MemberEvent said) {
    /** By time, then origin, epoch and sequence: the same for everybody, whatever the order of arrival. */
    static final Comparator<Statement> IN_TIME = Comparator.comparing(Statement::time)
            .thenComparing(statement -> statement.by().hex())
            .thenComparing(statement -> statement.place().feed().epoch())
            .thenComparing(statement -> statement.place().sequence());

    /** @throws IllegalArgumentException when the event is no membership event that can be read */
    public static Statement of(Event event) {
        return new Statement(event.position(), event.time(), MemberCodec.decode(event));
    }

    public OriginKey by() {
        return place.feed().origin();
    }
}
