package eu.sargs.sync.simulator;

import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Retirement;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is on the disk. */
final class Disk {
    final Map<FeedId, HeldFeed> feeds = new TreeMap<>(FeedId.LANES_FIRST);
    final Set<Erasure> erased = new LinkedHashSet<>();
    final Map<FeedId, Retirement> retired = new TreeMap<>(FeedId.LANES_FIRST);
    final Map<FeedId, ForkProof> forks = new TreeMap<>(FeedId.LANES_FIRST);
    KeyRing keys;
    int epoch = 1;

    Disk(KeyRing keys) {
        this.keys = keys;
    }

    HeldFeed feed(FeedId id) {
        return feeds.computeIfAbsent(id, k -> new HeldFeed());
    }

    FeedTip tip(FeedId id) {
        return feeds.getOrDefault(id, HeldFeed.EMPTY).tip();
    }

    Disk copy() {
        Disk copy = new Disk(keys);
        feeds.forEach((id, feed) -> copy.feeds.put(id, feed.copy()));
        copy.erased.addAll(erased);
        copy.retired.putAll(retired);
        copy.forks.putAll(forks);
        copy.epoch = epoch;
        return copy;
    }

    boolean isErased(FeedId feed, long sequence) {
        return erased.stream().anyMatch(one -> InMemoryLedger.covers(one, feed, sequence));
    }
}
