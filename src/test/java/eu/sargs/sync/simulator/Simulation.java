package eu.sargs.sync.simulator;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SeededKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.sync.engine.Limits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * One seed: a few stations, some minutes in which everything that can go wrong does (safety: {@link Oracle} watches each
 * step), then everything is mended and all must come to the same (liveness).
 */
final class Simulation {
    static final long CHAOS = 90_000;
    private static final long STEP = 5_000;
    /** Silence, a stall, back-off and a refusal, one after the other, twice. */
    private static final long BOUND = 400_000;

    /** Bytes a second: what a station may send on a link that is capped, and what a thin one carries. */
    static final int SLOW = 4_000;

    static final int THIN = 1_000;

    /** What can happen in a seed besides cuts, crashes and full disks. */
    enum Trouble {
        MALICIOUS,
        RESTORED,
        COPIED,
        ROT,
        REVOKED,
        ERASED,
        CLOCKS,
        LATE_STATION,
        RETENTION,
        MIXED_VERSIONS,
        SLOW_LINKS,
        PICTURES,
        STICK,
        THIN_LINKS,
        ROTATED,
        RIVALS,
        RETIRED,
        BEHIND,
        FEWER_DAYS,
        RELAY_FIRST
    }

    /** Thought of later, and drawn by themselves: seeds that once showed something are to go on showing it. */
    static final Set<Trouble> SECOND = EnumSet.of(Trouble.PICTURES, Trouble.STICK, Trouble.THIN_LINKS);

    static final Set<Trouble> THIRD = EnumSet.of(
            Trouble.PICTURES, Trouble.STICK, Trouble.THIN_LINKS, Trouble.ROTATED, Trouble.RIVALS, Trouble.RETIRED);

    static final Set<Trouble> FOURTH = EnumSet.range(Trouble.PICTURES, Trouble.BEHIND);

    static final Set<Trouble> FIFTH = EnumSet.range(Trouble.PICTURES, Trouble.FEWER_DAYS);

    static final Set<Trouble> ALL = EnumSet.range(Trouble.PICTURES, Trouble.RELAY_FIRST);

    final Set<Trouble> troubles;
    final Schedule schedule;
    final Oracle oracle;
    final List<SimulatedStation> stations = new ArrayList<>();
    final List<Wire> wires = new ArrayList<>();
    final Plant plant;
    final Limits limits;
    final KeyChanges keyChanges;
    final Rivals rivals;
    final Agreement agreement = new Agreement(this);
    final Pairing pairing = new Pairing(this);
    final Records records = new Records(this);
    final Disks disks = new Disks(this);
    final Revocations revocations = new Revocations(this);
    final Passages passages = new Passages(this);
    private final Courier courier = new Courier(this);
    private long aheadMillis;

    Simulation(long seed, Plant plant) {
        this(seed, plant, ALL);
    }

    /** @param later what of that which was thought of later may go wrong too */
    Simulation(long seed, Plant plant, Set<Trouble> later) {
        schedule = new Schedule(seed);
        this.plant = plant;
        troubles = new TreeSet<>();
        for (Trouble trouble : Trouble.values()) {
            if (!ALL.contains(trouble) && schedule.chance(0.25)) {
                troubles.add(trouble);
            }
        }
        Random drawn = new Random(new SplittableRandom(~seed).nextLong());
        for (Trouble trouble : ALL) {
            if (drawn.nextDouble() < 0.25 && later.contains(trouble)) {
                troubles.add(trouble);
            }
        }
        if (plant == Plant.FORGOTTEN_ERASURE) {
            troubles.add(Trouble.ERASED);
        } else if (Set.of(Plant.NO_REVOCATION, Plant.LONG_FAREWELL, Plant.NO_FAREWELL)
                .contains(plant)) {
            troubles.add(Trouble.REVOKED);
        } else if (plant == Plant.FORGOTTEN_REVOCATION) {
            troubles.addAll(Set.of(Trouble.REVOKED, Trouble.RESTORED));
        } else if (plant == Plant.UNCHECKED_RUNS) {
            troubles.add(Trouble.MALICIOUS);
        } else if (plant == Plant.LASTING_KEY) {
            troubles.add(Trouble.ROTATED);
        } else if (plant == Plant.LASTING_ENDS || plant == Plant.LOST_GROUND) {
            troubles.add(Trouble.RIVALS);
        } else if (plant == Plant.FORGOTTEN_RETIREMENT) {
            troubles.add(Trouble.RETIRED);
        } else if (plant == Plant.LASTING_GAP) {
            troubles.add(Trouble.BEHIND);
        } else if (plant == Plant.LASTING_LOSS) {
            troubles.add(Trouble.FEWER_DAYS);
        } else if (plant == Plant.LASTING_BARENESS) {
            troubles.add(Trouble.RELAY_FIRST);
        } else if (plant == Plant.BELIEVED_LOSS) {
            troubles.addAll(Set.of(Trouble.FEWER_DAYS, Trouble.MALICIOUS));
        } else if (plant == Plant.WALL_CLOCK || plant == Plant.BELIEVED_TIMES) {
            troubles.add(Trouble.CLOCKS);
        }
        limits = new Limits(
                Set.of(1), 2_000, 4_000, 1_000, troubles.contains(Trouble.SLOW_LINKS) ? SLOW : 0, 1_000, 1 << 20);
        oracle = new Oracle(limits);
        keyChanges = new KeyChanges(this);
        rivals = new Rivals(this);
    }

