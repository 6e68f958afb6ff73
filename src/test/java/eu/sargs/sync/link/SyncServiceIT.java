package eu.sargs.sync.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SeatKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.store.Store;
import eu.sargs.store.Verify;
import eu.sargs.sync.HandOvers;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerLink;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Limits;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.engine.Sight;
import eu.sargs.sync.engine.SyncEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stations with real homes, databases, sockets and TLS in one process. */
class SyncServiceIT {
    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Set<OriginKey> members = java.util.concurrent.ConcurrentHashMap.newKeySet();

    private final class Station {
        final SigningKey key = SigningKey.generate();
        final Store store;
        final GrpcLinks links;
        final SyncService sync;
        final Sight sight;
        final BlockingQueue<Map<FeedId, FeedTip>> growth = new LinkedBlockingQueue<>();
        /** Whether its disk takes nothing. */
        final AtomicBoolean full = new AtomicBoolean();

        final BlockingQueue<Fault> troubles = new LinkedBlockingQueue<>();

        Station(String name) {
            InstantSource clock = InstantSource.system();
            Home home = Home.open(folder.resolve(name));
            open.add(home);
            HomeKey homeKey = HomeKey.of(home);
            store = Store.open(home, homeKey, key, clock, new Seat(name));
            open.add(store);
            members.add(key.origin());
            links = new GrpcLinks(
                    SeatKeys.of(key),
                    members::contains,
                    Optional.of(new PeerAddress("127.0.0.1", 0)),
                    clock,
                    new Random(1));
            sight = new Sight() {
                @Override
                public boolean isMember(OriginKey who) {
                    return members.contains(who);
                }

                @Override
                public boolean maySee(OriginKey viewer, FeedId feed) {
                    return feed.scope().equals(Scope.ALL) || viewer.equals(feed.origin());
                }

                @Override
                public long lastValid(FeedId feed) {
                    return Long.MAX_VALUE;
                }
            };
            SyncEngine engine =
                    new SyncEngine(List.of(key.origin()), store.ledger(), sight, Limits.usual(), new Random(2));
            Ledger ledger = thatMayBeFull(store.ledger(), full);
            sync = new SyncService(engine, new Shared(ledger, store.pictures(), HandOvers.untold()), links, clock);
            sync.onTrouble(troubles::add);
            store.ledger().onGrowth(growth::add);
            sync.start();
            open.add(sync);
        }

        PeerId id() {
            return new PeerId(key.origin());
        }

        void write(int count, Scope scope) {
            write(count, Lane.RECORD, scope);
        }

