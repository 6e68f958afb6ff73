package eu.sargs.sighting;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A sighting that is kept with its pictures as evidence, whatever is set for how long sightings are kept.
 *
 * @param caseNumber under which it is evidence
 * @param until when it ends by itself
 * @param officer account of who locked it, or last set until when
 * @param at when they did
 * @param second who agreed; empty where nobody had to
 * @param lifted whether it was ended before its time
 * @param copy of the sighting; empty once it was erased after the end
 */
public record EvidenceLock(
        UUID id,
        SightingId sighting,
        String plate,
        String caseNumber,
        Instant until,
        String officer,
        Instant at,
        String reason,
        String second,
        boolean lifted,
        Optional<Sighting> copy) {
    public boolean holds(Instant now) {
        return !lifted && now.isBefore(until);
    }
}
