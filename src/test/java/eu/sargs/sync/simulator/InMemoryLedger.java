package eu.sargs.sync.simulator;

import eu.sargs.journal.Batch;
import eu.sargs.journal.Chain;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Header;
import eu.sargs.journal.Hole;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.LetGo;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Reentry;
import eu.sargs.journal.Retirement;
import eu.sargs.journal.Run;
import eu.sargs.journal.RunCheck;
import eu.sargs.journal.SeatKeys;
import eu.sargs.journal.SignedHead;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Succession;
import eu.sargs.journal.Successions;
import eu.sargs.journal.Taken;
import eu.sargs.platform.Pin;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A journal in memory. What is called here is what is on the disk: the simulator calls it when an fsync would have
 * returned, and loses the call where the station crashes before.
 */
final class InMemoryLedger implements Ledger {
    /** Types of events that say something of keys or bodies. */
    private static final Set<String> EFFECTIVE = Set.of(Erasure.TYPE, Retirement.TYPE, Succession.TYPE);

    private final InstantSource wall;
    private final RandomGenerator random;
    private final Plant plant;
    private final BiConsumer<Boolean, Envelope> stored;
    private Disk disk;
    private HybridClock clock;
    private Successions successions = Successions.NONE;
    /** What was erased, and retired, for a reason that everybody can know. */
    private List<Erasure> explained = List.of();

    private List<Retirement> known = List.of();
    private final List<Position> filled = new ArrayList<>();

    /** @param stored told of each event that is stored, and whether it is our own */
    InMemoryLedger(
            SigningKey key,
            InstantSource wall,
            RandomGenerator random,
            Plant plant,
            BiConsumer<Boolean, Envelope> stored) {
        this.wall = wall;
        this.random = random;
        this.plant = plant;
        this.stored = stored;
        this.disk = new Disk(KeyRing.of(key));
        restart();
    }

    /** @return false where the journal names a key that is not here; then it does not open */
    boolean open() {
        Optional<KeyRing> keys = disk.keys.opened(successions);
        keys.ifPresent(ring -> {
            disk.keys = ring;
            restart();
        });
        return keys.isPresent();
    }

    SeatKeys keys() {
        return disk.keys.seat();
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
        hear();
    }

    /** @return the events as they stand; each batch is signed at its end */
    List<Envelope> append(List<Draft> drafts) {
        if (drafts.stream()
                .anyMatch(draft -> disk.feeds
                        .getOrDefault(new FeedId(origin(), disk.epoch, draft.scope(), draft.lane()), HeldFeed.EMPTY)
                        .end()
                        .isPresent())) {
            openEpoch();
        }
        if (plant == Plant.WALL_CLOCK) {
            clock = new HybridClock(wall, new HybridTime(0, 0));
        }
        Batch batch = new Batch(disk.keys.current(), disk.epoch, clock, random, feed -> disk.tip(feed));
        drafts.forEach(batch::add);
        batch.envelopes().forEach(envelope -> store(envelope, true));
        batch.sign().forEach(head -> disk.feed(head.feed()).heads.put(head.sequence(), head));
        return batch.envelopes();
    }

    private void store(Envelope envelope, boolean own) {
        Header header = envelope.header();
        disk.feed(header.feed()).add(envelope);
        if (EFFECTIVE.contains(header.type())) {
            hear();
        }
        stored.accept(own, envelope);
    }

    /** Finds what the events that are held say of keys and bodies, and carries it out. */
    private void hear() {
        List<Event> telling = disk.feeds.values().stream()
                .flatMap(feed -> feed.events.stream())
                .filter(e -> EFFECTIVE.contains(e.header().type()) && isWhole(e))
                .map(Envelope::event)
                .toList();
        successions = Successions.NONE.with(
                telling.stream().flatMap(event -> Succession.of(event).stream()).toList());
        explained = telling.stream()
                .flatMap(event -> Erasure.of(event, successions).stream())
                .toList();
        explained.stream().filter(disk.erased::add).forEach(one -> strip(one.feed(), one.first(), one.last()));
        known = telling.stream()
                .flatMap(event -> Retirement.of(event, successions).stream())
                .toList();
        known.forEach(one -> disk.retired
                .computeIfAbsent(one.feed(), feed -> new TreeMap<>())
                .put(one.last(), one));
    }

