package eu.sargs.app.bench;

import eu.sargs.access.StationKey;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.Hit;
import eu.sargs.alert.HitId;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SeatKeys;
import eu.sargs.plate.PlateMatch;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Threads;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.store.DutyTables;
import eu.sargs.store.FilePictures;
import eu.sargs.sync.HandOvers;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.engine.Limits;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.engine.Sight;
import eu.sargs.sync.engine.SyncEngine;
import eu.sargs.sync.link.GrpcLinks;
import eu.sargs.sync.link.Shared;
import eu.sargs.sync.link.SyncService;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A station without a screen in a process of its own: its journal, its links, and where it follows another the tables
 * too. Tells on standard output what has happened, a line each, and ends with its standard input.
 */
public final class SyncProcess {
    /** The words that begin its lines. */
    static final String LISTENS = "listens";

    static final String LINKED = "linked";
    /** Megabytes that the last whole collection left. */
    static final String LIVE = "live";

    static final String JOURNAL = "journal";
    static final String SEARCHABLE = "searchable";
    /** The same for the part after which the program is warm. */
    static final String WARM_JOURNAL = "warm-journal";

    static final String WARM_SEARCHABLE = "warm-searchable";
    static final String HIT = "hit";

    static final Duration BETWEEN_HITS = Duration.ofMillis(250);
    private static final long SEED = 42;
    private static final double MEBI = 1 << 20;
    private static final int STEPS = 20;
    /** Of that many of the twenty steps the rate is told apart: the compiler is at work then. */
    private static final int WARM_STEPS = 8;

    private final BenchHome here;
    private final OriginKey peer;

    private SyncProcess(BenchHome here, OriginKey peer) {
        this.here = here;
        this.peer = peer;
    }

    /** Arguments: home, the peer's key; and to follow it: its port, the traffic events it has. */
    public static void main(String[] words) throws IOException, InterruptedException {
        try (BenchHome here = new BenchHome(Path.of(words[0]))) {
            SyncProcess process = new SyncProcess(here, new OriginKey(words[1]));
            if (words.length == 2) {
                process.serve();
            } else {
                process.follow(Integer.parseInt(words[2]), Long.parseLong(words[3]));
            }
        }
    }

    private static synchronized void tell(String word, Object what) {
        System.out.println(word + " " + what);
        System.out.flush();
    }

    private GrpcLinks links() {
        return new GrpcLinks(
                SeatKeys.of(here.key),
                peer::equals,
                Optional.of(new PeerAddress("127.0.0.1", 0)),
                InstantSource.system(),
                new SecureRandom());
    }

    private SyncService sync(GrpcLinks links) {
        Sight sight = new Sight() {
            @Override
            public boolean isMember(OriginKey key) {
                return key.equals(peer) || key.equals(here.origin());
            }

            @Override
            public boolean maySee(OriginKey viewer, FeedId feed) {
                return true;
            }

            @Override
            public long lastValid(FeedId feed) {
                return Long.MAX_VALUE;
            }
        };
        SyncEngine engine = new SyncEngine(
                List.of(here.origin()), here.journal.ledger(), sight, Limits.usual(), new SecureRandom());
        return new SyncService(
                engine,
                new Shared(here.journal.ledger(), new FilePictures(here.home, here.homeKey), HandOvers.untold()),
                links,
                InstantSource.system());
    }

    /** Has what the other wants; raises hits from the first line on its standard input on. */
    private void serve() throws IOException, InterruptedException {
        GrpcLinks links = links();
        try (SyncService sync = sync(links)) {
            sync.start();
            tell(LISTENS, links.listensAt().orElseThrow().port());
            CountDownLatch ended = new CountDownLatch(1);
            if (System.in.read() >= 0) {
                Thread hits = Thread.ofPlatform().daemon().name("bench/hits").start(() -> raise(ended));
                untilLeft();
                ended.countDown();
                hits.join();
            }
        }
    }

    private static void untilLeft() throws IOException {
        while (System.in.read() >= 0) {
            continue; // until whoever started us goes
        }
    }