    /** @throws Violation when an invariant does not hold */
    void run() {
        build((int) schedule.between(3, 5));
        plan();
        schedule.runFor(CHAOS);
        Set<String> held = oracle.held(stations);
        heal();
        converge();
        records.everybodySpeaks();
        converge();
        if (troubles.contains(Trouble.RELAY_FIRST)) {
            records.meetRelayFirst(wires.get(schedule.random().nextInt(wires.size())));
            converge();
        }
        finish(held);
    }

    private void build(int count) {
        for (int i = 0; i < count; i++) {
            add(i);
        }
        int shape = schedule.random().nextInt(3);
        for (int i = 1; i < count; i++) {
            join(i, shape == 2 ? schedule.random().nextInt(i) : i - 1);
        }
        if (shape == 1 && count > 2) {
            join(count - 1, 0);
        }
        int late = troubles.contains(Trouble.LATE_STATION) ? count - 1 : count;
        for (SimulatedStation station : stations) {
            station.skew(schedule.between(-60_000, 60_000));
            if (station.index < late) {
                pairing.open(station);
            } else {
                schedule.in(schedule.between(CHAOS / 2, CHAOS), () -> pairing.open(station));
            }
        }
    }

    private SimulatedStation add(int index) {
        SigningKey key = newKey(index);
        Limits own = troubles.contains(Trouble.MIXED_VERSIONS) && index % 2 == 1
                ? limits.withVersions(Set.of(1, 2))
                : limits;
        SimulatedStation station = new SimulatedStation(
                index,
                key,
                new View(key.origin(), plant, Optional.empty()),
                schedule,
                oracle,
                own,
                new SimulatedStation.Setting(plant, 500, 0.01));
        stations.add(station);
        return station;
    }

    /** A new key of a station. */
    SigningKey newKey(int index) {
        SigningKey key = SeededKeys.next(schedule.random());
        oracle.place(key.origin(), Pairing.place(index));
        return key;
    }

    private void join(int one, int other) {
        join(stations.get(one), stations.get(other));
    }

    void join(SimulatedStation one, SimulatedStation other) {
        Wire wire = new Wire(schedule, one, other, oracle);
        if (troubles.contains(Trouble.THIN_LINKS)) {
            wire.carries(THIN);
        }
        wires.add(wire);
    }

    private void plan() {
        for (SimulatedStation station : stations) {
            for (long i = schedule.between(4, 8); i > 0; i--) {
                at(() -> records.write(station, 6));
            }
            if (schedule.chance(0.5)) {
                at(() -> crash(station));
            }
            if (schedule.chance(0.3)) {
                at(() -> station.diskFull(true));
                at(() -> station.diskFull(false));
            }
        }
        for (Wire wire : wires) {
            for (long i = schedule.between(0, 3); i > 0; i--) {
                at(() -> cut(wire));
            }
            if (schedule.chance(0.4)) {
                at(wire::connect);
            }
            wire.delay(schedule.between(1, 400));
        }
        troubles.forEach(this::plan);
    }

    private void plan(Trouble trouble) {
        SimulatedStation one = stations.get(schedule.random().nextInt(stations.size()));
        switch (trouble) {
            case MALICIOUS -> {
                oracle.suspect(one);
                Tamper tamper = new Tamper(schedule.random(), troubles.contains(Trouble.FEWER_DAYS));
                wires.stream().filter(wire -> wire.joins(one)).forEach(wire -> wire.tamper(one, tamper));
            }
            // It takes the disk of who revoked somebody to be put back.
            case RESTORED -> disks.restore(plant == Plant.FORGOTTEN_REVOCATION ? stations.getFirst() : one);
            case COPIED -> at(() -> disks.copy(one));
            case ROT -> disks.rot(one);
            case REVOKED -> at(() -> revocations.revoke(stations.getLast()));
            case ERASED -> {
                for (int i = 0; i < 3; i++) {
                    SimulatedStation eraser = stations.get(schedule.random().nextInt(stations.size()));
                    at(() -> records.erase(eraser));
                }
            }
            case CLOCKS -> {
                at(() -> {
                    aheadMillis = Math.max(aheadMillis, 480_000);
                    one.skew(420_000);
                });
                at(() -> one.skew(-60_000));
            }
            case RETENTION -> at(() -> records.letGo(one));
            case PICTURES -> {
                for (int i = 0; i < 4; i++) {
                    at(passages::one);
                }
            }
            case STICK -> {
                for (int i = 0; i < 4; i++) {
                    at(courier::carry);
                }
            }
            case ROTATED -> {
                at(() -> keyChanges.change(one));
                if (schedule.chance(0.3)) {
                    at(() -> keyChanges.change(one));
                }
            }
            case RIVALS -> rivals.plan();
            case RETIRED -> {
                for (int i = 0; i < 3; i++) {
                    at(() -> records.write(one, Lane.TRAFFIC, 6));
                    at(() -> records.retire(one));
                }
            }
            case BEHIND ->
                schedule.in(
                        schedule.between(3_000, CHAOS - 25_000), // it is over before all is mended
                        () -> records.leaveBehind(wires.get(schedule.random().nextInt(wires.size()))));
            case FEWER_DAYS -> {
                for (long i = schedule.between(1, 3); i > 0; i--) {
                    schedule.in(
                            schedule.between(3_000, CHAOS - 25_000),
                            () -> records.keepLess(wires.get(schedule.random().nextInt(wires.size()))));
                }
            }
            case LATE_STATION, MIXED_VERSIONS, SLOW_LINKS, THIN_LINKS -> {
                // in how the stations were built
            }
            case RELAY_FIRST -> {
                // when all was mended: it takes minutes without anything else
            }
        }
    }

