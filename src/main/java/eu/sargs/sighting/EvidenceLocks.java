package eu.sargs.sighting;

import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sightings that are kept as evidence. Thread-safe; commands are durable and visible on return; never on the FX thread. */
public interface EvidenceLocks {
    /** For so long one person may lock without another's yes. */
    Duration ALONE = Duration.ofDays(90);

    /** For so long it can be locked at all; it can be set anew before it ends. */
    Duration LONGEST = Duration.ofDays(3_650);

    int LONGEST_CASE = 100;

    /**
     * Keeps a sighting and its pictures until then; where it is locked under this case number already, sets until when.
     *
     * @param caseNumber 1 to {@value #LONGEST_CASE} signs
     * @param second who agrees, for more than 90 days from now
     * @throws eu.sargs.platform.Fault EVI-01 where there is no such sighting, EVI-02 for a time that is past or further
     *     than {@link #LONGEST}, EVI-03 without a case number, RET-03 where a second person is lacking, RET-04 where it is
     *     the same one, ACC-06 where that one may not agree
     */
    EvidenceLock lock(
            SightingId sighting,
            String caseNumber,
            Instant until,
            Reason reason,
            Optional<Approval> second,
            Officer officer);

    /**
     * Ends it now. The copy goes in the next night, and the pictures with it where nothing else names them.
     *
     * @throws eu.sargs.platform.Fault EVI-04 where there is no such lock that holds
     */
    void lift(UUID lock, Reason reason, Officer officer);

    /** Those that hold and those that ended, the latest first. */
    List<EvidenceLock> all(Officer officer);
}