    private void raise(CountDownLatch ended) {
        Traffic traffic = new Traffic(SEED);
        try {
            for (long number = 1; !ended.await(BETWEEN_HITS.toMillis(), TimeUnit.MILLISECONDS); number++) {
                Sighting seen = SightingCodec.decode(traffic.next(1).getFirst().payload());
                here.journal.append(List.of(AlertCodec.hit(
                        AlertCodec.RAISED, hit(seen, number), Scope.ALL, ActedBy.machine(BenchHome.SEAT))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of this very moment, by the sighting's time, and of an entry of its own. */
    private Hit hit(Sighting like, long number) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Sighting seen = new Sighting(
                like.id(),
                like.station(),
                like.camera(),
                now,
                now,
                like.reading(),
                like.box(),
                like.crop(),
                like.overview(),
                like.refined());
        String plate = like.reading().plate().text();
        WatchEntry entry = new WatchEntry(
                new EntryId(new UUID(SEED, number)),
                plate,
                "bench",
                Priority.HIGH,
                now.minus(Duration.ofDays(1)),
                Optional.empty(),
                "bench",
                "",
                1);
        PlateMatch match = new PlateMatch(plate, like.reading().plate(), PlateMatch.Kind.EXACT, 1, List.of(), true);
        return new Hit(HitId.of(seen.id(), entry.id()), seen, StationKey.of(here.origin()), entry, match, false);
    }

    /** Catches up what it does not have, and tells when all of it is durable and when it can be looked up. */
    private void follow(int port, long events) throws IOException {
        DutyTables duty = new DutyTables(here.database, here.journal, BenchHome.SEAT, List.of());
        duty.projections().start();
        duty.alerts()
                .onChange(alert -> tell(
                        HIT,
                        Duration.between(alert.sighting().from(), Instant.now()).toMillis()));
        AtomicLong begin = new AtomicLong();
        AtomicLong told = new AtomicLong();
        here.journal.ledger().onGrowth(ends -> grew(ends, begin.get(), events, told, duty));
        tellOfMemory();
        GrpcLinks links = links();
        try (SyncService sync = sync(links)) {
            sync.start();
            begin.set(System.nanoTime());
            links.call(new PeerId(peer), new PeerAddress("127.0.0.1", port));
            untilLeft();
        } finally {
            duty.projections().close();
        }
    }

    /** The heap's size says how long ago the last collection was; what one has left says what is held. */
    private static void tellOfMemory() {
        MemoryPoolMXBean old = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .findFirst()
                .orElseThrow();
        Executors.newSingleThreadScheduledExecutor(Threads.computing("bench/memory"))
                .scheduleAtFixedRate(
                        () -> tell(LIVE, old.getCollectionUsage().getUsed() / MEBI), 1, 1, TimeUnit.SECONDS);
    }

    /** On the journal's telling thread. */
    private void grew(Map<FeedId, FeedTip> ends, long begin, long events, AtomicLong told, DutyTables duty) {
        for (Map.Entry<FeedId, FeedTip> end : ends.entrySet()) {
            if (end.getKey().lane() != Lane.TRAFFIC) {
                continue;
            }
            long sequence = end.getValue().sequence();
            if (told.get() == 0) {
                tell(LINKED, sequence);
            }
            if (sequence - told.get() >= events / STEPS) {
                boolean warm = isWarm(told.get(), events);
                told.set(sequence);
                if (!warm && isWarm(sequence, events) && sequence < events) {
                    tell(WARM_JOURNAL, seconds(begin) + " " + sequence);
                    passed(
                            duty,
                            new Position(end.getKey(), sequence),
                            () -> tell(WARM_SEARCHABLE, seconds(begin) + " " + sequence));
                }
            }
            if (sequence == events) {
                tell(
                        JOURNAL,
                        seconds(begin) + " "
                                + HexFormat.of().formatHex(end.getValue().hash()));
                passed(duty, new Position(end.getKey(), events), () -> tell(SEARCHABLE, seconds(begin)));
            }
        }
    }

    private static boolean isWarm(long sequence, long events) {
        return sequence >= events / STEPS * WARM_STEPS;
    }

    private static void passed(DutyTables duty, Position position, Runnable then) {
        Thread.ofPlatform().daemon().name("bench/follow").start(() -> {
            untilPassed(duty, position);
            then.run();
        });
    }

    private static void untilPassed(DutyTables duty, Position position) {
        while (true) {
            try {
                duty.projections().awaitPassed(position);
                return;
            } catch (Fault lag) {
                // it waits ten seconds at once
            }
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
