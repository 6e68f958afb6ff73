package eu.sargs.sync;

import eu.sargs.journal.Hole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Another station, by its key: one that belongs, or did.
 *
 * @param mayAdmit whether what it says of further members counts here
 * @param admitted who says that it belongs; the latest of several
 * @param left since when it does not belong any more
 * @param groups names of the groups its agency is in
 * @param sees scopes of our feeds that it may see, as in {@code group:border}; empty where it left
 * @param address where it is called; empty where it calls, or is reached through others
 * @param heldUntil time of the newest event of its own that is held here, by its clock, whoever brought it: how old what
 *     we know of it is; empty where there is none
 * @param missing what it wrote and never came here, since it, or a station on the way, kept that for a shorter time than
 *     this station was away
 */
public record Peer(
        PeerKey key,
        Description described,
        boolean mayAdmit,
        Optional<Said> admitted,
        Optional<Leaving> left,
        List<String> groups,
        List<String> sees,
        Optional<PeerAddress> address,
        Optional<Instant> heldUntil,
        List<Missing> missing,
        PeerLink link) {

    /** Who said it and when. @param by the station's name where it is known, else its key's first digits */
    public record Said(String by, String officer, Instant at) {}

    /** @param successor the key it goes on under; empty where it was revoked */
    public record Leaving(Said said, Optional<PeerKey> successor) {}

    /**
     * What never came, or came without its content.
     *
     * @param since time of the first of it, by the writer's clock; of the last event before it where that is not known
     * @param until time of the last of it; of the next event that came where that is not known
     * @param exact whether those times are known
     * @param onTheWay whether a station between had let go of it, so that others may have it; else its writer had
     */
    public record Missing(Instant since, Instant until, boolean exact, long events, boolean onTheWay) {
        public static Missing of(Hole hole) {
            return new Missing(
                    hole.since(), hole.until(), hole.exact(), hole.events(), hole.cause() == Hole.Cause.LET_GO);
        }
    }

    public Peer {
        groups = List.copyOf(groups);
        sees = List.copyOf(sees);
        missing = List.copyOf(missing);
    }

    public boolean belongs() {
        return left.isEmpty();
    }
}
