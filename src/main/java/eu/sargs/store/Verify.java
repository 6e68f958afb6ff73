package eu.sargs.store;

import eu.sargs.journal.Chain;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Header;
import eu.sargs.journal.Hole;
import eu.sargs.journal.SignedHead;
import eu.sargs.platform.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks every feed of a database from its first event: numbers, hashes, bodies, signatures. Needs no secret. */
public final class Verify {
    private static final Logger LOG = LoggerFactory.getLogger(Verify.class);
    private static final int STRIDE = 2_000;

    /**
     * How one feed stands.
     *
     * @param events that hold
     * @param setAside how many stood after its end: kept, and counting for nothing
     * @param holes where events are missing that the feed's origin had retired before they came here, or came without
     *     bodies: that holds
     * @param broken what does not hold at the event after those; empty where all does
     */
    public record FeedReport(FeedId feed, long events, long setAside, List<Hole> holes, Optional<Chain.Break> broken) {
        public FeedReport {
            holes = List.copyOf(holes);
        }

        /** How many events are missing, or never had a body here. */
        public long missing() {
            return holes.stream().mapToLong(Hole::events).sum();
        }

        public boolean holds() {
            return broken.isEmpty();
        }
    }

    private final JournalTables tables;
    private final FeedBook book;
    private final Map<FeedId, Long> aside;
    private final Holes bare;

    public Verify(Database database) {
        tables = new JournalTables(database);
        book = tables.book();
        aside = tables.setAside();
        bare = new Holes(tables, book);
    }

    /** Every feed, also one of which all is set aside, lanes in their order. May take minutes. */
    public List<FeedReport> all() {
        return Stream.concat(book.tips().keySet().stream(), aside.keySet().stream())
                .distinct()
                .sorted(FeedId.LANES_FIRST)
                .map(this::one)
                .toList();
    }

    private FeedReport one(FeedId feed) {
        return book.tips().containsKey(feed)
                ? new Walk(feed).report()
                : new FeedReport(feed, 0, aside.getOrDefault(feed, 0L), List.of(), Optional.empty()); // nothing counts
    }

    /** Through one feed. */
    private final class Walk {
        private final FeedId feed;
        private final Chain chain;
        private final Deque<SignedHead> heads = new ArrayDeque<>();
        private final List<Hole> holes = new ArrayList<>();

        Walk(FeedId feed) {
            this.feed = feed;
            chain = new Chain(feed);
        }

        FeedReport report() {
            try {
                Optional<Chain.Break> broken = along(after -> tables.read(feed, after, STRIDE));
                holes.addAll(bare.bare(feed, 0));
                holes.sort(Comparator.comparing(Hole::first));
                if (broken.isEmpty() && book.end(feed).isPresent()) {
                    // The event a feed was ended at need not be signed; what was signed after it was set aside.
                    long end = chain.length();
                    List<Hole> counted = List.copyOf(holes);
                    broken = along(after -> tables.setAside(feed, after, STRIDE));
                    return report(broken.isEmpty() ? end : chain.length(), counted, broken);
                }
                return report(chain.length(), holes, broken.or(chain::end));
            } catch (IllegalArgumentException e) {
                return report(chain.length(), holes, Optional.of(Chain.Break.HASH)); // a row that is no event
            } catch (Fault e) {
                // A damaged page: what stands before it holds, and other feeds may be whole.
                LOG.error("Feed {} cannot be read after {}", feed, chain.length(), e);
                return report(chain.length(), holes, Optional.of(Chain.Break.UNREADABLE));
            }
        }

        private FeedReport report(long events, List<Hole> missing, Optional<Chain.Break> broken) {
            return new FeedReport(feed, events, aside.getOrDefault(feed, 0L), missing, broken);
        }

        private Optional<Chain.Break> along(LongFunction<List<Envelope>> after) {
            for (List<Envelope> events = after.apply(chain.length());
                    !events.isEmpty();
                    events = after.apply(chain.length())) {
                for (Envelope event : events) {
                    Optional<Chain.Break> broken =
                            leap(event.header()).or(() -> chain.next(event)).or(this::head);
                    if (broken.isPresent()) {
                        return broken;
                    }
                }
            }
            return Optional.empty();
        }

        /** Passes over what the feed's origin retired and is not held here. */
        private Optional<Chain.Break> leap(Header next) {
            long held = chain.length();
            long last = next.sequence() - 1;
            Optional<byte[]> hash = last <= held ? Optional.empty() : book.retired(feed, last);
            if (hash.isPresent() && held > 0) {
                holes.add(new Hole(
                        feed,
                        held + 1,
                        last,
                        chain.time().instant(),
                        next.time().instant(),
                        false,
                        Hole.Cause.RETIRED));
            }
            return hash.flatMap(known -> chain.leap(last, known));
        }

        /** Takes the signature that stands at the chain's end, where one does. */
        private Optional<Chain.Break> head() {
            while (!heads.isEmpty() && heads.getFirst().sequence() < chain.length()) {
                heads.pop(); // over what was retired
            }
            if (heads.isEmpty()) {
                heads.addAll(tables.heads(feed, chain.length() - 1, STRIDE));
            }
            return !heads.isEmpty() && heads.getFirst().sequence() == chain.length()
                    ? chain.head(heads.pop())
                    : Optional.empty();
        }
    }
}
