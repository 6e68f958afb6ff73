package eu.sargs.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Events on their way into the journal: drafts numbered, timed, hashed and chained to the ends of their feeds, and one
 * signed head a feed. Pure: nothing is written here. Not thread-safe.
 */
public final class Batch {
    private final SigningKey key;
    private final int epoch;
    private final HybridClock clock;
    private final RandomGenerator random;
    private final Function<FeedId, FeedTip> before;
    private final Map<FeedId, FeedTip> tips = new LinkedHashMap<>();
    private final Map<FeedId, Header> last = new HashMap<>();
    private final List<Envelope> envelopes = new ArrayList<>();

    /**
     * @param random a cryptographic one, for salts
     * @param before where each feed ends before this batch
     */
    public Batch(
            SigningKey key, int epoch, HybridClock clock, RandomGenerator random, Function<FeedId, FeedTip> before) {
        this.key = key;
        this.epoch = epoch;
        this.clock = clock;
        this.random = random;
        this.before = before;
    }

    public Envelope add(Draft draft) {
        FeedId feed = new FeedId(key.origin(), epoch, draft.scope(), draft.lane());
        FeedTip tip = tips.computeIfAbsent(feed, before);
        Body body = Body.of(draft.by(), draft.payload(), random);
        Header header = new Header(
                feed, tip.sequence() + 1, tip.hash(), clock.now(), draft.type(), draft.version(), body.hash());
        Envelope envelope = new Envelope(header, Optional.of(body));
        tips.put(feed, new FeedTip(header.sequence(), header.hash(), header.time()));
        last.put(feed, header);
        envelopes.add(envelope);
        return envelope;
    }

    public boolean isEmpty() {
        return envelopes.isEmpty();
    }

    public List<Envelope> envelopes() {
        return List.copyOf(envelopes);
    }

    /** Where the feeds of this batch end with it. */
    public Map<FeedId, FeedTip> tips() {
        return Map.copyOf(tips);
    }

    /** Signs the last header of each feed. */
    public List<SignedHead> sign() {
        return tips.keySet().stream()
                .map(feed -> SignedHead.sign(last.get(feed), key))
                .toList();
    }
}
