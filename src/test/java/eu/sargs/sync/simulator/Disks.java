package eu.sargs.sync.simulator;

import eu.sargs.journal.FeedId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Disks that are put back as they once were, are copied into another machine, or rot. */
final class Disks {
    private final Simulation all;

    Disks(Simulation all) {
        this.all = all;
    }

    void restore(SimulatedStation station) {
        long taken = all.schedule.between(5_000, Simulation.CHAOS / 2);
        all.schedule.in(taken, () -> {
            Disk backup = station.ledger.disk().copy();
            all.schedule.in(all.schedule.between(1_000, Simulation.CHAOS / 2 - 6_000), () -> {
                if (station.isRunning()) {
                    putBack(station, backup);
                }
            });
        });
    }

    /** From now on it runs on what its disk held then, its keys among it. */
    void putBack(SimulatedStation station, Disk backup) {
        station.crash(all.wires);
        all.oracle.mayFork(station);
        station.ledger.restore(backup);
        if (all.schedule.random().nextBoolean()) {
            station.ledger.openEpoch(); // the note beside the database gave it away
        }
        boolean pair = backup.feeds.isEmpty(); // from before it was paired: that has to be done again
        all.schedule.in(all.schedule.between(500, 10_000), () -> {
            if (pair) {
                all.pairing.open(station);
            } else {
                station.start();
            }
            for (int i = 0; i < 4; i++) { // before it hears that others know more of it
                all.schedule.in(all.schedule.between(0, 100), () -> all.records.write(station, 2));
            }
        });
    }

    /** The same disk in two machines, both of which write. @return the other one, where there is room for it */
    Optional<SimulatedStation> copy(SimulatedStation station) {
        Optional<SimulatedStation> beside = all.stations.stream()
                .filter(other -> !other.origin().equals(station.origin())
                        && all.wires.stream()
                                .filter(wire -> wire.joins(other))
                                .allMatch(wire ->
                                        Collections.disjoint(wire.other(other).origins(), station.origins())))
                .findFirst();
        if (beside.isEmpty() || !station.isRunning()) {
            return Optional.empty();
        }
        all.oracle.mayFork(station);
        SimulatedStation copy = new SimulatedStation(
                station.index,
                station.ledger.keys().current(),
                new View(station.origin(), all.plant, Optional.empty()),
                all.schedule,
                all.oracle,
                all.limits,
                new SimulatedStation.Setting(all.plant, 500, 0.01));
        all.oracle.mayFork(copy);
        all.oracle.copied(station, copy);
        copy.ledger.restore(station.ledger.disk());
        if (all.schedule.random().nextBoolean()) {
            copy.ledger.openEpoch();
        }
        all.stations.add(copy);
        all.join(copy, beside.get());
        copy.start();
        for (int i = 0; i < 3; i++) {
            all.schedule.in(all.schedule.between(0, 20_000), () -> all.records.write(copy, 3));
        }
        return Optional.of(copy);
    }

    void rot(SimulatedStation station) {
        all.at(() -> {
            List<FeedId> others = station.ledger.tips().keySet().stream()
                    .filter(feed -> !station.origins().contains(feed.origin()))
                    .toList();
            if (others.isEmpty()) {
                return;
            }
            all.oracle.suspect(station);
            FeedId feed = others.get(all.schedule.random().nextInt(others.size()));
            int events = station.ledger.disk().feed(feed).events.size();
            station.ledger.rot(
                    feed,
                    all.schedule.random().nextInt(events),
                    all.schedule.random().nextInt(1 << 12));
        });
    }
}
