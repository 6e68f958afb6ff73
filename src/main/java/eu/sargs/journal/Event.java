package eu.sargs.journal;

import java.util.Optional;

/**
 * An event as it stands in its feed.
 *
 * @param sequence from 1, gapless
 * @param by empty where the body was erased or dropped
 * @param payload empty where the body was erased or dropped
 * @param first where it stood first, where its origin entered it anew
 */
public record Event(
        FeedId feed,
        long sequence,
        HybridTime time,
        String type,
        int version,
        Optional<ActedBy> by,
        Optional<byte[]> payload,
        Optional<FirstSaid> first) {
    /** One that was said once. */
    public Event(
            FeedId feed,
            long sequence,
            HybridTime time,
            String type,
            int version,
            Optional<ActedBy> by,
            Optional<byte[]> payload) {
        this(feed, sequence, time, type, version, by, payload, Optional.empty());
    }

    /** When it was said, for those who ask who was first and when: of what was entered anew, when it was said first. */
    public HybridTime said() {
        return first.map(FirstSaid::time).orElse(time);
    }

    public Position position() {
        return new Position(feed, sequence);
    }
}
