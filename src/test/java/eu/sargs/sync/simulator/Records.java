package eu.sargs.sync.simulator;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stations write, and what becomes of it: some is erased, retired, or let go of. */
final class Records {
    private static final List<Scope> SCOPES = List.of(
            Scope.ALL,
            Scope.ALL,
            Scope.STATION,
            new Scope("country:LV"),
            new Scope("country:LT"),
            new Scope("group:g"));

    /** Over which the days of what is there are over where the fewest are kept, with clocks that differ. */
    private static final long NIGHT = Duration.ofHours(26).toMillis();

    private final Simulation all;

    Records(Simulation all) {
        this.all = all;
    }

    void write(SimulatedStation station, int most) {
        if (station.isRunning()) {
            write(station, Lane.values()[all.schedule.random().nextInt(4)], most);
        }
    }

    void write(SimulatedStation station, Lane lane, int most) {
        Scope scope = SCOPES.get(all.schedule.random().nextInt(SCOPES.size()));
        if (scope.text().startsWith("country:")) {
            scope = new Scope("country:" + Pairing.place(station.index).country());
        } else if (scope.text().startsWith("group:")
                && !Pairing.place(station.index).agency().equals("a0")) {
            scope = Scope.ALL;
        }
        List<Draft> drafts = new ArrayList<>();
        for (long i = all.schedule.between(1, most); i > 0; i--) {
            byte[] payload = new byte[(int) all.schedule.between(8, all.schedule.chance(0.02) ? 3_000 : 200)];
            all.schedule.random().nextBytes(payload);
            boolean novel = all.schedule.chance(0.1); // a newer program's, that nobody here knows
            drafts.add(new Draft(
                    lane,
                    scope,
                    novel ? "NoveltyNoticed" : "EntrySet",
                    novel ? 7 : 1,
                    ActedBy.machine("seat"),
                    payload));
        }
        station.append(drafts);
    }

    void erase(SimulatedStation station) {
        List<FeedId> own = station.ledger.tips().keySet().stream()
                .filter(feed -> station.ledger.speaksFor(feed.origin()) && feed.lane() != Lane.LIST)
                .toList();
        if (!own.isEmpty() && station.isRunning()) {
            FeedId feed = own.get(all.schedule.random().nextInt(own.size()));
            long last = station.ledger.disk().tip(feed).sequence();
            long first = all.schedule.between(1, last);
            station.append(List.of(
                    new Erasure(feed, first, all.schedule.between(first, last)).draft(ActedBy.machine("seat"))));
        }
    }

    void retire(SimulatedStation station) {
        List<FeedId> own = station.ledger.tips().keySet().stream()
                .filter(feed -> station.ledger.speaksFor(feed.origin()) && feed.lane() == Lane.TRAFFIC)
                .toList();
        if (!own.isEmpty() && station.isRunning()) {
            FeedId feed = own.get(all.schedule.random().nextInt(own.size()));
            station.shell.retire(
                    feed,
                    all.schedule.between(1, station.ledger.disk().tip(feed).sequence()),
                    all.schedule.chance(0.8));
        }
    }

    /** One end of a link is away while the other writes traffic and retires what the first has not got yet. */
    void leaveBehind(Wire wire) {
        SimulatedStation writer = wire.ends().iterator().next();
        SimulatedStation away = wire.other(writer);
        FeedId feed = new FeedId(writer.origin(), writer.ledger.disk().epoch, Scope.ALL, Lane.TRAFFIC);
        sight(writer);
        all.schedule.in(
                12_000, () -> all.wires.stream().filter(one -> one.joins(away)).forEach(one -> one.cut(true)));
        all.schedule.in(13_000, () -> sight(writer));
        all.schedule.in(14_000, () -> sight(writer));
        all.schedule.in(16_000, () -> {
            if (writer.isRunning()) {
                writer.shell.retire(feed, writer.ledger.disk().tip(feed).sequence(), true);
            }
        });
        all.schedule.in(
                20_000, () -> all.wires.stream().filter(one -> one.joins(away)).forEach(Wire::raise));
    }

