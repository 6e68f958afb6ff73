package eu.sargs.journal;

import java.util.Arrays;
import java.util.Optional;

/**
 * Walks one feed from where it begins and says the first thing that does not hold. Needs no key but the feed's own
 * name. Pure; not thread-safe.
 */
public final class Chain {
    /** What does not hold. */
    public enum Break {
        /** The disk does not give it back, or gives back something else. */
        UNREADABLE,
        /** An event of another feed. */
        OTHER_FEED,
        /** A sequence number is missing or stands twice. */
        GAP,
        /** It does not carry the hash of the header before it. */
        HASH,
        /** It is older than the one before it. */
        TIME,
        /** Its body is not the one that was hashed. */
        BODY,
        /** The signed head is for another hash, or nobody signed it. */
        SIGNATURE,
        /** Events at the end that no signature covers. */
        UNSIGNED
    }

    private final FeedId feed;
    private FeedTip tip;
    private long signed;

    public Chain(FeedId feed) {
        this(feed, FeedTip.empty());
    }

    /** @param base what the feed begins after: where its origin retired it */
    public Chain(FeedId feed, FeedTip base) {
        this.feed = feed;
        this.tip = base;
        this.signed = base.sequence();
    }

    /** Takes the next event. After a break the chain is of no further use. */
    public Optional<Break> next(Envelope envelope) {
        Header header = envelope.header();
        if (!header.feed().equals(feed)) {
            return Optional.of(Break.OTHER_FEED);
        }
        if (header.sequence() != tip.sequence() + 1) {
            return Optional.of(Break.GAP);
        }
        if (!Arrays.equals(header.previous(), tip.hash())) {
            return Optional.of(Break.HASH);
        }
        if (tip.sequence() > 0 && header.time().compareTo(tip.time()) <= 0) {
            return Optional.of(Break.TIME);
        }
        if (envelope.body().isPresent() && !Arrays.equals(envelope.body().get().hash(), header.bodyHash())) {
            return Optional.of(Break.BODY);
        }
        tip = new FeedTip(header.sequence(), header.hash(), header.time());
        return Optional.empty();
    }

    /**
     * Goes on after events that are not held, because the feed's origin retired them.
     *
     * @param last of them
     */
    public Optional<Break> leap(long last, byte[] hash) {
        if (last <= tip.sequence()) {
            return Optional.of(Break.GAP);
        }
        Optional<Break> unsigned = end();
        tip = new FeedTip(last, hash, tip.time());
        signed = last;
        return unsigned;
    }

    /** Takes the signature over the event that was taken last. */
    public Optional<Break> head(SignedHead head) {
        if (!head.feed().equals(feed)
                || head.sequence() != tip.sequence()
                || !Arrays.equals(head.hash(), tip.hash())
                || !head.verifies()) {
            return Optional.of(Break.SIGNATURE);
        }
        signed = head.sequence();
        return Optional.empty();
    }

    /** Whether everything that was taken is signed. */
    public Optional<Break> end() {
        return signed == tip.sequence() ? Optional.empty() : Optional.of(Break.UNSIGNED);
    }

    /** Time of the event that was taken last. */
    public HybridTime time() {
        return tip.time();
    }

    /** Sequence of the event that was taken last. */
    public long length() {
        return tip.sequence();
    }
}