    private static boolean isWhole(Envelope envelope) {
        return envelope.body()
                .filter(body -> Arrays.equals(body.hash(), envelope.header().bodyHash()))
                .isPresent();
    }

    /** Whether this home says what becomes of what was written with that key. */
    boolean speaksFor(OriginKey key) {
        return successions.speaksFor(origin(), key);
    }

    /** Whether others can know why a body is missing: an erasure that stood in what was set aside says nothing to them. */
    private boolean isExplained(FeedId feed, long sequence) {
        return isRetired(feed, sequence) || explained.stream().anyMatch(one -> covers(one, feed, sequence));
    }

    boolean isRetired(FeedId feed, long sequence) {
        return sequence <= retired(feed);
    }

    /** Up to where its origin has retired a feed; 0 where it has not. */
    long retired(FeedId feed) {
        return Optional.ofNullable(disk.retired.get(feed)).map(TreeMap::lastKey).orElse(0L);
    }

    static boolean covers(Erasure one, FeedId feed, long sequence) {
        return one.feed().equals(feed) && sequence >= one.first() && sequence <= one.last();
    }

    /** The last event that is missing, or its body, so that nobody can be sent what follows; 0 where there is none. */
    long unexplained(FeedId feed) {
        HeldFeed held = disk.feed(feed);
        LongStream bodies = held.events.stream()
                .filter(e -> e.body().isEmpty()
                        && !isExplained(feed, e.header().sequence())
                        && !LetGo.mayPass(e.header(), wall.instant()))
                .mapToLong(e -> e.header().sequence());
        LongStream events = held.holes(feed)
                .mapToLong(Hole::last)
                .filter(last -> known.stream().noneMatch(one -> one.feed().equals(feed) && one.last() == last));
        return LongStream.concat(bodies, events).max().orElse(0);
    }

    private void strip(FeedId feed, long first, long last) {
        if (disk.feeds.containsKey(feed)) {
            UnaryOperator<Envelope> bare = e -> e.header().sequence() >= first
                            && e.header().sequence() <= last
                            && Erasure.mayErase(e.header().type())
                    ? new Envelope(e.header(), Optional.empty())
                    : e;
            disk.feed(feed).events.replaceAll(bare);
            disk.feed(feed).aside.replaceAll(bare);
        }
    }

    /** Retention here alone: the bodies go, and runs over them are offered without them to who asks for that. */
    void letGo(FeedId feed, long last) {
        strip(feed, 1, last);
        disk.feed(feed).dropped = Math.max(disk.feed(feed).dropped, last);
    }

    /** What an own feed may be retired up to: a signed head before its last event. */
    Optional<Retirement> retirement(FeedId feed, long upto) {
        HeldFeed own = disk.feed(feed);
        return Optional.ofNullable(own.heads.floorKey(Math.min(upto, own.tip().sequence() - 1)))
                .filter(last -> last > own.begin.sequence())
                .map(last -> new Retirement(feed, last, own.heads.get(last).hash()));
    }

    /** Deletes the headers too that a retirement stands for. */
    void forget(Retirement retirement) {
        HeldFeed feed = disk.feed(retirement.feed());
        if (feed.tip().sequence() > retirement.last()) {
            feed.events.removeIf(e -> e.header().sequence() <= retirement.last());
            feed.begin = tip(retirement);
        }
    }

    static FeedTip tip(Retirement retirement) {
        return new FeedTip(retirement.last(), retirement.hash(), new HybridTime(0, 0));
    }

    /** A bit falls over in a stored body. @return whether there was one */
    boolean rot(FeedId feed, int index, int bit) {
        HeldFeed there = disk.feed(feed);
        Envelope envelope = there.events.get(index);
        if (envelope.body().isEmpty() || envelope.body().get().bytes().length == 0) {
            return false;
        }
        there.events.set(index, Tamper.flipped(envelope, bit));
        return true;
    }

