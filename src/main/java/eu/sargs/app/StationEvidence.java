package eu.sargs.app;

import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.EvidenceCodec;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.EvidenceLocks;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Evidence of an open home. */
final class StationEvidence implements EvidenceLocks {
    private final Store store;
    private final InstantSource clock;
    private final SecondPersons persons;

    StationEvidence(Store store, InstantSource clock, SecondPersons persons) {
        this.store = store;
        this.clock = clock;
        this.persons = persons;
    }

    @Override
    public synchronized EvidenceLock lock(
            SightingId sighting,
            String caseNumber,
            Instant until,
            Reason reason,
            Optional<Approval> second,
            Officer officer) {
        Instant now = clock.instant();
        String number = caseNumber.strip();
        if (number.isEmpty() || number.length() > LONGEST_CASE) {
            throw new Fault("EVI-03", "sighting.fault.evidence_case", LONGEST_CASE);
        }
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new Fault("EVI-02", "sighting.fault.evidence_until", LONGEST.toDays());
        }
        Optional<EvidenceLock> there = store.evidence().all().stream()
                .filter(lock -> lock.holds(now)
                        && lock.sighting().equals(sighting)
                        && lock.caseNumber().equals(number))
                .findFirst();
        Sighting seen = there.flatMap(EvidenceLock::copy)
                .or(() -> store.sightings().find(sighting))
                .orElseThrow(() -> new Fault("EVI-01", "sighting.fault.evidence_sighting"));
        if (until.isAfter(now.plus(ALONE))) {
            Approval yes = second.orElseThrow(() -> new Fault("RET-03", "app.fault.retention_second", ALONE.toDays()));
            persons.require(yes, officer.account(), "EvidenceLocks.lock");
        }
        UUID id = there.map(EvidenceLock::id).orElseGet(UUID::randomUUID);
        List<Draft> drafts = new ArrayList<>();
        drafts.add(EvidenceCodec.draft(
                new EvidenceCodec.Locked(
                        id,
                        sighting,
                        seen.reading().plate().text(),
                        number,
                        until,
                        second.map(yes -> yes.by().account()).orElse("")),
                reason.about(number),
                officer));
        if (there.isEmpty()) {
            drafts.add(EvidenceCodec.draft(
                    new EvidenceCodec.Kept(id, seen),
                    ActedBy.machine(officer.seat().name())));
        }
        store.awaitPassed(store.journal().append(drafts));
        return find(id);
    }

    private EvidenceLock find(UUID id) {
        return store.evidence().all().stream()
                .filter(lock -> lock.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Fault("EVI-04", "sighting.fault.evidence_lock"));
    }

    @Override
    public synchronized void lift(UUID lock, Reason reason, Officer officer) {
        EvidenceLock held = find(lock);
        if (!held.holds(clock.instant())) {
            throw new Fault("EVI-04", "sighting.fault.evidence_lock");
        }
        store.awaitPassed(store.journal()
                .append(List.of(EvidenceCodec.draft(
                        new EvidenceCodec.Lifted(lock, held.sighting(), held.plate()),
                        reason.caseNumber().isEmpty() ? reason.about(held.caseNumber()) : reason,
                        officer))));
    }

    @Override
    public List<EvidenceLock> all(Officer officer) {
        return store.evidence().all();
    }
}
