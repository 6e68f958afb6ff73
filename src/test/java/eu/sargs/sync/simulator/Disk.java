package eu.sargs.sync.simulator;

import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Retirement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is on the disk. */
final class Disk {
    final Map<FeedId, HeldFeed> feeds = new TreeMap<>(FeedId.LANES_FIRST);
    final Set<Erasure> erased = new LinkedHashSet<>();
    /** What is known of retirements, of each feed by its last event. */
    final Map<FeedId, TreeMap<Long, Retirement>> retired = new TreeMap<>(FeedId.LANES_FIRST);

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
        retired.forEach((id, all) -> copy.retired.put(id, new TreeMap<>(all)));
        copy.forks.putAll(forks);
        copy.epoch = epoch;
        return copy;
    }

    Collection<Retirement> retired(FeedId feed) {
        return retired.getOrDefault(feed, new TreeMap<>()).values();
    }

    /** The hash of the header up to which, and no further, a feed was once retired. */
    Optional<byte[]> retired(FeedId feed, long last) {
        return Optional.ofNullable(retired.getOrDefault(feed, new TreeMap<>()).get(last))
                .map(Retirement::hash);
    }

    boolean isErased(FeedId feed, long sequence) {
        return erased.stream().anyMatch(one -> InMemoryLedger.covers(one, feed, sequence));
    }
}
