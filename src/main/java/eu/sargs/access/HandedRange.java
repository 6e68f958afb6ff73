package eu.sargs.access;

import eu.sargs.journal.FeedId;

/** Events of a feed that another station was given, both ends included. */
public record HandedRange(FeedId feed, long first, long last) {
    public HandedRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("Not a range of a feed: " + first + " to " + last);
        }
    }

    public long events() {
        return last - first + 1;
    }
}
