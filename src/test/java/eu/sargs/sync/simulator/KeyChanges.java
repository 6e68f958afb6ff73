package eu.sargs.sync.simulator;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stations that get another key, those who go on with the older one, and what administrators do about it. */
final class KeyChanges {
    private final Simulation all;
    /** Machines that run with a key which its owner has replaced. */
    private final Set<SimulatedStation> thieves = new LinkedHashSet<>();
    /** Set up anew, because a backup had brought back a key that was replaced before. */
    private final Set<SimulatedStation> anew = new LinkedHashSet<>();
    /** What was held in homes that were given up. */
    private final Set<String> givenUp = new HashSet<>();

    KeyChanges(Simulation all) {
        this.all = all;
    }

    /** The station stops, gets another key, or almost, and starts; somebody may have copied its disk before. */
    void change(SimulatedStation station) {
        if (!station.isRunning() || !all.takesPart(station) || all.oracle.isReplaced(station.origin())) {
            return;
        }
        Disk before = station.ledger.disk().copy();
        if (all.schedule.chance(0.25)) {
            all.disks.copy(station);
        }
        rotate(station, (int) all.schedule.between(1, 3));
        if (all.schedule.chance(0.25)) {
            all.schedule.in(all.schedule.between(1_000, 40_000), () -> {
                if (station.isRunning() && all.schedule.now() < Simulation.CHAOS) {
                    all.disks.putBack(station, before);
                }
            });
        }
    }

    private void rotate(SimulatedStation station, int steps) {
        OriginKey older = station.origin();
        station.crash(all.wires);
        if (station.shell.rotate(all.newKey(station.index), steps) && steps > 1) {
            all.stations.stream()
                    .filter(other -> other != station && other.origin().equals(older))
                    .forEach(thieves::add);
        }
        all.schedule.in(all.schedule.between(500, 10_000), station::start);
    }

    /**
     * Where a backup has brought back a key that was replaced, the station is set up anew: nobody lets it in with that
     * one, and once it has heard that another has the next, it does not even start.
     *
     * @return whether that was done
     */
    boolean setUpAnew(SimulatedStation station) {
        if (!all.oracle.isReplaced(station.origin())) {
            return false;
        }
        givenUp.addAll(all.oracle.held(List.of(station)));
        if (station.isRunning()) {
            station.crash(all.wires);
        }
        all.oracle.mayFork(station);
        station.ledger.restore(new Disk(KeyRing.of(all.newKey(station.index))));
        anew.add(station);
        all.schedule.in(all.schedule.between(500, 5_000), () -> all.pairing.open(station));
        return true;
    }

    Set<String> givenUp() {
        return givenUp;
    }

    boolean hasThieves() {
        return !thieves.isEmpty();
    }

    boolean isThief(SimulatedStation station) {
        return thieves.contains(station);
    }

    /** Whether nothing tells others of its key but their administrators; also where what said so was set aside. */
    boolean isPairedByHand(SimulatedStation station) {
        return anew.contains(station)
                || station.origins().stream().skip(1).anyMatch(older -> !station.view.knowsReplaced(older));
    }

    /** Written with a key that nobody has any more, because a backup was put back, and that not all of these know. */
    boolean isForgotten(FeedId feed, Set<SimulatedStation> together) {
        return all.stations.stream().noneMatch(station -> station.origins().contains(feed.origin()))
                && !together.stream().allMatch(station -> station.view.maySee(station.origin(), feed));
    }

    /** What a station wrote with an older key that others revoked is its record, and nobody else's. */
    boolean keepsForItself(SimulatedStation station, FeedId feed) {
        return station.origins().indexOf(feed.origin()) > 0
                && Optional.of(feed.origin()).flatMap(station.view::revokedBy).isPresent();
    }
}
