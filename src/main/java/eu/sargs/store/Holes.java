package eu.sargs.store;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.Hole;
import eu.sargs.journal.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where events of feeds are missing that their origins had retired before they came here. Of what is as old as what was
 * let go of here nobody asks any more. Thread-safe.
 */
final class Holes {
    private final JournalTables tables;
    private final FeedBook book;
    /** Ends of retirements before which nothing is missing: looked at once. */
    private final Set<Position> whole = ConcurrentHashMap.newKeySet();

    Holes(JournalTables tables, FeedBook book) {
        this.tables = tables;
        this.book = book;
    }

    /** Lanes in their order, then as they stand in their feed. @param tips where the feeds end */
    List<Hole> all(Map<FeedId, FeedTip> tips) {
        List<Hole> holes = new ArrayList<>();
        tips.keySet().stream().sorted(FeedId.LANES_FIRST).forEach(feed -> {
            long dropped = book.dropped(feed);
            book.retirements(feed).stream()
                    .filter(last -> last > dropped && last < tips.get(feed).sequence())
                    .sorted()
                    .flatMap(last -> endingAt(feed, last).stream())
                    .forEach(holes::add);
        });
        return List.copyOf(holes);
    }

    private Optional<Hole> endingAt(FeedId feed, long last) {
        Position place = new Position(feed, last);
        if (whole.contains(place)) {
            return Optional.empty();
        }
        // Read from the event itself on: what comes is either that, or what the feed goes on with.
        Optional<Header> next =
                tables.read(feed, last - 1, 1).stream().map(Envelope::header).findFirst();
        if (next.isEmpty() || next.get().sequence() > last + 1) {
            return Optional.empty(); // it goes on further back
        }
        Optional<Header> before = next.get().sequence() == last
                ? Optional.empty()
                : tables.before(feed, last).map(Envelope::header);
        if (before.isEmpty()) {
            whole.add(place); // it is held, or the feed was begun there
        }
        return before.map(header -> new Hole(
                feed,
                header.sequence() + 1,
                last,
                header.time().instant(),
                next.get().time().instant()));
    }
}
