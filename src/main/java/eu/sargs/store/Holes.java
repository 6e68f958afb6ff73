package eu.sargs.store;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.Hole;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where events of feeds are missing that their origins had retired before they came here, or came without bodies. Of what
 * is as old as what was let go of here nobody asks any more. Thread-safe.
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
            List<Hole> here = new ArrayList<>(bare(feed, dropped));
            book.retirements(feed).stream()
                    .filter(last -> last > dropped && last < tips.get(feed).sequence())
                    .flatMap(last -> endingAt(feed, last).stream())
                    .forEach(here::add);
            here.stream().sorted(Comparator.comparing(Hole::first)).forEach(holes::add);
        });
        return List.copyOf(holes);
    }

    /** What of a feed came without bodies, after a sequence; what was erased since is no loss. */
    List<Hole> bare(FeedId feed, long after) {
        long retired =
                book.retirements(feed).stream().mapToLong(last -> last).max().orElse(0);
        return book.bare(feed).stream()
                .filter(range -> range.last() > after)
                .flatMap(range -> range.retiredUpTo(retired).stream())
                .filter(range -> range.last() > after)
                .flatMap(range -> bare(feed, range, Math.max(after + 1, range.first())).stream())
                .toList();
    }

    private Optional<Hole> bare(FeedId feed, BareTable.Range range, long from) {
        List<Ledger.Missing> left = book.unerased(feed, from, range.last());
        return left.isEmpty()
                ? Optional.empty()
                : bare(feed, range, left.getFirst().first(), left.getLast().last(), Ledger.Missing.events(left));
    }

    private Optional<Hole> bare(FeedId feed, BareTable.Range range, long first, long last, long events) {
        Optional<Header> from = header(feed, first);
        if (from.isEmpty() || range.retired() && tables.before(feed, first).isEmpty()) {
            return Optional.empty(); // a feed that was retired begins there, with headers or without
        }
        return Optional.of(new Hole(
                feed,
                first,
                last,
                events,
                from.get().time().instant(),
                header(feed, last).orElseThrow().time().instant(),
                true,
                range.retired() ? Hole.Cause.RETIRED : Hole.Cause.LET_GO));
    }

    /** Of an event, or of the one the feed goes on with where that is not held. */
    private Optional<Header> header(FeedId feed, long sequence) {
        return tables.read(feed, sequence - 1, 1).stream().map(Envelope::header).findFirst();
    }

    private Optional<Hole> endingAt(FeedId feed, long last) {
        Position place = new Position(feed, last);
        if (whole.contains(place)) {
            return Optional.empty();
        }
        // Read from the event itself on: what comes is either that, or what the feed goes on with.
        Optional<Header> next = header(feed, last);
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
                next.get().time().instant(),
                false,
                Hole.Cause.RETIRED));
    }
}