    /**
     * One end of a link is away while the others see traffic, and some of them let go of what was there a day later; then
     * more is seen.
     */
    void keepLess(Wire wire) {
        SimulatedStation away = wire.ends().get(all.schedule.random().nextInt(2));
        sightEverywhere();
        all.schedule.in(
                4_000, () -> all.wires.stream().filter(one -> one.joins(away)).forEach(one -> one.cut(true)));
        all.schedule.in(5_000, this::sightEverywhere);
        all.schedule.in(12_000, () -> {
            all.schedule.sleep(NIGHT);
            all.stations.stream()
                    .filter(station -> station != away && station.isRunning() && all.schedule.chance(0.5))
                    .forEach(this::letGo);
        });
        all.schedule.in(13_000, this::sightEverywhere);
        all.schedule.in(
                20_000, () -> all.wires.stream().filter(one -> one.joins(away)).forEach(Wire::raise));
    }

    /**
     * One end of a link is away for a day; the first that is linked again is one that let go of what it lacks, and while that
     * is asked for what it has left the links to the others hold for seconds at most. Then all are linked, and it with
     * somebody else than before.
     */
    void meetRelayFirst(Wire wire) {
        SimulatedStation away = wire.ends().get(all.schedule.random().nextInt(2));
        SimulatedStation relay = wire.other(away);
        List<Wire> others =
                all.wires.stream().filter(one -> one.joins(away) && one != wire).toList();
        sightEverywhere();
        all.schedule.runFor(5_000);
        wire.cut(true);
        others.forEach(one -> one.cut(true));
        for (int i = 0; i < 4; i++) {
            all.schedule.runFor(2_000);
            sightEverywhere();
        }
        all.schedule.runFor(5_000);
        all.schedule.sleep(NIGHT);
        if (relay.isRunning()) {
            letGo(relay);
        }
        sightEverywhere();
        wire.raise();
        for (int i = 0; i < 10; i++) {
            all.schedule.runFor(9_000);
            if (all.schedule.chance(0.1)) {
                others.forEach(Wire::raise);
                all.schedule.runFor(all.schedule.between(100, 1_500));
            }
            others.forEach(one -> one.cut(true));
        }
        others.forEach(Wire::raise);
        // Not where one of them is linked with a copy of the other's machine: it would take the two for one.
        List<SimulatedStation> apart = all.stations.stream()
                .filter(one -> one.isRunning()
                        && Collections.disjoint(one.origins(), near(away))
                        && Collections.disjoint(away.origins(), near(one)))
                .toList();
        if (!apart.isEmpty()) {
            all.join(away, apart.get(all.schedule.random().nextInt(apart.size())));
        }
    }

    /** The keys of a station and of those it is linked with. */
    private Set<OriginKey> near(SimulatedStation station) {
        Set<OriginKey> near = new HashSet<>(station.origins());
        all.wires.stream()
                .filter(wire -> wire.joins(station))
                .forEach(wire -> near.addAll(wire.other(station).origins()));
        return near;
    }

    private void sightEverywhere() {
        all.stations.forEach(this::sight);
    }

    private void sight(SimulatedStation station) {
        if (station.isRunning()) {
            station.append(List.of(
                    new Draft(Lane.TRAFFIC, Scope.ALL, "EntrySet", 1, ActedBy.machine("seat"), new byte[] {1, 2, 3})));
        }
    }

    void letGo(SimulatedStation station) {
        for (Map.Entry<FeedId, FeedTip> entry : station.ledger.tips().entrySet()) {
            if (!entry.getKey().origin().equals(station.origin())
                    && entry.getKey().lane() == Lane.TRAFFIC
                    && all.schedule.random().nextBoolean()) {
                station.ledger.letGo(
                        entry.getKey(), all.schedule.between(1, entry.getValue().sequence()));
            }
        }
        station.state.reset(station.ledger);
    }

    void everybodySpeaks() {
        all.stations.stream()
                .filter(all::takesPart)
                .forEach(station -> station.append(List.of(new Draft(
                        Lane.DUTY, Scope.ALL, "EntrySet", 1, ActedBy.machine("seat"), new byte[] {(byte) station.index
                        }))));
        all.schedule.runFor(1_000);
    }
}
