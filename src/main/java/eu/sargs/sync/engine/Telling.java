package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What one peer is told of our feeds' ends: at most four times a second, but of duty and lists at once. */
final class Telling {
    private final Link link;
    private final Holdings holdings;
    private final Set<FeedId> untold = new LinkedHashSet<>();
    private boolean urgent;
    private Instant next;

    Telling(Link link, Holdings holdings, Instant now) {
        this.link = link;
        this.holdings = holdings;
        next = now;
    }

    void all() {
        untold.addAll(holdings.feeds());
        urgent = true;
    }

    void grew(FeedId feed) {
        untold.add(feed);
        // What the peer has asked for reaches it by itself.
        urgent |= Limits.isUrgent(feed.lane()) && !link.serving.isWanted(feed);
    }

    void flush(Instant now, Effects out) {
        if (untold.isEmpty() || !(urgent || !now.isBefore(next))) {
            return;
        }
        Map<FeedId, FeedTip> ends = new LinkedHashMap<>();
        for (FeedId feed : untold) {
            FeedTip tip = holdings.tip(feed);
            if (tip.sequence() > 0
                    && tip.sequence() <= holdings.limit(feed)
                    && !isKnown(feed, tip)
                    && holdings.isSeenBy(link.peer, feed)) {
                ends.put(feed, tip);
            }
            if (ends.size() == Limits.TELL_AT_ONCE) {
                out.send(link.peer, new Message.Have(ends));
                ends = new LinkedHashMap<>();
            }
        }
        if (!ends.isEmpty()) {
            out.send(link.peer, new Message.Have(ends));
        }
        untold.clear();
        urgent = false;
        next = now.plus(Limits.TELL);
    }

    private boolean isKnown(FeedId feed, FeedTip tip) {
        FeedTip theirs = link.theirs(feed);
        return theirs.sequence() == tip.sequence() && Arrays.equals(theirs.hash(), tip.hash());
    }
}
