package eu.sargs.access;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Events of a feed that another station was given, both ends included.
 *
 * @param bare whether it got no more of them than that they are: their contents were not here any more
 */
public record HandedRange(FeedId feed, long first, long last, boolean bare) {
    public HandedRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("Not a range of a feed: " + first + " to " + last);
        }
    }

    /** With their contents. */
    public HandedRange(FeedId feed, long first, long last) {
        this(feed, first, last, false);
    }

    /** What stands in a run, in its order. */
    public static List<HandedRange> of(Run run) {
        List<HandedRange> ranges = new ArrayList<>();
        long first = run.first();
        boolean bare = isBare(run.envelopes().getFirst());
        for (Envelope envelope : run.envelopes()) {
            long sequence = envelope.header().sequence();
            if (isBare(envelope) != bare) {
                ranges.add(new HandedRange(run.feed(), first, sequence - 1, bare));
                first = sequence;
                bare = !bare;
            }
        }
        ranges.add(new HandedRange(run.feed(), first, run.last(), bare));
        return ranges;
    }

    private static boolean isBare(Envelope envelope) {
        return envelope.body().isEmpty();
    }

    public long events() {
        return last - first + 1;
    }
}
