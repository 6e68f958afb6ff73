package eu.sargs.journal;

import java.util.Comparator;
import java.util.Objects;

/**
 * An append-only, gapless sequence of events with one writer.
 *
 * @param epoch 1 at first; a higher one opens after a restore, a copied home or a lost tail
 */
public record FeedId(OriginKey origin, int epoch, Scope scope, Lane lane) {
    /** Lanes in their order, then anything that is always the same. */
    public static final Comparator<FeedId> LANES_FIRST = Comparator.comparing(FeedId::lane)
            .thenComparing(feed -> feed.origin().hex())
            .thenComparing(FeedId::epoch)
            .thenComparing(feed -> feed.scope().text());

    public FeedId {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(lane);
    }
}