        void write(int count, Lane lane, Scope scope) {
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                drafts.add(new Draft(
                        lane,
                        scope,
                        "TestNoted",
                        1,
                        ActedBy.machine("T-1"),
                        ("note " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
            store.journal().append(drafts);
        }

        /** The links are looked at a few times a second. */
        void awaitsNote(Station peer, Optional<PeerLink.Note> note) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!sync.link(peer.id(), true).note().equals(note)) {
                assertThat(System.nanoTime()).isLessThan(end);
                growth.poll(20, TimeUnit.MILLISECONDS);
            }
        }

        void awaits(FeedId feed, long sequence) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
            while (store.ledger().tips().getOrDefault(feed, FeedTip.empty()).sequence() < sequence) {
                if (System.nanoTime() > end) {
                    throw new AssertionError(
                            "It did not come: " + store.ledger().tips());
                }
                growth.poll(1, TimeUnit.SECONDS);
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private static Ledger thatMayBeFull(Ledger ledger, AtomicBoolean full) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    if (full.get() && method.getName().equals("take")) {
                        throw new Fault("STO-03", "store.fault.write");
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static FeedId feed(Station of, Scope scope) {
        return of.store.ledger().tips().keySet().stream()
                .filter(feed -> feed.origin().equals(of.key.origin())
                        && feed.scope().equals(scope)
                        && feed.lane() == Lane.RECORD)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatOneStationWritesTheOtherHoldsToTheBitAndWhatItMayNotSeeStaysAway() throws Exception {
        Station a = new Station("a");
        Station b = new Station("b");
        a.write(1_200, Scope.ALL);
        a.write(3, Scope.STATION);
        b.write(2, Scope.ALL);

        b.links.call(a.id(), a.links.listensAt().orElseThrow());

        FeedId fromA = feed(a, Scope.ALL);
        FeedId fromB = feed(b, Scope.ALL);
        b.awaits(fromA, 1_200);
        a.awaits(fromB, 2);
        assertThat(b.store.ledger().hash(fromA, 1_200))
                .hasValueSatisfying(hash -> assertThat(hash)
                        .isEqualTo(a.store.ledger().hash(fromA, 1_200).orElseThrow()));
        assertThat(b.store.journal().read(fromA, 0, 2_000)).hasSize(1_200);
        assertThat(b.store.ledger().tips()).doesNotContainKey(feed(a, Scope.STATION));
        assertThat(b.store.verify())
                .allSatisfy(report -> assertThat(report.toString()).isNotEmpty());

        a.write(1, Scope.ALL); // and what comes later follows by itself
        b.awaits(fromA, 1_201);
    }

    @Test
    void whatCannotBeWrittenIsToldOnceAndShownAtThePeerUntilItIsWritten() throws Exception {
        Station a = new Station("a");
        Station b = new Station("b");
        b.full.set(true);
        a.write(10, Scope.ALL);
        b.links.call(a.id(), a.links.listensAt().orElseThrow());
        Fault told = HeardLinks.next(b.troubles);
        assertThat(told.code()).isEqualTo("SYN-42");
        assertThat(told.arguments()).containsExactly("STO-03");
        b.awaitsNote(a, Optional.of(PeerLink.Note.UNWRITTEN));

        a.write(10, Scope.ALL);
        b.full.set(false);
        b.awaits(feed(a, Scope.ALL), 20);
        b.awaitsNote(a, Optional.empty());
        assertThat(b.troubles).as("each try in vain was not told").isEmpty();
    }

    @Test
    void whoWasAwayForLongerThanAPeerKeepsItsSightingsGoesOnAfterThose() throws Exception {
        Station a = new Station("a");
        Station b = new Station("b");
        FeedId traffic = new FeedId(a.key.origin(), 1, Scope.ALL, Lane.TRAFFIC);
        a.write(20, Lane.TRAFFIC, Scope.ALL);
        b.store.ledger().take(List.of(a.store.ledger().read(traffic, 0, 1 << 20).orElseThrow()));
        for (int night = 0; night < 3; night++) {
            a.write(20, Lane.TRAFFIC, Scope.ALL);
            long old = a.store.journal().heads().get(traffic);
            a.write(10, Lane.TRAFFIC, Scope.ALL);
            a.store.erasures().drop(traffic, old, ActedBy.machine("a"));
        }
        b.links.call(a.id(), a.links.listensAt().orElseThrow());
        b.awaits(traffic, 110);
        a.write(5, Lane.TRAFFIC, Scope.ALL);
        b.awaits(traffic, 115);
        assertThat(b.store.ledger().holes()).singleElement().satisfies(hole -> {
            assertThat(hole.feed()).isEqualTo(traffic);
            assertThat(hole.first()).isEqualTo(21);
            assertThat(hole.last()).isEqualTo(100);
            assertThat(hole.since()).isBefore(hole.until());
        });
        assertThat(b.store.journal().read(traffic, 20, 200))
                .usingRecursiveComparison()
                .isEqualTo(a.store.journal().read(traffic, 0, 200));
        assertThat(b.store.journal().read(traffic, 0, 200)).hasSize(20 + 15);
        for (Station station : List.of(a, b)) {
            assertThat(station.store.verify()).allMatch(Verify.FeedReport::holds);
        }
    }

    @Test
    void aStickCarriesWhatTheOtherMaySeeAndIsRefusedWhereItIsNotMeantOrDamaged() throws Exception {
        Station a = new Station("a");
        Station b = new Station("b");
        a.write(700, Scope.ALL);
        a.write(3, Scope.STATION);
        Path file = folder.resolve("stick");
        Sight sight = a.sight;
        Stick out = new Stick(SeatKeys.of(a.key), a.store.ledger(), sight);
        Stick in = new Stick(SeatKeys.of(b.key), b.store.ledger(), sight);

        assertThat(out.out(file, b.key.origin(), Map.of()).events()).isEqualTo(700);
        assertThat(in.in(file).events()).isEqualTo(700);
        assertThat(in.in(file).events()).isZero(); // all of it is known
        assertThat(b.store.journal().read(feed(a, Scope.ALL), 0, 1_000)).hasSize(700);

        a.write(5, Scope.ALL);
        assertThat(out.out(file, b.key.origin(), Map.of(feed(a, Scope.ALL), 700L))
                        .events())
                .isEqualTo(5);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> in.in(file)).isInstanceOf(Fault.class).hasMessageContaining("SYN-05");
        assertThat(b.store.journal().read(feed(a, Scope.ALL), 0, 1_000)).hasSize(705); // what stood before the damage
        assertThatThrownBy(() -> out.in(file)).isInstanceOf(Fault.class).hasMessageContaining("SYN-04");
        Files.write(file, new byte[200]);
        assertThatThrownBy(() -> in.in(file)).isInstanceOf(Fault.class).hasMessageContaining("SYN-16");
        assertThatThrownBy(() -> in.in(folder)).isInstanceOf(Fault.class).hasMessageContaining("SYN-15");
        Files.delete(file);
        assertThatThrownBy(() -> in.in(file)).isInstanceOf(Fault.class).hasMessageContaining("SYN-15");
    }

    @Test
    void aStickCountsWhatItBroughtAndNotWhatItsWriterHadRetired() throws Exception {
        Station a = new Station("a");
        Station b = new Station("b");
        Path file = folder.resolve("stick");
        Stick out = new Stick(SeatKeys.of(a.key), a.store.ledger(), a.sight);
        Stick in = new Stick(SeatKeys.of(b.key), b.store.ledger(), a.sight);
        FeedId traffic = new FeedId(a.key.origin(), 1, Scope.ALL, Lane.TRAFFIC);
        a.write(20, Lane.TRAFFIC, Scope.ALL);
        out.out(file, b.key.origin(), Map.of());
        assertThat(in.in(file).events()).isEqualTo(20);
        a.write(10, Lane.TRAFFIC, Scope.ALL);
        a.write(10, Lane.TRAFFIC, Scope.ALL);
        a.store.erasures().drop(traffic, 30, ActedBy.machine("a"));
        a.write(5, Lane.TRAFFIC, Scope.ALL);
        assertThat(out.out(file, b.key.origin(), Map.of(traffic, 20L)).events())
                .as("what it still keeps, and that it retired the rest")
                .isEqualTo(15 + 1);
        assertThat(in.in(file).events()).isEqualTo(15 + 1);
        assertThat(b.store.ledger().tips().get(traffic).sequence()).isEqualTo(45);
    }

    @Test
    void aPictureComesInPartsAndIsKept() throws Exception {
        Station a = new Station("a");
        Station b = new Station("b");
        byte[] picture = new byte[150_000];
        new Random(8).nextBytes(picture);
        PictureId id = a.store.pictures().keep(picture, new byte[] {1}).crop();
        a.write(1, Scope.ALL);
        b.links.call(a.id(), a.links.listensAt().orElseThrow());
        b.awaits(feed(a, Scope.ALL), 1);

        b.sync.missing(id, true);

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        Optional<byte[]> there = Optional.empty();
        while (there.isEmpty() && System.nanoTime() < end) {
            b.growth.poll(100, TimeUnit.MILLISECONDS);
            there = b.store.pictures().find(id);
        }
        assertThat(there)
                .hasValueSatisfying(
                        bytes -> assertThat(Arrays.equals(bytes, picture)).isTrue());
    }

    @Test
    void aPeerThatSendsTheOtherPictureOfAPairIsToldSoAndNothingIsKept() throws Exception {
        Station b = new Station("b");
        SigningKey key = SigningKey.generate();
        members.add(key.origin());
        HeardLinks heard = new HeardLinks(true);
        GrpcLinks liar = new GrpcLinks(
                SeatKeys.of(key), members::contains, Optional.empty(), InstantSource.system(), new Random(3));
        open.add(liar);
        liar.open(heard);
        liar.call(b.id(), b.links.listensAt().orElseThrow());
        Link link = HeardLinks.next(heard.opened);
        link.send(new Message.Hello(Set.of(1), Instant.now(), List.of(key.origin())));
        List<ProvenPicture> pair = ProvenPicture.pair(new byte[] {1}, new byte[] {2});
        PictureId crop = pair.getFirst().id();
        byte[] overview = pair.getLast().bytes();

        b.sync.missing(crop, true);
        awaits(heard, new Message.PictureWant(crop, 0));
        link.send(new Message.PicturePart(crop, 0, overview.length, overview));

        awaits(heard, new Message.Bye(Farewell.PROTOCOL));
        assertThat(b.store.pictures().has(crop)).isFalse();
    }

    private static void awaits(HeardLinks heard, Message wanted) throws InterruptedException {
        Message message;
        do {
            message = HeardLinks.next(heard.messages);
        } while (!message.equals(wanted));
    }
}