    /** Passes over what the feed's origin retired and is not held. */
    Optional<Chain.Break> leap(Chain chain, Header next) {
        long before = next.sequence() - 1;
        return before <= chain.length()
                ? Optional.empty()
                : disk.retired(next.feed(), before).flatMap(hash -> {
                    chain.leap(before, hash); // this chain is told of no signatures
                    return Optional.empty();
                });
    }

    /** Walks every chain; what does not hold any more is dropped with what follows. @return feeds that were cut */
    List<FeedId> scrub() {
        List<FeedId> cut = new ArrayList<>();
        disk.feeds.forEach((id, feed) -> {
            feed.aside.removeIf(e -> e.body().isPresent() && !isWhole(e));
            Chain chain = new Chain(id, feed.begin);
            for (Envelope envelope : List.copyOf(feed.events)) {
                if (leap(chain, envelope.header())
                        .or(() -> chain.next(envelope))
                        .isPresent()) {
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
        hear();
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
    public boolean isLetGo(Envelope event) {
        Header header = event.header();
        return event.body().isEmpty() && !isExplained(header.feed(), header.sequence());
    }

    @Override
    public Optional<Run> read(FeedId feed, long sequence, int bytes, boolean bare) {
        boolean passed = bare && plant != Plant.LASTING_LOSS;
        return disk.feed(feed)
                .read(
                        feed,
                        sequence,
                        bytes,
                        missing -> isExplained(feed, missing.sequence())
                                || passed && LetGo.mayPass(missing, wall.instant()));
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
        HeldFeed feed = disk.feed(run.feed());
        RunCheck.Result result = plant == Plant.UNCHECKED_RUNS
                ? unchecked(run, feed)
                : RunCheck.of(
                        run,
                        new CheckedFeed(run.feed(), feed, this, plant),
                        plant == Plant.BELIEVED_TIMES ? wall.instant().plusSeconds(1_000_000) : wall.instant());
        if (!result.fresh().isEmpty()
                && run.feed().origin().equals(origin())
                && run.feed().epoch() == disk.epoch) {
            openEpoch(); // somebody knows more of our feeds than we do
        }
        result.fresh().stream().findFirst().ifPresent(envelope -> feed.goesOn(envelope.header()));
        if (run.feed().origin().equals(origin()) && !result.fresh().isEmpty()) {
            feed.brought =
                    Math.min(feed.brought, result.fresh().getFirst().header().sequence());
        }
        result.fresh().forEach(envelope -> {
            store(envelope, false);
            clock.observe(envelope.header().time());
        });
        result.heads().forEach(head -> feed.heads.put(head.sequence(), head));
        result.filled().forEach(envelope -> {
            feed.events.replaceAll(
                    one -> one.header().sequence() == envelope.header().sequence() ? envelope : one);
            stored.accept(false, envelope);
            filled.add(new Position(run.feed(), envelope.header().sequence()));
        });
        return new Taken(
                run.feed(), result.finding(), feed.tip(), result.filled().size(), result.fork());
    }

    private RunCheck.Result unchecked(Run run, HeldFeed feed) {
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
        HeldFeed one = disk.feed(feed);
        boolean later = one.end().filter(end -> last > end.sequence()).isPresent();
        boolean nothing = last == Long.MAX_VALUE && one.end().isEmpty();
        if (nothing || plant == Plant.NO_REVOCATION || plant == Plant.LASTING_ENDS && later) {
            return;
        }
        one.revoked = Optional.of(new RunCheck.End(last, hash)).filter(end -> last < Long.MAX_VALUE);
        one.settle(retired -> disk.retired(feed, retired));
        hear();
    }

    @Override
    public Map<FeedId, Long> ends() {
        Map<FeedId, Long> ends = new TreeMap<>(FeedId.LANES_FIRST);
        disk.feeds.forEach((id, feed) -> feed.end().ifPresent(end -> ends.put(id, end.sequence())));
        return ends;
    }

    @Override
    public void quarantine(ForkProof proof) {
        ForkProof lowest = disk.forks.merge(proof.feed(), proof, (a, b) -> a.common() <= b.common() ? a : b);
        disk.feed(proof.feed()).parted = Optional.of(new RunCheck.End(
                lowest.common(), Optional.of(lowest.one().getFirst().previous())));
        disk.feed(proof.feed()).settle(retired -> disk.retired(proof.feed(), retired));
        hear();
    }

    @Override
    public List<ForkProof> forks() {
        return List.copyOf(disk.forks.values());
    }

    /** What the station wrote here itself and what is set aside and to be entered anew, by when it was said. */
    List<Envelope> toEnterAnew() {
        return disk.forks.keySet().stream()
                .filter(feed -> feed.origin().equals(origin()))
                .flatMap(feed ->
                        disk.feed(feed).aside.stream().filter(e -> e.header().sequence() < disk.feed(feed).brought))
                .filter(e -> Reentry.of(e).isPresent())
                .sorted(Comparator.comparing(e -> e.header().time()))
                .toList();
    }

    /** Enters that anew; it leaves what was set aside. @return the events as they stand */
    List<Envelope> enterAnew() {
        List<Envelope> due = plant == Plant.FORGOTTEN_REENTRY ? List.of() : toEnterAnew();
        List<Draft> drafts = due.stream().map(e -> Reentry.of(e).orElseThrow()).toList();
        due.forEach(e -> disk.feed(e.header().feed())
                .aside
                .replaceAll(one -> one == e ? new Envelope(e.header(), Optional.empty()) : one));
        return drafts.isEmpty() ? List.of() : append(drafts);
    }

    @Override
    public void openEpoch(int left) {
        if (disk.epoch == left) {
            openEpoch();
        }
    }

    void openEpoch() {
        int last = disk.feeds.keySet().stream()
                .filter(feed -> feed.origin().equals(origin()))
                .mapToInt(FeedId::epoch)
                .max()
                .orElse(0);
        disk.epoch = Math.max(last, disk.epoch) + 1 + random.nextInt(1 << 20);
    }

    @Override
    public List<Hole> holes() {
        return disk.feeds.entrySet().stream()
                .flatMap(feed -> feed.getValue().holes(feed.getKey()))
                .toList();
    }

    @Override
    public List<Missing> missing(FeedId feed) {
        if (plant == Plant.LASTING_BARENESS || !disk.feeds.containsKey(feed)) {
            return List.of();
        }
        List<Missing> missing = new ArrayList<>();
        for (Envelope envelope : disk.feed(feed).events) {
            long sequence = envelope.header().sequence();
            if (!isMissing(feed, envelope)) {
                continue;
            }
            if (!missing.isEmpty() && missing.getLast().last() == sequence - 1) {
                missing.add(new Missing(missing.removeLast().first(), sequence));
            } else {
                missing.add(new Missing(sequence, sequence));
            }
        }
        return missing;
    }

    @Override
    public long wholeFrom(FeedId feed, long after) {
        return disk.feeds.containsKey(feed)
                ? disk.feed(feed).events.stream()
                        .filter(e -> e.header().sequence() > after
                                && (e.body().isPresent()
                                        || isExplained(feed, e.header().sequence())))
                        .mapToLong(e -> e.header().sequence())
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    /** Events whose bodies came later, since this was last asked. */
    List<Position> filled() {
        List<Position> now = List.copyOf(filled);
        filled.clear();
        return now;
    }

    /** Whether it came here without its body, which its origin still keeps as far as is known here. */
    boolean isMissing(FeedId feed, Envelope envelope) {
        long sequence = envelope.header().sequence();
        return feed.lane() == Lane.TRAFFIC
                && envelope.body().isEmpty()
                && sequence > disk.feed(feed).dropped
                && !isRetired(feed, sequence)
                && !disk.isErased(feed, sequence);
    }

    @Override
    public Pin onGrowth(Consumer<Map<FeedId, FeedTip>> listener) {
        throw new UnsupportedOperationException("The simulator tells of growth itself");
    }

    @Override
    public Pin onFilled(Consumer<Position> listener) {
        throw new UnsupportedOperationException("The simulator tells of it itself");
    }

    OriginKey origin() {
        return disk.keys.current().origin();
    }
}
