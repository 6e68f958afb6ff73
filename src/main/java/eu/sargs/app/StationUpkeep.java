package eu.sargs.app;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.Approval;
import eu.sargs.access.Gate;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Right;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.KeyFiles;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Settings;
import eu.sargs.store.Comparison;
import eu.sargs.store.Erasures;
import eu.sargs.store.Store;
import eu.sargs.store.Verify;
import eu.sargs.sync.OwnStation;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.Peers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Upkeep of an open home. */
final class StationUpkeep implements Upkeep {
    private final Store store;
    private final Settings settings;
    private final Peers peers;
    private final KeyFiles keyFiles;
    private final Gate gate;

    StationUpkeep(Store store, Settings settings, Peers peers, KeyFiles keyFiles, Gate gate) {
        this.gate = gate;
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
        really.ifPresent(reason -> erasures.erase(erasure, officer.acts(reason)));
        return count;
    }

    @Override
    public List<Erasures.State> erasures(Officer officer) {
        return store.erasures().all();
    }

    @Override
    public void keepSightings(int days, Reason reason, Optional<Approval> second, Officer officer) {
        if (days < 0 || days > LONGEST) {
            throw new Fault("RET-02", "app.fault.retention_days", LONGEST);
        }
        if (days == 0 || days > ALONE) {
            Officer other = second.orElseThrow(() -> new Fault("RET-03", "app.fault.retention_second", ALONE))
                    .by();
            if (other.account().equals(officer.account())) {
                throw new Fault("RET-04", "app.fault.retention_same");
            }
            gate.require(other, Right.APPROVE, "Upkeep.keepSightings");
        }
        int before = settings.now().sightingDays();
        store.journal().append(List.of(AccessCodec.retentionSet(days, before, second, officer.acts(reason))));
        settings.change(now -> now.withSightingDays(days));
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