    void at(Runnable what) {
        schedule.in(schedule.between(3_000, CHAOS - 5_000), what);
    }

    private void crash(SimulatedStation station) {
        if (station.isRunning()) {
            station.crash(wires);
            schedule.in(schedule.between(500, 10_000), station::start);
        }
    }

    private void cut(Wire wire) {
        wire.cut(schedule.chance(0.7));
        schedule.in(schedule.between(1_000, 60_000), wire::raise);
    }

    SimulatedStation any() {
        return stations.get(schedule.random().nextInt(stations.size()));
    }

    private void heal() {
        for (Wire wire : wires) {
            wire.raise();
            wire.delay(30);
            stations.forEach(station -> {
                if (wire.joins(station)) {
                    wire.tamper(station, null);
                }
            });
        }
        for (SimulatedStation station : stations) {
            station.skew(0);
            station.diskFull(false);
            if (station.isRunning()) {
                station.crash(wires);
            }
            station.ledger.scrub();
            schedule.in(schedule.between(100, 2_000), () -> {
                if (!station.isRunning()) {
                    station.start();
                }
                pairing.again(station);
            });
        }
        schedule.runFor(11_000); // whatever was to start has
        // Whoever started once more before the pairing was written is paired now (seed 3985).
        stations.stream().filter(SimulatedStation::isRunning).forEach(pairing::again);
        passages.lookAgain(); // what was looked for before the start is looked for again
        schedule.runFor(1_000);
    }

    /** @throws Violation when it takes too long */
    private void converge() {
        long until = schedule.now() + BOUND + aheadMillis + passages.millis();
        Optional<String> apart = agreement.apart();
        while (apart.isPresent()) {
            if (schedule.now() > until) {
                throw new Violation("convergence", apart.get());
            }
            schedule.runFor(STEP);
            passages.lookAgain(); // who looks at an alert without its picture looks again
            // A pairing may stand in what is set aside since: two machines with one disk were paired at once (seed
            // 8776).
            stations.stream().filter(SimulatedStation::isRunning).forEach(pairing::again);
            apart = agreement.apart();
        }
    }

    /** Whether it is still one of them: it was not revoked, and its key is nobody else's. */
    boolean takesPart(SimulatedStation station) {
        return revocations.revoked().filter(one -> one == station).isEmpty()
                && !rivals.isOut(station)
                && !keyChanges.isThief(station);
    }

    /** Feeds that stations hold from where another retired them. */
    long begunLater() {
        return stations.stream()
                .flatMap(station -> station.ledger.disk().feeds.entrySet().stream()
                        .filter(feed -> feed.getValue().begins() > 0
                                && !station.ledger.speaksFor(feed.getKey().origin())))
                .count();
    }

    /** Feeds that stations hold with something missing that was retired. */
    long leapt() {
        return stations.stream()
                .mapToLong(station -> station.ledger.holes().size())
                .sum();
    }

    private void finish(Set<String> heldBefore) {
        oracle.end(stations);
        // A disk that was put back may have taken the revocation with it, but not where another had heard of it.
        FeedId lists = new FeedId(stations.getFirst().origin(), 1, Scope.ALL, Lane.LIST);
        for (Set<SimulatedStation> together : agreement.together(lists)) {
            if (together.stream().anyMatch(revocations::isHeldBy)) {
                oracle.revocations(together);
            }
        }
        oracle.rotations(stations.stream()
                .filter(station -> takesPart(station) && station.isRunning())
                .toList());
        rivals.check();
        if (!troubles.contains(Trouble.ROT)) {
            heldBefore.removeAll(oracle.held(stations));
            heldBefore.removeAll(keyChanges.givenUp());
            if (!heldBefore.isEmpty()) {
                throw new Violation("lost event", heldBefore.size() + " events that were held are not any more");
            }
        }
    }
}
