package eu.sargs.journal;

import java.util.Optional;

/**
 * An event as it stands in its feed.
 *
 * @param sequence from 1, gapless
 * @param by empty where the body was erased or dropped
 * @param payload empty where the body was erased or dropped
 */
public record Event(
        FeedId feed,
        long sequence,
        HybridTime time,
        String type,
        int version,
        Optional<ActedBy> by,
        Optional<byte[]> payload) {
    public Position position() {
        return new Position(feed, sequence);
    }
}
