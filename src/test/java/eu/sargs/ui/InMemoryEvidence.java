package eu.sargs.ui;

import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.EvidenceLocks;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.Sightings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Evidence in memory, with the rules a screen meets. */
public final class InMemoryEvidence implements EvidenceLocks {
    private final InstantSource time;
    private final Sightings sightings;
    private final Map<UUID, EvidenceLock> all = new LinkedHashMap<>();

    InMemoryEvidence(InstantSource time, Sightings sightings) {
        this.time = time;
        this.sightings = sightings;
    }

    @Override
    public synchronized EvidenceLock lock(
            SightingId sighting,
            String caseNumber,
            Instant until,
            Reason reason,
            Optional<Approval> second,
            Officer officer) {
        if (caseNumber.isBlank()) {
            throw new Fault("EVI-03", "sighting.fault.evidence_case", LONGEST_CASE);
        }
        if (until.isAfter(time.instant().plus(ALONE)) && second.isEmpty()) {
            throw new Fault("RET-03", "app.fault.retention_second", ALONE.toDays());
        }
        UUID id = all.values().stream()
                .filter(one -> one.holds(time.instant())
                        && one.sighting().equals(sighting)
                        && one.caseNumber().equals(caseNumber))
                .map(EvidenceLock::id)
                .findFirst()
                .orElseGet(() -> new UUID(7, all.size()));
        EvidenceLock lock = new EvidenceLock(
                id,
                sighting,
                sightings.find(sighting).orElseThrow().reading().plate().text(),
                caseNumber,
                until,
                officer.account(),
                time.instant(),
                reason.said(),
                second.map(yes -> yes.by().account()).orElse(""),
                false,
                sightings.find(sighting));
        all.put(id, lock);
        return lock;
    }

    @Override
    public synchronized void lift(UUID lock, Reason reason, Officer officer) {
        EvidenceLock held = all.get(lock);
        all.put(
                lock,
                new EvidenceLock(
                        held.id(),
                        held.sighting(),
                        held.plate(),
                        held.caseNumber(),
                        held.until(),
                        held.officer(),
                        held.at(),
                        held.reason(),
                        held.second(),
                        true,
                        held.copy()));
    }

    @Override
    public synchronized List<EvidenceLock> all(Officer officer) {
        return List.copyOf(all.values()).reversed();
    }
}
