package eu.sargs.app;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.KeyFiles;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.KeptKind;
import eu.sargs.platform.Settings;
import eu.sargs.sighting.EvidenceCodec;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.store.Comparison;
import eu.sargs.store.Erasures;
import eu.sargs.store.Store;
import eu.sargs.store.Verify;
import eu.sargs.sync.OwnStation;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.Peers;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Upkeep of an open home. */
final class StationUpkeep implements Upkeep {
    private static final int STRIDE = 500;

    private final Store store;
    private final Settings settings;
    private final Peers peers;
    private final KeyFiles keyFiles;
    private final SecondPersons persons;
    private final InstantSource clock;

    StationUpkeep(
            Store store,
            Settings settings,
            Peers peers,
            KeyFiles keyFiles,
            SecondPersons persons,
            InstantSource clock) {
        this.clock = clock;
        this.persons = persons;
        this.store = store;
        this.settings = settings;
        this.peers = peers;
        this.keyFiles = keyFiles;
    }

    @Override
    public List<Verify.FeedReport> verify(Officer officer) {
        return store.verify();
    }

    @Override
    public Comparison compare(Officer officer) {
        store.catchUp();
        return store.compare();
    }

    @Override
    public Map<FeedId, Long> erasable(Officer officer) {
        return store.erasures().feeds();
    }

    @Override
    public long erase(Erasure erasure, Optional<Reason> really, Officer officer) {
        Erasures erasures = store.erasures();
        long count = erasures.count(erasure);
        evidenceIn(erasure).ifPresent(lock -> {
            throw new Fault("ERA-03", "store.fault.erase_evidence", Date.from(lock.until()));
        });
        really.ifPresent(reason -> erasures.erase(erasure, officer.acts(reason)));
        return count;
    }

    /** The first lock that holds on a sighting that would be erased, or on the copy of one. */
    private Optional<EvidenceLock> evidenceIn(Erasure erasure) {
        Map<SightingId, EvidenceLock> locked = new HashMap<>();
        store.evidence().all().stream()
                .filter(lock -> lock.holds(clock.instant()))
                .forEach(lock -> locked.put(lock.sighting(), lock));
        long at = locked.isEmpty() ? erasure.last() : erasure.first() - 1;
        while (at < erasure.last()) {
            List<Event> events = store.journal().read(erasure.feed(), at, STRIDE);
            for (Event event : events) {
                Optional<EvidenceLock> lock = event.sequence() > erasure.last()
                        ? Optional.empty()
                        : sighting(event).map(locked::get);
                if (lock.isPresent()) {
                    return lock;
                }
            }
            at = events.isEmpty() ? erasure.last() : events.getLast().sequence();
        }
        return Optional.empty();
    }

    private static Optional<SightingId> sighting(Event event) {
        try {
            return event.payload().flatMap(payload -> switch (event.type()) {
                case SightingCodec.RECORDED, SightingCodec.REFINED ->
                    Optional.of(SightingCodec.decode(payload).id());
                case EvidenceCodec.KEPT ->
                    Optional.of(EvidenceCodec.decodeKept(payload).sighting().id());
                default -> Optional.empty();
            });
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no table shows it
        }
    }

    @Override
    public List<ErasureStanding> erasures(Officer officer) {
        return new ErasureStandings(store).all();
    }

    @Override
    public void keep(KeptKind kind, int days, Reason reason, Optional<Approval> second, Officer officer) {
        if (days < 0 || days > KeptKind.LONGEST) {
            throw new Fault("RET-02", "app.fault.retention_days", KeptKind.LONGEST);
        }
        if (days != 0 && days < kind.shortest()) {
            throw new Fault("RET-05", "app.fault.retention_record_days", kind.shortest());
        }
        if (kind == KeptKind.RECORD && second.isEmpty()) {
            throw new Fault("RET-06", "app.fault.retention_record_second");
        }
        if (kind.byTwo(days)) {
            Approval yes = second.orElseThrow(() -> new Fault("RET-03", "app.fault.retention_second", KeptKind.ALONE));
            persons.require(yes, officer.account(), "Upkeep.keep");
        }
        int before = settings.now().days(kind);
        store.journal().append(List.of(AccessCodec.retentionSet(kind, days, before, second, officer.acts(reason))));
        settings.change(now -> now.withDays(kind, days));
    }

    @Override
    public PeerKey replaceKey(Reason reason, Officer officer) {
        OwnStation self = peers.now().self();
        self.outcast().ifPresent(fault -> {
            throw fault;
        });
        if (self.described().isEmpty()) {
            throw new Fault("SYN-13", "sync.fault.undescribed");
        }
        SigningKey next = keyFiles.begin();
        store.handOver(next, officer.acts(reason));
        keyFiles.finish();
        return PeerKey.of(next.origin());
    }
}
