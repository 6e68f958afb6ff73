package eu.sargs.sync.simulator;

import eu.sargs.journal.Batch;
import eu.sargs.journal.Chain;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Run;
import eu.sargs.journal.RunCheck;
import eu.sargs.journal.SignedHead;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Taken;
import eu.sargs.platform.Pin;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A journal in memory. What is called here is what is on the disk: the simulator calls it when an fsync would have
 * returned, and loses the call where the station crashes before.
 */
final class InMemoryLedger implements Ledger {
    private final SigningKey key;
    private final InstantSource wall;
    private final RandomGenerator random;
    private final Plant plant;
    private final BiConsumer<Boolean, Envelope> stored;
    private Disk disk;
    private HybridClock clock;

    /** @param stored told of each event that is stored, and whether it is our own */
    InMemoryLedger(
            SigningKey key,
            InstantSource wall,
            RandomGenerator random,
            Plant plant,
            BiConsumer<Boolean, Envelope> stored) {
        this.key = key;
        this.wall = wall;
        this.random = random;
        this.plant = plant;
        this.stored = stored;
        this.disk = new Disk();
        restart();
    }

    Disk disk() {
        return disk;
    }

    /** Another disk is in the machine from now on: a backup, or the one of the machine this was copied from. */
    void restore(Disk other) {
        disk = other.copy();
        restart();
    }

    /** The clock goes on from the latest time on the disk. */
    void restart() {
        HybridTime last = disk.feeds.values().stream()
                .flatMap(feed -> Stream.concat(feed.events.stream(), feed.aside.stream()))
                .map(envelope -> envelope.header().time())
                .max(Comparator.naturalOrder())
                .orElse(new HybridTime(0, 0));
        clock = new HybridClock(wall, plant == Plant.WALL_CLOCK ? new HybridTime(0, 0) : last);
    }

    /** @return the events as they stand; each batch is signed at its end */
    List<Envelope> append(List<Draft> drafts) {
        if (drafts.stream()
                .anyMatch(draft -> disk.feeds
                        .getOrDefault(new FeedId(key.origin(), disk.epoch, draft.scope(), draft.lane()), Feed.EMPTY)
                        .end()
                        .isPresent())) {
            openEpoch();
        }
        if (plant == Plant.WALL_CLOCK) {
            clock = new HybridClock(wall, new HybridTime(0, 0));
        }
        Batch batch = new Batch(key, disk.epoch, clock, random, feed -> disk.tip(feed));
        drafts.forEach(batch::add);
        batch.envelopes().forEach(envelope -> store(envelope, true));
        batch.sign().forEach(head -> disk.feed(head.feed()).heads.put(head.sequence(), head));
        return batch.envelopes();
    }

    private void store(Envelope envelope, boolean own) {
        Header header = envelope.header();
        disk.feed(header.feed()).events.add(envelope);
        Erasing.of(envelope).ifPresent(this::erase);
        stored.accept(own, envelope);
    }

    /** Whether others can know why a body is missing: an erasure that stood in what was set aside says nothing to them. */
    private boolean isExplained(FeedId feed, long sequence) {
        return disk.feeds.values().stream()
                .flatMap(other -> other.events.stream())
                .filter(e -> e.header().type().equals(Erasing.TYPE))
                .flatMap(e -> Erasing.of(e).stream())
                .anyMatch(erasing -> erasing.covers(feed, sequence));
    }

    /** The last event whose body is missing for a reason nobody else can check; 0 where there is none. */
    long unexplained(FeedId feed) {
        return disk.feed(feed).events.stream()
                .filter(e -> e.body().isEmpty() && !isExplained(feed, e.header().sequence()))
                .mapToLong(e -> e.header().sequence())
                .max()
                .orElse(0);
    }

    private void erase(Erasing erasing) {
        disk.erased.add(erasing);
        strip(erasing.feed(), erasing.first(), erasing.last());
    }

    private void strip(FeedId feed, long first, long last) {
        if (disk.feeds.containsKey(feed)) {
            List<Envelope> events = disk.feed(feed).events;
            events.replaceAll(e -> e.header().sequence() >= first
                            && e.header().sequence() <= last
                            && !e.header().type().equals(Erasing.TYPE)
                    ? new Envelope(e.header(), Optional.empty())
                    : e);
        }
    }

    /** Retention here alone: the bodies go, and runs over them are offered no more. */
    void letGo(FeedId feed, long last) {
        disk.feed(feed).letGo = Math.max(disk.feed(feed).letGo, last);
        strip(feed, 1, last);
    }

    /** A bit falls over in a stored body. @return whether there was one */
    boolean rot(FeedId feed, int index, int bit) {
        Feed there = disk.feed(feed);
        Envelope envelope = there.events.get(index);
        if (envelope.body().isEmpty() || envelope.body().get().bytes().length == 0) {
            return false;
        }
        there.events.set(index, Tamper.flipped(envelope, bit));
        return true;
    }

