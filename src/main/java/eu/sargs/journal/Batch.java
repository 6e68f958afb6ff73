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
 * Events on their way into the journal: drafts numbered, timed, hashed and chained to the ends of their feeds, with a
 * signed head at each feed's end and often enough before it. Pure: nothing is written here. Not thread-safe.
 */
public final class Batch {
    /** Events of a feed at most without a signed head among them, so that a run need never be longer. */
    public static final int SIGN_EVENTS = 500;
    /** Bytes of bodies at most, likewise. */
    public static final int SIGN_BYTES = 1 << 19;

    /** A draft whose body was made ready, which needs no knowledge of where it will stand. */
    public record Sealed(Draft draft, Body body, byte[] hash) {
        /** @param random a cryptographic one, for the salt */
        public static Sealed of(Draft draft, RandomGenerator random) {
            Body body = Body.of(draft, random);
            return new Sealed(draft, body, body.hash());
        }
    }

    /** What was added to one feed. */
    private static final class Line {
        FeedTip tip;
        Header last;
        int unsigned;
        long bytes;
        final List<SignedHead> heads = new ArrayList<>();

        Line(FeedTip tip) {
            this.tip = tip;
        }
    }

    private final SigningKey key;
    private final int epoch;
    private final HybridClock clock;
    private final RandomGenerator random;
    private final Function<FeedId, FeedTip> before;
    private final Map<FeedId, Line> lines = new LinkedHashMap<>();
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
        Sealed sealed = Sealed.of(draft, random);
        add(sealed);
        return envelopes.getLast();
    }

    /** @return the event as it will stand */
    public Event add(Sealed sealed) {
        Draft draft = sealed.draft();
        FeedId feed = new FeedId(key.origin(), epoch, draft.scope(), draft.lane());
        Line line = lines.computeIfAbsent(feed, id -> new Line(before.apply(id)));
        int bytes = sealed.body().bytes().length;
        if (line.unsigned > 0 && (line.unsigned >= SIGN_EVENTS || line.bytes + bytes > SIGN_BYTES)) {
            sign(line);
        }
        Header header = new Header(
                feed,
                line.tip.sequence() + 1,
                line.tip.hash(),
                clock.now(),
                draft.type(),
                draft.version(),
                sealed.hash());
        line.tip = new FeedTip(header.sequence(), header.hash(), header.time());
        line.last = header;
        line.unsigned++;
        line.bytes += bytes;
        envelopes.add(new Envelope(header, Optional.of(sealed.body())));
        return new Event(
                feed,
                header.sequence(),
                header.time(),
                header.type(),
                header.version(),
                Optional.of(draft.by()),
                Optional.of(draft.payload()),
                draft.first());
    }

    private void sign(Line line) {
        line.heads.add(SignedHead.sign(line.last, key));
        line.unsigned = 0;
        line.bytes = 0;
    }

    public boolean isEmpty() {
        return envelopes.isEmpty();
    }

    public List<Envelope> envelopes() {
        return List.copyOf(envelopes);
    }

    /** Where the feeds of this batch end with it. */
    public Map<FeedId, FeedTip> tips() {
        Map<FeedId, FeedTip> tips = new HashMap<>();
        lines.forEach((feed, line) -> tips.put(feed, line.tip));
        return tips;
    }

    /** Signs the last header of each feed; with those that were signed on the way, in the feed's order. */
    public List<SignedHead> sign() {
        List<SignedHead> heads = new ArrayList<>();
        for (Line line : lines.values()) {
            if (line.unsigned > 0) {
                sign(line);
            }
            heads.addAll(line.heads);
        }
        return heads;
    }
}
