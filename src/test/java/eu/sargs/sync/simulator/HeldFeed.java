package eu.sargs.sync.simulator;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.Hole;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Run;
import eu.sargs.journal.RunCheck;
import eu.sargs.journal.SignedHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One feed on the disk. */
final class HeldFeed {
    static final HeldFeed EMPTY = new HeldFeed();

    final List<Envelope> events = new ArrayList<>();
    final List<Envelope> aside = new ArrayList<>();
    final TreeMap<Long, SignedHead> heads = new TreeMap<>();
    final Map<Long, byte[]> hashes = new HashMap<>();
    /** Where its origin was revoked, and where it signed two histories. */
    Optional<RunCheck.End> revoked = Optional.empty();

    Optional<RunCheck.End> parted = Optional.empty();
    /** From where on peers brought it back, of the station's own. */
    long brought = Long.MAX_VALUE;
    /** Up to where bodies were let go of here. */
    long dropped;
    /** It begins after this: what stood before was retired. */
    FeedTip begin = FeedTip.empty();

    HeldFeed copy() {
        HeldFeed copy = new HeldFeed();
        copy.events.addAll(events);
        copy.aside.addAll(aside);
        copy.heads.putAll(heads);
        copy.revoked = revoked;
        copy.parted = parted;
        copy.begin = begin;
        copy.brought = brought;
        copy.dropped = dropped;
        return copy;
    }

    /** After which event it begins. */
    long begins() {
        return begin.sequence();
    }

    FeedTip begin() {
        return begin;
    }

    void add(Envelope envelope) {
        if (events.isEmpty()) {
            Header first = envelope.header();
            begin = first.sequence() == 1
                    ? FeedTip.empty()
                    : new FeedTip(first.sequence() - 1, first.previous(), new HybridTime(0, 0));
        }
        events.add(envelope);
    }

    FeedTip tip() {
        if (events.isEmpty()) {
            return FeedTip.empty();
        }
        Header last = events.getLast().header();
        return new FeedTip(last.sequence(), hash(last.sequence()).orElseThrow(), last.time());
    }

    Optional<byte[]> hash(long sequence) {
        return after(sequence - 1).stream()
                .findFirst()
                .map(Envelope::header)
                .filter(header -> header.sequence() == sequence)
                .map(header -> hashes.computeIfAbsent(sequence, s -> header.hash()));
    }

    /** In their order; between those that were retired and are not held some may be missing. */
    List<Envelope> after(long sequence) {
        int from = 0;
        int to = events.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (events.get(middle).header().sequence() <= sequence) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return events.subList(from, events.size());
    }

    /** Where events are missing in it. */
    Stream<Hole> holes(FeedId id) {
        return IntStream.range(1, events.size()).boxed().flatMap(i -> {
            Header before = events.get(i - 1).header();
            Header next = events.get(i).header();
            return next.sequence() == before.sequence() + 1
                    ? Stream.empty()
                    : Stream.of(new Hole(
                            id,
                            before.sequence() + 1,
                            next.sequence() - 1,
                            before.time().instant(),
                            next.time().instant(),
                            false,
                            Hole.Cause.RETIRED));
        });
    }

    /** The earlier of the two. */
    Optional<RunCheck.End> end() {
        return Stream.concat(revoked.stream(), parted.stream()).min(Comparator.comparingLong(RunCheck.End::sequence));
    }

    /**
     * Sets aside what stands after its end, and brings back what follows from what is held and stands before; of another
     * history what nobody could check is set aside too.
     *
     * @param retired hashes of the last events of what was retired of it
     */
    void settle(LongFunction<Optional<byte[]>> retired) {
        long last = end().map(RunCheck.End::sequence).orElse(Long.MAX_VALUE);
        setAside(last);
        for (Optional<Envelope> next = next(last, retired); next.isPresent(); next = next(last, retired)) {
            aside.remove(next.get());
            events.add(next.get());
        }
        if (!events.isEmpty() && !heads.containsKey(tip().sequence()) && !isKnownEnd()) {
            setAside(Optional.ofNullable(heads.floorKey(tip().sequence())).orElse(0L));
        }
    }

    /** Before it goes on with this: where another event was set aside in its place, that one's history cannot come back. */
    void goesOn(Header next) {
        boolean other = aside.stream()
                .map(Envelope::header)
                .anyMatch(e -> e.sequence() == next.sequence() && !Arrays.equals(e.hash(), next.hash()));
        if (other) {
            heads.tailMap(next.sequence() - 1, false).clear();
        }
    }

    private void setAside(long last) {
        List<Envelope> after =
                events.stream().filter(e -> e.header().sequence() > last).toList();
        aside.addAll(after);
        events.removeAll(after);
        hashes.keySet().removeIf(sequence -> sequence > last);
    }

    /** Whether it is held to its end, and everybody was told which event that is: it needs no signature. */
    private boolean isKnownEnd() {
        return end().filter(end -> end.sequence() == tip().sequence())
                .flatMap(RunCheck.End::hash)
                .filter(hash -> Arrays.equals(hash, tip().hash()))
                .isPresent();
    }

    private Optional<Envelope> next(long last, LongFunction<Optional<byte[]>> retired) {
        FeedTip tip = events.isEmpty() ? begin : tip();
        return aside.stream()
                .filter(e -> e.header().sequence() > tip.sequence()
                        && e.header().sequence() <= last
                        && follows(e.header(), tip, retired))
                .min(Comparator.comparingLong(e -> e.header().sequence()));
    }

    private static boolean follows(Header header, FeedTip tip, LongFunction<Optional<byte[]>> retired) {
        long before = header.sequence() - 1;
        Optional<byte[]> hash = before == tip.sequence() ? Optional.of(tip.hash()) : retired.apply(before);
        return hash.filter(known -> Arrays.equals(header.previous(), known)).isPresent();
    }

    Optional<Run> read(FeedId id, long after, int bytes, Predicate<Header> explained) {
        List<Envelope> read = new ArrayList<>();
        long size = 0;
        for (Envelope envelope : after < tip().sequence() ? after(after) : List.<Envelope>of()) {
            long signed = read.isEmpty() ? after : read.getLast().header().sequence();
            if (!read.isEmpty() && envelope.header().sequence() > signed + 1) {
                return upTo(id, read, heads.floorKey(signed)); // what was retired is not held
            }
            if (envelope.body().isEmpty() && !explained.test(envelope.header())) {
                return upTo(id, read, heads.floorKey(signed));
            }
            size += Tamper.size(envelope);
            if (size > bytes && !read.isEmpty() && heads.containsKey(signed)) {
                break;
            }
            read.add(envelope);
        }
        if (read.isEmpty()) {
            return Optional.empty();
        }
        long last = read.getLast().header().sequence();
        boolean toTheEnd = last == tip().sequence() && isKnownEnd();
        return toTheEnd || heads.containsKey(last) ? run(id, read) : upTo(id, read, heads.floorKey(last));
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
                List.copyOf(heads.subMap(after, false, read.getLast().header().sequence(), true)
                        .values())));
    }
}
