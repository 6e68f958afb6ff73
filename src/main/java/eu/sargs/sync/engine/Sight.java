package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import java.util.Optional;

/** Who belongs and may see what, as this station knows it now. The engine asks it anew whenever it decides. */
public interface Sight {
    /** Whether links to this key are kept. */
    boolean isMember(OriginKey key);

    /**
     * Whether the station that writes with {@code viewer} may have this feed. False while the feed's origin is not known
     * to have been a member; true still after it was revoked, up to {@link #lastValid}.
     */
    boolean maySee(OriginKey viewer, FeedId feed);

    /** The last sequence of the feed that counts; {@link Long#MAX_VALUE} where nothing was revoked. */
    long lastValid(FeedId feed);

    /** The event by which this key was revoked; empty where it was not. */
    default Optional<Position> revokedBy(OriginKey key) {
        return Optional.empty();
    }

    /** The hash of the event at {@link #lastValid}, where who revoked its origin told it. */
    default Optional<byte[]> endHash(FeedId feed) {
        return Optional.empty();
    }
}
