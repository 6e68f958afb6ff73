package eu.sargs.store;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Finds what of a feed comes without its bodies, so that it can be told from when to when something is missing. */
final class CameBare {
    private final FeedBook book;

    CameBare(FeedBook book) {
        this.book = book;
    }

    /**
     * What is to be noted of events that are stored now; what was erased, or is as old as what was let go of here, is no
     * loss.
     *
     * @param before the last range that is noted of the feed
     */
    List<BareTable.Range> of(FeedId feed, List<Envelope> envelopes, Optional<BareTable.Range> before) {
        long dropped = book.dropped(feed);
        long retired = book.beginning(feed).sequence();
        List<BareTable.Range> ranges = new ArrayList<>();
        BareTable.Range open = before.orElse(null);
        for (Envelope envelope : envelopes) {
            long sequence = envelope.header().sequence();
            if (envelope.body().isPresent() || sequence <= dropped || FeedHolding.isErased(book, envelope.header())) {
                continue;
            }
            boolean goesOn = open != null
                    && open.retired() == sequence <= retired
                    && open.last() < sequence
                    && LongStream.range(open.last() + 1, sequence).allMatch(one -> book.isErased(feed, one));
            open = new BareTable.Range(goesOn ? open.first() : sequence, sequence, sequence <= retired);
            if (goesOn && !ranges.isEmpty()) {
                ranges.removeLast();
            }
            ranges.add(open);
        }
        return List.copyOf(ranges);
    }
}
