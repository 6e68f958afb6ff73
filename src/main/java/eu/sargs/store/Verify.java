package eu.sargs.store;

import eu.sargs.journal.Chain;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.SignedHead;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Walks every feed of a database from its first event: numbers, hashes, bodies, signatures. Needs no secret. */
public final class Verify {
    private static final int STRIDE = 2_000;

    /**
     * How one feed stands.
     *
     * @param events that hold
     * @param broken what does not hold at the event after those; empty where all does
     */
    public record FeedReport(FeedId feed, long events, Optional<Chain.Break> broken) {
        public boolean holds() {
            return broken.isEmpty();
        }
    }

    private final JournalTables tables;

    public Verify(Database database) {
        tables = new JournalTables(database);
    }

    /** Every feed, lanes in their order. May take minutes. */
    public List<FeedReport> all() {
        return tables.tips().keySet().stream()
                .sorted(FeedId.LANES_FIRST)
                .map(this::one)
                .toList();
    }

    private FeedReport one(FeedId feed) {
        Chain chain = new Chain(feed);
        Deque<SignedHead> heads = new ArrayDeque<>();
        try {
            for (List<Envelope> events = tables.read(feed, 0, STRIDE);
                    !events.isEmpty();
                    events = tables.read(feed, chain.length(), STRIDE)) {
                for (Envelope event : events) {
                    Optional<Chain.Break> broken = chain.next(event);
                    if (broken.isEmpty()) {
                        broken = heads(chain, feed, heads);
                    }
                    if (broken.isPresent()) {
                        return new FeedReport(feed, chain.length(), broken);
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return new FeedReport(feed, chain.length(), Optional.of(Chain.Break.HASH)); // a row that is no event
        }
        return new FeedReport(feed, chain.length(), chain.end());
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
