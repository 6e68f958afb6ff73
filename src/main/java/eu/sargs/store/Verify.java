package eu.sargs.store;

import eu.sargs.journal.Chain;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.SignedHead;
import eu.sargs.platform.Fault;
import java.util.ArrayDeque;
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
     * @param broken what does not hold at the event after those; empty where all does
     */
    public record FeedReport(FeedId feed, long events, long setAside, Optional<Chain.Break> broken) {
        public boolean holds() {
            return broken.isEmpty();
        }
    }

    private final JournalTables tables;
    private final FeedBook book;
    private final Map<FeedId, Long> aside;

    public Verify(Database database) {
        tables = new JournalTables(database);
        book = tables.book();
        aside = tables.setAside();
    }

    /** Every feed, also one of which all is set aside, lanes in their order. May take minutes. */
    public List<FeedReport> all() {
        return Stream.concat(book.tips().keySet().stream(), aside.keySet().stream())
                .distinct()
                .sorted(FeedId.LANES_FIRST)
                .map(this::one)
                .toList();
    }

    private FeedReport report(FeedId feed, long events, Optional<Chain.Break> broken) {
        return new FeedReport(feed, events, aside.getOrDefault(feed, 0L), broken);
    }

    private FeedReport one(FeedId feed) {
        if (!book.tips().containsKey(feed)) {
            return report(feed, 0, Optional.empty()); // nothing of it counts
        }
        Chain chain;
        try {
            List<Envelope> first = tables.read(feed, 0, 1);
            long before = first.isEmpty() ? 0 : first.getFirst().header().sequence() - 1;
            chain = new Chain(
                    feed,
                    book.retired(feed, before)
                            .map(hash -> new FeedTip(before, hash, new HybridTime(0, 0)))
                            .orElse(FeedTip.empty()));
        } catch (IllegalArgumentException | Fault e) {
            LOG.error("Feed {} cannot be read", feed, e);
            return report(feed, 0, Optional.of(Chain.Break.UNREADABLE));
        }
        Deque<SignedHead> heads = new ArrayDeque<>();
        try {
            Optional<Chain.Break> broken = walk(chain, heads, after -> tables.read(feed, after, STRIDE));
            if (broken.isEmpty() && book.end(feed).isPresent()) {
                // The event a feed was ended at need not be signed; what was signed after it was set aside.
                long end = chain.length();
                broken = walk(chain, heads, after -> tables.setAside(feed, after, STRIDE));
                return report(feed, broken.isEmpty() ? end : chain.length(), broken);
            }
            return report(feed, chain.length(), broken.or(chain::end));
        } catch (IllegalArgumentException e) {
            return report(feed, chain.length(), Optional.of(Chain.Break.HASH)); // a row that is no event
        } catch (Fault e) {
            // A damaged page: what stands before it holds, and other feeds may be whole.
            LOG.error("Feed {} cannot be read after {}", feed, chain.length(), e);
            return report(feed, chain.length(), Optional.of(Chain.Break.UNREADABLE));
        }
    }

    private Optional<Chain.Break> walk(Chain chain, Deque<SignedHead> heads, LongFunction<List<Envelope>> after) {
        for (List<Envelope> events = after.apply(chain.length());
                !events.isEmpty();
                events = after.apply(chain.length())) {
            for (Envelope event : events) {
                Optional<Chain.Break> broken = chain.next(event);
                if (broken.isEmpty()) {
                    broken = heads(chain, event.header().feed(), heads);
                }
                if (broken.isPresent()) {
                    return broken;
                }
            }
        }
        return Optional.empty();
    }

    /** Takes the signature that stands at the chain's end, where one does. */
    private Optional<Chain.Break> heads(Chain chain, FeedId feed, Deque<SignedHead> heads) {
        if (heads.isEmpty()) {
            heads.addAll(tables.heads(feed, chain.length() - 1, STRIDE));
        }
        return !heads.isEmpty() && heads.getFirst().sequence() == chain.length()
                ? chain.head(heads.pop())
                : Optional.empty();
    }
}