    /** Walks every chain; what does not hold any more is dropped with what follows. @return feeds that were cut */
    List<FeedId> scrub() {
        List<FeedId> cut = new ArrayList<>();
        disk.feeds.forEach((id, feed) -> {
            Chain chain = new Chain(id);
            for (Envelope envelope : List.copyOf(feed.events)) {
                if (chain.next(envelope).isPresent()) {
                    Long signed = feed.heads.floorKey(envelope.header().sequence() - 1);
                    long last = signed == null ? 0 : signed;
                    feed.events.removeIf(e -> e.header().sequence() > last);
                    feed.heads.tailMap(last, false).clear();
                    feed.hashes.keySet().removeIf(sequence -> sequence > last);
                    cut.add(id);
                    return;
                }
            }
        });
        return cut;
    }

    @Override
    public Map<FeedId, FeedTip> tips() {
        Map<FeedId, FeedTip> tips = new TreeMap<>(FeedId.LANES_FIRST);
        disk.feeds.forEach((id, feed) -> {
            if (feed.tip().sequence() > 0) {
                tips.put(id, feed.tip());
            }
        });
        return tips;
    }

    @Override
    public Optional<Run> read(FeedId feed, long sequence, int bytes) {
        return disk.feed(feed).read(feed, sequence, bytes, missing -> isExplained(feed, missing));
    }

    @Override
    public Optional<byte[]> hash(FeedId feed, long sequence) {
        return disk.feed(feed).hash(sequence);
    }

    @Override
    public List<Taken> take(List<Run> runs) {
        return runs.stream().map(this::take).toList();
    }

    private Taken take(Run run) {
        Feed feed = disk.feed(run.feed());
        RunCheck.Result result = plant == Plant.UNCHECKED_RUNS
                ? unchecked(run, feed)
                : RunCheck.of(
                        run,
                        new Held(run.feed(), feed),
                        plant == Plant.BELIEVED_TIMES ? wall.instant().plusSeconds(1_000_000) : wall.instant());
        if (!result.fresh().isEmpty()
                && run.feed().origin().equals(key.origin())
                && run.feed().epoch() == disk.epoch) {
            openEpoch(); // somebody knows more of our feeds than we do
        }
        result.fresh().forEach(envelope -> {
            store(envelope, false);
            clock.observe(envelope.header().time());
        });
        result.heads().forEach(head -> feed.heads.put(head.sequence(), head));
        return new Taken(run.feed(), result.finding(), feed.tip(), result.fork());
    }

    private RunCheck.Result unchecked(Run run, Feed feed) {
        List<Envelope> fresh = run.envelopes().stream()
                .filter(e -> e.header().sequence() > feed.tip().sequence())
                .toList();
        List<SignedHead> heads = run.heads().stream()
                .filter(h -> h.sequence() > feed.tip().sequence())
                .toList();
        return new RunCheck.Result(Taken.Finding.SOUND, fresh, heads, Optional.empty());
    }

    @Override
    public void end(FeedId feed, long last, Optional<byte[]> hash, String why) {
        if (plant != Plant.NO_REVOCATION) {
            disk.feed(feed).end(last, disk.feed(feed).hash(last).or(() -> hash));
        }
    }

    @Override
    public void quarantine(ForkProof proof) {
        disk.feed(proof.feed())
                .end(proof.common(), Optional.of(proof.one().getFirst().previous()));
        disk.forks.merge(proof.feed(), proof, (a, b) -> a.common() <= b.common() ? a : b);
    }

    @Override
    public List<ForkProof> forks() {
        return List.copyOf(disk.forks.values());
    }

    @Override
    public void openEpoch(int left) {
        if (disk.epoch == left) {
            openEpoch();
        }
    }

    void openEpoch() {
        int last = disk.feeds.keySet().stream()
                .filter(feed -> feed.origin().equals(key.origin()))
                .mapToInt(FeedId::epoch)
                .max()
                .orElse(0);
        disk.epoch = Math.max(last, disk.epoch) + 1 + random.nextInt(1 << 20);
    }

    @Override
    public Pin onGrowth(Consumer<Map<FeedId, FeedTip>> listener) {
        throw new UnsupportedOperationException("The simulator tells of growth itself");
    }

    OriginKey origin() {
        return key.origin();
    }

    /** What is on the disk. */
    static final class Disk {
        final Map<FeedId, Feed> feeds = new TreeMap<>(FeedId.LANES_FIRST);
        final List<Erasing> erased = new ArrayList<>();
        final Map<FeedId, ForkProof> forks = new TreeMap<>(FeedId.LANES_FIRST);
        int epoch = 1;

        Feed feed(FeedId id) {
            return feeds.computeIfAbsent(id, k -> new Feed());
        }

