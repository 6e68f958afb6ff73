package eu.sargs.sync.link;

import eu.sargs.sync.engine.PeerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a peer keeps contents back. The link is closed over it and soon stands again, so it is told for longer than
 * that: until nothing is missing here that the peer has, or for a day since it was last found. Not thread-safe.
 */
final class Withholding {
    static final Duration TOLD = Duration.ofDays(1);
    /** Within that a link has said what its peer has, and a body that lacks has been found twice. */
    static final Duration WHOLE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Withholding.class);

    private final PeerId peer;
    private Optional<Instant> found = Optional.empty();
    /** Since when a link is open over which nothing is missing. */
    private Optional<Instant> whole = Optional.empty();

    Withholding(PeerId peer) {
        this.peer = peer;
    }

    boolean now() {
        return found.isPresent();
    }

    void found(Instant now) {
        if (found.isEmpty()) {
            LOG.warn("{} keeps contents back that it should pass on (SYN-26)", peer);
        }
        found = Optional.of(now);
        whole = Optional.empty();
    }

    /** @param behind events the peer has and we have not, over a link that is open */
    void look(long behind, Instant now) {
        if (behind > 0) {
            whole = Optional.empty();
            return;
        }
        whole = whole.or(() -> Optional.of(now));
        if (now() && !now.isBefore(whole.get().plus(WHOLE))) {
            LOG.info("{} keeps nothing back any more: all it has is here", peer);
            found = Optional.empty();
        }
    }

    /** There is no link. */
    void closed() {
        whole = Optional.empty();
    }

    void passed(Instant now) {
        if (found.filter(at -> !now.isBefore(at.plus(TOLD))).isPresent()) {
            LOG.info("{} was not found to keep anything back for a day", peer);
            found = Optional.empty();
        }
    }
}
