package eu.sargs.app;

import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.platform.KeptKind;
import eu.sargs.store.Comparison;
import eu.sargs.store.Verify;
import eu.sargs.sync.PeerKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done to a station's data as a whole. Thread-safe. */
public interface Upkeep {
    /** Walks every chain. */
    List<Verify.FeedReport> verify(Officer officer);

    /** Compares every table with its rebuild. May take minutes. */
    Comparison compare(Officer officer);

    /** The feeds of which this station can take something back, each with its last sequence. */
    Map<FeedId, Long> erasable(Officer officer);

    /**
     * @return how many events it takes; they are gone only where {@code really}
     * @throws eu.sargs.platform.Fault ERA-02 where it is of the record, ERA-03 where it is evidence
     */
    long erase(Erasure erasure, Optional<Reason> really, Officer officer);

    /** What was taken back, and which stations have done so, as far as it can be known here; by time. */
    List<ErasureStanding> erasures(Officer officer);

    /**
     * Sets for how long something is kept here, and records who did.
     *
     * @param days 0 keeps it for good
     * @param second who agrees, where {@link KeptKind#byTwo} asks for one
     * @throws eu.sargs.platform.Fault RET-02 for a number that is none, RET-05 for one that is too small, RET-03 and
     *     RET-06 where a second person is lacking, RET-04 where it is the same one, ACC-06 where that one may not agree
     */
    void keep(KeptKind kind, int days, Reason reason, Optional<Approval> second, Officer officer);

    /**
     * Gives this home a new key, with which it goes on at its next start. The last thing to be done with a station that
     * is open: nothing can be written in it afterwards.
     *
     * @param reason stands in the event that says so
     * @throws eu.sargs.platform.Fault SYN-13 where the station has not yet been described, SYN-32 where it was revoked,
     *     JRN-01 and HOM-02 where it could not be written
     */
    PeerKey replaceKey(Reason reason, Officer officer);
}
