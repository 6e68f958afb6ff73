package eu.sargs.store;

import eu.sargs.journal.Batch;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Reentry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What this home is to enter anew, and how far it has come in that since it was opened. By the journal's writer alone. */
final class Reentries {
    /** Events in one transaction. */
    private static final int AT_ONCE = 500;

    private final JournalTables tables;
    private final OriginKey own;
    /** So that what was entered anew is not looked through again each time. */
    private final Map<FeedId, Long> entered = new HashMap<>();

    Reentries(JournalTables tables, OriginKey own) {
        this.tables = tables;
        this.own = own;
    }

    /** The next of it, in the order it is to be written. */
    List<Envelope> due() {
        return tables.toEnterAnew(own, feed -> entered.getOrDefault(feed, 0L), AT_ONCE);
    }

    /** @param random a cryptographic one, for salts */
    static List<Batch.Sealed> sealed(List<Envelope> due, RandomGenerator random) {
        return due.stream()
                .map(envelope -> Batch.Sealed.of(Reentry.of(envelope).orElseThrow(), random))
                .toList();
    }

    static List<Position> places(List<Envelope> due) {
        return due.stream()
                .map(envelope ->
                        new Position(envelope.header().feed(), envelope.header().sequence()))
                .toList();
    }

    /** These were written. */
    void written(List<Envelope> due) {
        places(due).forEach(place -> entered.merge(place.feed(), place.sequence(), Math::max));
    }

    /** More of this feed was set aside, maybe before where it had come to. */
    void setAside(FeedId feed) {
        entered.remove(feed);
    }
}
