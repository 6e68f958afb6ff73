package eu.sargs.sync.simulator;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One station is revoked by another. */
final class Revocations {
    private final Simulation all;
    private Optional<SimulatedStation> revoked = Optional.empty();

    Revocations(Simulation all) {
        this.all = all;
    }

    void revoke(SimulatedStation station) {
        SimulatedStation by = all.stations.getFirst();
        boolean known = by.isRunning() && by.knows(station);
        boolean copied =
                all.stations.stream().map(SimulatedStation::origin).distinct().count() < all.stations.size();
        if (!known
                || revoked.isPresent()
                || copied
                || all.oracle.isReplaced(by.origin()) // a backup brought it back: what it says now counts nowhere
                || all.troubles.contains(Simulation.Trouble.COPIED)
                || all.keyChanges.hasThieves()) {
            return;
        }
        revoked = Optional.of(station);
        MemberEvent.Revoked said = revocation(by, station);
        all.oracle.revoked.put(said.key(), said.cuts());
        insist(by, MemberCodec.draft(said, ActedBy.machine("seat")));
    }

    /** As one station would revoke another that it knows, by what it holds. */
    static MemberEvent.Revoked revocation(SimulatedStation by, SimulatedStation station) {
        OriginKey key =
                station.origins().stream().filter(by.view::isMember).findFirst().orElseThrow();
        Map<FeedId, Long> cuts = new HashMap<>();
        Map<FeedId, byte[]> hashes = new HashMap<>();
        by.ledger.tips().forEach((feed, tip) -> {
            if (feed.origin().equals(key)) {
                cuts.put(feed, tip.sequence());
                hashes.put(feed, tip.hash());
            }
        });
        return new MemberEvent.Revoked(key, cuts, hashes);
    }

    /** Appends until it is acknowledged: a crash may lose it, and somebody would notice. */
    void insist(SimulatedStation by, Draft draft) {
        boolean written = by.ledger.disk().feeds.values().stream()
                .flatMap(feed -> feed.events.stream())
                .anyMatch(e -> e.header().type().equals(draft.type())
                        && by.origins().contains(e.header().feed().origin()));
        if (!written) {
            if (by.isRunning()) {
                by.append(List.of(draft));
            }
            all.schedule.in(1_000, () -> insist(by, draft));
        }
    }

    /** Who was revoked. */
    Optional<SimulatedStation> revoked() {
        return revoked;
    }

    /** Also where it was set aside. */
    boolean isHeldBy(SimulatedStation station) {
        return station.ledger.disk().feeds.values().stream()
                .flatMap(feed -> Stream.concat(feed.events.stream(), feed.aside.stream()))
                .flatMap(envelope -> View.statement(envelope).stream())
                .anyMatch(statement -> statement.said() instanceof MemberEvent.Revoked said
                        && all.oracle.revoked.containsKey(said.key()));
    }
}
