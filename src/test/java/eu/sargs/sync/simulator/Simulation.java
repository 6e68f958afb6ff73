package eu.sargs.sync.simulator;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SeededKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.picture.SomePictures;
import eu.sargs.sync.engine.Limits;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One seed: a few stations, some minutes in which everything that can go wrong does (safety: {@link Oracle} watches each
 * step), then everything is mended and all must come to the same (liveness).
 */
final class Simulation {
    private static final List<Scope> SCOPES = List.of(
            Scope.ALL,
            Scope.ALL,
            Scope.STATION,
            new Scope("country:LV"),
            new Scope("country:LT"),
            new Scope("group:g"));
    static final long CHAOS = 90_000;
    private static final long STEP = 5_000;
    /** Silence, a stall, back-off and a refusal, one after the other, twice. */
    private static final long BOUND = 400_000;

    /** Bytes a second: what a station may send on a link that is capped, and what a thin one carries. */
    private static final int SLOW = 4_000;

    private static final int THIN = 1_000;

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
        RETIRED
    }

    /** Thought of later, and drawn by themselves: seeds that once showed something are to go on showing it. */
    static final Set<Trouble> SECOND = EnumSet.of(Trouble.PICTURES, Trouble.STICK, Trouble.THIN_LINKS);

    static final Set<Trouble> ALL = EnumSet.of(
            Trouble.PICTURES, Trouble.STICK, Trouble.THIN_LINKS, Trouble.ROTATED, Trouble.RIVALS, Trouble.RETIRED);

    /** Somebody looks for a picture. */
    record Wanted(SimulatedStation by, PictureId picture, boolean urgent) {}

    final Set<Trouble> troubles;
    final Schedule schedule;
    final Oracle oracle;
    final List<SimulatedStation> stations = new ArrayList<>();
    final List<Wire> wires = new ArrayList<>();
    private final Plant plant;
    private final Limits limits;
    final KeyChanges keyChanges;
    final Rivals rivals;
    final Agreement agreement = new Agreement(this);
    SimulatedStation revoked;
    final List<Wanted> wanted = new ArrayList<>();
    private long aheadMillis;
    private long pictureBytes;

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
        } else if (plant == Plant.LASTING_ENDS) {
            troubles.add(Trouble.RIVALS);
        } else if (plant == Plant.FORGOTTEN_RETIREMENT) {
            troubles.add(Trouble.RETIRED);
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
        everybodySpeaks();
        converge();
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
                open(station);
            } else {
                schedule.in(schedule.between(CHAOS / 2, CHAOS), () -> open(station));
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
        oracle.place(key.origin(), place(index));
        return key;
    }

    private static Oracle.Place place(int index) {
        return new Oracle.Place("S" + index, "a" + index % 2, index % 3 == 2 ? "LT" : "LV");
    }

    private void join(int one, int other) {
        join(stations.get(one), stations.get(other));
    }

    private void join(SimulatedStation one, SimulatedStation other) {
        Wire wire = new Wire(schedule, one, other, oracle);
        if (troubles.contains(Trouble.THIN_LINKS)) {
            wire.carries(THIN);
        }
        wires.add(wire);
    }

    /** Starts, and admits itself and those it is joined to. */
    void open(SimulatedStation station) {
        station.start();
        List<Draft> drafts = new ArrayList<>(List.of(admission(station)));
        wires.stream().filter(wire -> wire.joins(station)).forEach(wire -> drafts.add(admission(wire.other(station))));
        if (station.index == 0) {
            drafts.add(MemberCodec.draft(new MemberEvent.GroupSet("g", Set.of("a0")), ActedBy.machine("seat")));
        }
        station.append(drafts);
    }

    private Draft admission(SimulatedStation station) {
        Oracle.Place place = place(station.index);
        return MemberCodec.draft(
                new MemberEvent.Admitted(
                        new Member(station.origin(), place.station(), "seat", place.agency(), place.country(), true)),
                ActedBy.machine("seat"));
    }

    private void plan() {
        for (SimulatedStation station : stations) {
            for (long i = schedule.between(4, 8); i > 0; i--) {
                at(() -> write(station, 6));
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
                Tamper tamper = new Tamper(schedule.random());
                wires.stream().filter(wire -> wire.joins(one)).forEach(wire -> wire.tamper(one, tamper));
            }
            // It takes the disk of who revoked somebody to be put back.
            case RESTORED -> restore(plant == Plant.FORGOTTEN_REVOCATION ? stations.getFirst() : one);
            case COPIED -> at(() -> copy(one));
            case ROT -> rot(one);
            case REVOKED -> at(() -> revoke(stations.getLast()));
            case ERASED -> {
                for (int i = 0; i < 3; i++) {
                    SimulatedStation eraser = stations.get(schedule.random().nextInt(stations.size()));
                    at(() -> erase(eraser));
                }
            }
            case CLOCKS -> {
                at(() -> {
                    aheadMillis = Math.max(aheadMillis, 480_000);
                    one.skew(420_000);
                });
                at(() -> one.skew(-60_000));
            }
            case RETENTION -> at(() -> letGo(one));
            case PICTURES -> {
                for (int i = 0; i < 4; i++) {
                    at(this::picture);
                }
            }
            case STICK -> {
                for (int i = 0; i < 4; i++) {
                    at(this::carry);
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
                    at(() -> write(one, Lane.TRAFFIC, 6));
                    at(() -> retire(one));
                }
            }
            case LATE_STATION, MIXED_VERSIONS, SLOW_LINKS, THIN_LINKS -> {
                // in how the stations were built
            }
        }
    }

    void at(Runnable what) {
        schedule.in(schedule.between(3_000, CHAOS - 5_000), what);
    }

    private void write(SimulatedStation station, int most) {
        if (station.isRunning()) {
            write(station, Lane.values()[schedule.random().nextInt(4)], most);
        }
    }

    private void write(SimulatedStation station, Lane lane, int most) {
        Scope scope = SCOPES.get(schedule.random().nextInt(SCOPES.size()));
        if (scope.text().startsWith("country:")) {
            scope = new Scope("country:" + place(station.index).country());
        } else if (scope.text().startsWith("group:")
                && !place(station.index).agency().equals("a0")) {
            scope = Scope.ALL;
        }
        List<Draft> drafts = new ArrayList<>();
        for (long i = schedule.between(1, most); i > 0; i--) {
            byte[] payload = new byte[(int) schedule.between(8, schedule.chance(0.02) ? 3_000 : 200)];
            schedule.random().nextBytes(payload);
            boolean novel = schedule.chance(0.1); // a newer program's, that nobody here knows
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

    private void restore(SimulatedStation station) {
        long taken = schedule.between(5_000, CHAOS / 2);
        schedule.in(taken, () -> {
            Disk backup = station.ledger.disk().copy();
            schedule.in(schedule.between(1_000, CHAOS / 2 - 6_000), () -> {
                if (station.isRunning()) {
                    putBack(station, backup);
                }
            });
        });
    }

    /** From now on it runs on what its disk held then, its keys among it. */
    void putBack(SimulatedStation station, Disk backup) {
        station.crash(wires);
        oracle.mayFork(station);
        station.ledger.restore(backup);
        if (schedule.random().nextBoolean()) {
            station.ledger.openEpoch(); // the note beside the database gave it away
        }
        boolean pair = backup.feeds.isEmpty(); // from before it was paired: that has to be done again
        schedule.in(schedule.between(500, 10_000), () -> {
            if (pair) {
                open(station);
            } else {
                station.start();
            }
            for (int i = 0; i < 4; i++) { // before it hears that others know more of it
                schedule.in(schedule.between(0, 100), () -> write(station, 2));
            }
        });
    }

    /** The same disk in two machines, both of which write. @return the other one, where there is room for it */
    Optional<SimulatedStation> copy(SimulatedStation station) {
        Optional<SimulatedStation> beside = stations.stream()
                .filter(other -> !other.origin().equals(station.origin())
                        && wires.stream()
                                .filter(wire -> wire.joins(other))
                                .noneMatch(wire -> wire.other(other).origins().contains(station.origin())))
                .findFirst();
        if (beside.isEmpty() || !station.isRunning()) {
            return Optional.empty();
        }
        oracle.mayFork(station);
        SimulatedStation copy = new SimulatedStation(
                station.index,
                station.ledger.keys().current(),
                new View(station.origin(), plant, Optional.empty()),
                schedule,
                oracle,
                limits,
                new SimulatedStation.Setting(plant, 500, 0.01));
        oracle.mayFork(copy);
        oracle.copied(station, copy);
        copy.ledger.restore(station.ledger.disk());
        if (schedule.random().nextBoolean()) {
            copy.ledger.openEpoch();
        }
        stations.add(copy);
        join(copy, beside.get());
        copy.start();
        for (int i = 0; i < 3; i++) {
            schedule.in(schedule.between(0, 20_000), () -> write(copy, 3));
        }
        return Optional.of(copy);
    }

    private void rot(SimulatedStation station) {
        at(() -> {
            List<FeedId> others = station.ledger.tips().keySet().stream()
                    .filter(feed -> !station.origins().contains(feed.origin()))
                    .toList();
            if (others.isEmpty()) {
                return;
            }
            oracle.suspect(station);
            FeedId feed = others.get(schedule.random().nextInt(others.size()));
            int events = station.ledger.disk().feed(feed).events.size();
            station.ledger.rot(
                    feed, schedule.random().nextInt(events), schedule.random().nextInt(1 << 12));
        });
    }

    private void revoke(SimulatedStation station) {
        SimulatedStation by = stations.getFirst();
        boolean known = by.isRunning() && by.knows(station);
        boolean copied =
                stations.stream().map(SimulatedStation::origin).distinct().count() < stations.size();
        if (!known || revoked != null || copied || troubles.contains(Trouble.COPIED) || keyChanges.hasThieves()) {
            return;
        }
        revoked = station;
        MemberEvent.Revoked said = revocation(by, station);
        oracle.revoked.put(said.key(), said.cuts());
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
            schedule.in(1_000, () -> insist(by, draft));
        }
    }

    private void erase(SimulatedStation station) {
        List<FeedId> own = station.ledger.tips().keySet().stream()
                .filter(feed -> station.ledger.speaksFor(feed.origin()) && feed.lane() != Lane.LIST)
                .toList();
        if (!own.isEmpty() && station.isRunning()) {
            FeedId feed = own.get(schedule.random().nextInt(own.size()));
            long last = station.ledger.disk().tip(feed).sequence();
            long first = schedule.between(1, last);
            station.append(
                    List.of(new Erasure(feed, first, schedule.between(first, last)).draft(ActedBy.machine("seat"))));
        }
    }

    private void retire(SimulatedStation station) {
        List<FeedId> own = station.ledger.tips().keySet().stream()
                .filter(feed -> station.ledger.speaksFor(feed.origin()) && feed.lane() == Lane.TRAFFIC)
                .toList();
        if (!own.isEmpty() && station.isRunning()) {
            FeedId feed = own.get(schedule.random().nextInt(own.size()));
            station.retire(
                    feed, schedule.between(1, station.ledger.disk().tip(feed).sequence()), schedule.chance(0.8));
        }
    }

    private void letGo(SimulatedStation station) {
        for (Map.Entry<FeedId, FeedTip> entry : station.ledger.tips().entrySet()) {
            if (!entry.getKey().origin().equals(station.origin())
                    && entry.getKey().lane() == Lane.TRAFFIC
                    && schedule.random().nextBoolean()) {
                station.ledger.letGo(
                        entry.getKey(), schedule.between(1, entry.getValue().sequence()));
            }
        }
        station.state.reset(station.ledger);
    }

    /** One station takes two pictures of a passage; some take one, in an older version. */
    private void picture() {
        SimulatedStation holder = any();
        byte[] jpeg = jpeg();
        if (schedule.chance(0.3)) {
            picture(holder, SomePictures.single(jpeg), jpeg);
        } else {
            byte[] overview = jpeg();
            List<ProvenPicture> pair = ProvenPicture.pair(jpeg, overview);
            picture(holder, pair.getFirst(), jpeg);
            picture(holder, pair.getLast(), overview);
        }
    }

    private byte[] jpeg() {
        byte[] bytes = new byte[(int) schedule.between(1, 100_000)];
        schedule.random().nextBytes(bytes);
        return bytes;
    }

    /** Those beside its holder look for it soon, at once or later, some more than once. */
    private void picture(SimulatedStation holder, ProvenPicture picture, byte[] jpeg) {
        int length = picture.bytes().length;
        pictureBytes += length;
        oracle.largestPicture = Math.max(oracle.largestPicture, length);
        oracle.made(picture.id(), jpeg);
        if (holder.isRunning()) {
            holder.pictures.put(picture.id(), picture);
        }
        for (SimulatedStation by : stations) {
            if (by != holder) {
                Wanted want = new Wanted(by, picture.id(), schedule.random().nextBoolean());
                wanted.add(want);
                schedule.in(schedule.between(0, 20_000), () -> look(want));
            }
        }
    }

    private static void look(Wanted want) {
        if (want.by().isRunning() && !want.by().pictures.containsKey(want.picture())) {
            want.by().wantPicture(want.picture(), want.urgent());
        }
    }

    /** A file goes by hand from one station to another, and sometimes suffers on the way. */
    private void carry() {
        SimulatedStation from = any();
        SimulatedStation to = any();
        if (from == to || from.origin().equals(to.origin())) {
            return;
        }
        from.carry(to).ifPresent(carriedFile -> {
            byte[] file = carriedFile.bytes();
            boolean suffers = schedule.chance(0.2);
            byte[] carried = suffers ? Arrays.copyOf(file, schedule.random().nextInt(file.length)) : file.clone();
            if (suffers && carried.length > 0 && schedule.random().nextBoolean()) {
                carried = file.clone();
                carried[schedule.random().nextInt(carried.length)] ^=
                        (byte) (1 << schedule.random().nextInt(8));
            }
            byte[] arrives = carried;
            schedule.in(schedule.between(1_000, 30_000), () -> {
                if (to.isRunning() && to.origins().contains(carriedFile.to())) {
                    oracle.carried++;
                    if (to.takeIn(arrives) == suffers) {
                        throw new Violation("stick", to + (suffers ? " took a damaged file" : " refused a good file"));
                    }
                }
            });
        });
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
                pairAgain(station);
            });
        }
        schedule.runFor(11_000); // whatever was to start has
        // Whoever started once more before the pairing was written is paired now (seed 3985).
        stations.stream().filter(SimulatedStation::isRunning).forEach(this::pairAgain);
        wanted.forEach(Simulation::look); // what was looked for before the start is looked for again
        schedule.runFor(1_000);
    }

    /**
     * A station whose admissions stood in what was set aside or lost trusts nobody; its administrator pairs it again.
     * That tells of the station itself, too: without it, it does not know what it may see (seed 3778).
     */
    private void pairAgain(SimulatedStation station) {
        if (!takesPart(station) || keyChanges.setUpAnew(station)) {
            return;
        }
        List<Draft> drafts = new ArrayList<>();
        wires.stream()
                .filter(wire -> wire.joins(station))
                .map(wire -> wire.other(station))
                .filter(other -> takesPart(other)
                        && !oracle.isReplaced(other.origin())
                        && station.view.revokedBy(other.origin()).isEmpty())
                .filter(other -> keyChanges.isPairedByHand(other)
                        ? !station.view.isMember(other.origin())
                        : !station.knows(other))
                .map(this::admission)
                .forEach(drafts::add);
        if (!drafts.isEmpty()) {
            drafts.addFirst(admission(station));
            station.append(drafts);
        }
    }

    private void everybodySpeaks() {
        stations.stream()
                .filter(this::takesPart)
                .forEach(station -> station.append(List.of(new Draft(
                        Lane.DUTY, Scope.ALL, "EntrySet", 1, ActedBy.machine("seat"), new byte[] {(byte) station.index
                        }))));
        schedule.runFor(1_000);
    }

    /** @throws Violation when it takes too long */
    private void converge() {
        long until = schedule.now() + BOUND + aheadMillis + pictureMillis();
        Optional<String> apart = agreement.apart();
        while (apart.isPresent()) {
            if (schedule.now() > until) {
                throw new Violation("convergence", apart.get());
            }
            schedule.runFor(STEP);
            wanted.forEach(Simulation::look); // who looks at an alert without its picture looks again
            // A pairing may stand in what is set aside since: two machines with one disk were paired at once (seed
            // 8776).
            stations.stream().filter(SimulatedStation::isRunning).forEach(this::pairAgain);
            apart = agreement.apart();
        }
    }

    /** Whether it is still one of them: it was not revoked, and its key is nobody else's. */
    boolean takesPart(SimulatedStation station) {
        return station != revoked && !rivals.isOut(station) && !keyChanges.isThief(station);
    }

    /** So long all pictures take over a narrow link, and as long again for each station it goes through. */
    private long pictureMillis() {
        long bytesPerSecond =
                troubles.contains(Trouble.THIN_LINKS) ? THIN : troubles.contains(Trouble.SLOW_LINKS) ? SLOW : 0;
        return bytesPerSecond == 0 ? 0 : 4_000 * pictureBytes / bytesPerSecond;
    }

    /** Also where it was set aside. */
    private boolean holdsRevocation(SimulatedStation station) {
        return station.ledger.disk().feeds.values().stream()
                .flatMap(feed -> Stream.concat(feed.events.stream(), feed.aside.stream()))
                .flatMap(envelope -> View.statement(envelope).stream())
                .anyMatch(statement ->
                        statement.said() instanceof MemberEvent.Revoked said && oracle.revoked.containsKey(said.key()));
    }

    /** Feeds that stations hold from where another retired them. */
    long begunLater() {
        return stations.stream()
                .flatMap(station -> station.ledger.disk().feeds.entrySet().stream()
                        .filter(feed -> feed.getValue().begins() > 0
                                && !station.ledger.speaksFor(feed.getKey().origin())))
                .count();
    }

    private void finish(Set<String> heldBefore) {
        oracle.end(stations);
        // A disk that was put back may have taken the revocation with it, but not where another had heard of it.
        FeedId lists = new FeedId(stations.getFirst().origin(), 1, Scope.ALL, Lane.LIST);
        for (Set<SimulatedStation> together : agreement.together(lists)) {
            if (together.stream().anyMatch(this::holdsRevocation)) {
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