        FeedTip tip(FeedId id) {
            return feeds.getOrDefault(id, Feed.EMPTY).tip();
        }

        Disk copy() {
            Disk copy = new Disk();
            feeds.forEach((id, feed) -> copy.feeds.put(id, feed.copy()));
            copy.erased.addAll(erased);
            copy.forks.putAll(forks);
            copy.epoch = epoch;
            return copy;
        }

        boolean isErased(FeedId feed, long sequence) {
            return erased.stream().anyMatch(e -> e.covers(feed, sequence));
        }
    }

    /** One feed on the disk. */
    static final class Feed {
        static final Feed EMPTY = new Feed();

        final List<Envelope> events = new ArrayList<>();
        final List<Envelope> aside = new ArrayList<>();
        final TreeMap<Long, SignedHead> heads = new TreeMap<>();
        private final Map<Long, byte[]> hashes = new HashMap<>();
        private RunCheck.End end;
        long letGo;

        Feed copy() {
            Feed copy = new Feed();
            copy.events.addAll(events);
            copy.aside.addAll(aside);
            copy.heads.putAll(heads);
            copy.end = end;
            copy.letGo = letGo;
            return copy;
        }

        FeedTip tip() {
            if (events.isEmpty()) {
                return FeedTip.empty();
            }
            Header last = events.getLast().header();
            return new FeedTip(last.sequence(), hash(last.sequence()).orElseThrow(), last.time());
        }

        Optional<byte[]> hash(long sequence) {
            return sequence < 1 || sequence > events.size()
                    ? Optional.empty()
                    : Optional.of(hashes.computeIfAbsent(
                            sequence, s -> events.get((int) (s - 1)).header().hash()));
        }

        Optional<RunCheck.End> end() {
            return Optional.ofNullable(end);
        }

        void end(long last, Optional<byte[]> hash) {
            if (end != null && end.sequence() <= last) {
                return;
            }
            end = new RunCheck.End(last, hash);
            List<Envelope> after =
                    events.stream().filter(e -> e.header().sequence() > last).toList();
            aside.addAll(after);
            events.removeAll(after);
            heads.tailMap(last, false).clear();
            hashes.keySet().removeIf(sequence -> sequence > last);
        }

        Optional<Run> read(FeedId id, long after, int bytes, LongPredicate explained) {
            if (after < letGo || after >= events.size()) {
                return Optional.empty();
            }
            List<Envelope> read = new ArrayList<>();
            long size = 0;
            for (Envelope envelope : events.subList((int) after, events.size())) {
                long signed = read.isEmpty() ? after : read.getLast().header().sequence();
                if (envelope.body().isEmpty()
                        && !explained.test(envelope.header().sequence())) {
                    return upTo(id, read, heads.floorKey(signed));
                }
                size += Tamper.size(envelope);
                if (size > bytes && !read.isEmpty() && heads.containsKey(signed)) {
                    break;
                }
                read.add(envelope);
            }
            return run(id, read);
        }

        private Optional<Run> upTo(FeedId id, List<Envelope> read, Long signed) {
            List<Envelope> whole = read.stream()
                    .filter(e -> signed != null && e.header().sequence() <= signed)
                    .toList();
            return whole.isEmpty() ? Optional.empty() : run(id, whole);
        }

        private Optional<Run> run(FeedId id, List<Envelope> read) {
            long after = read.getFirst().header().sequence() - 1;
            return Optional.of(new Run(
                    id,
                    read.getFirst().header().previous(),
                    read,
                    List.copyOf(
                            heads.subMap(after, false, read.getLast().header().sequence(), true)
                                    .values())));
        }
    }

    /** A feed as the check of a run sees it. */
    private final class Held implements RunCheck.Holding {
        private final FeedId id;
        private final Feed feed;

        Held(FeedId id, Feed feed) {
            this.id = id;
            this.feed = feed;
        }

        @Override
        public FeedTip tip() {
            return feed.tip();
        }

        @Override
        public FeedTip beginning() {
            return FeedTip.empty();
        }

        @Override
        public Optional<byte[]> hash(long sequence) {
            return feed.hash(sequence);
        }

        @Override
        public Optional<Run> line(long after) {
            Long head = feed.heads.higherKey(after);
            return head == null
                    ? Optional.empty()
                    : Optional.of(new Run(
                            id,
                            feed.events.get((int) after).header().previous(),
                            feed.events.subList((int) after, head.intValue()),
                            List.of(feed.heads.get(head))));
        }

        @Override
        public boolean isErased(long sequence) {
            return plant != Plant.FORGOTTEN_ERASURE && disk.isErased(id, sequence);
        }

        @Override
        public boolean isRetired(long sequence) {
            return plant == Plant.FORGOTTEN_ERASURE && disk.isErased(id, sequence);
        }

        @Override
        public Optional<RunCheck.End> end() {
            return feed.end();
        }
    }
}
