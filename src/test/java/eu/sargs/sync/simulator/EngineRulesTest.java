package eu.sargs.sync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Ledger.Missing;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SeededKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.picture.SomePictures;
import eu.sargs.sync.engine.Effect;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Input;
import eu.sargs.sync.engine.Limits;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.engine.Sight;
import eu.sargs.sync.engine.SyncEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Single decisions of the engine: one station, its peers played by hand. */
class EngineRulesTest {
    private static final Limits LIMITS = new Limits(Set.of(1, 2), 1_000, 2_000, 500, 0, 10, 1 << 20);

    private final Random random = new Random(1);
    private final SigningKey key = SeededKeys.next(random);
    private final SigningKey a = SeededKeys.next(random);
    private final SigningKey b = SeededKeys.next(random);
    private final PeerId peerA = new PeerId(a.origin());
    private final PeerId peerB = new PeerId(b.origin());
    private final Set<OriginKey> strangers = new HashSet<>();
    private final Set<FeedId> hidden = new HashSet<>();
    /** Who may see no feed at all. */
    private final Set<OriginKey> outside = new HashSet<>();

    private final Map<OriginKey, Position> revocations = new HashMap<>();
    private Instant now = SimulatedStation.BEGIN;
    private final InMemoryLedger ledger = ledger(key);
    private SyncEngine engine = engine(LIMITS);

    private InMemoryLedger ledger(SigningKey of) {
        return new InMemoryLedger(of, () -> now, random, Plant.NOTHING, (own, envelope) -> {});
    }

    private SyncEngine engine(Limits limits) {
        Sight sight = new Sight() {
            @Override
            public boolean isMember(OriginKey origin) {
                return !strangers.contains(origin);
            }

            @Override
            public boolean maySee(OriginKey viewer, FeedId feed) {
                return !hidden.contains(feed) && !outside.contains(viewer);
            }

            @Override
            public Optional<Position> revokedBy(OriginKey origin) {
                return Optional.ofNullable(revocations.get(origin));
            }

            @Override
            public long lastValid(FeedId feed) {
                return Long.MAX_VALUE;
            }
        };
        return new SyncEngine(List.of(key.origin()), ledger, sight, limits, random);
    }

    private List<Effect> tell(Input input) {
        return engine.handle(input, now);
    }

    private List<Effect> hear(PeerId peer, Message message) {
        return tell(new Input.Received(peer, message));
    }

    private void greet(PeerId peer) {
        tell(new Input.Opened(peer));
        hear(peer, new Message.Hello(Set.of(1), now, List.of(peer.key())));
    }

    private static List<Message> sent(List<Effect> effects, PeerId to) {
        return effects.stream()
                .filter(e -> e instanceof Effect.Send send && send.peer().equals(to))
                .map(e -> ((Effect.Send) e).message())
                .toList();
    }

    private static <T> List<T> of(Class<T> type, List<?> all) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Optional<Farewell> farewell(List<Effect> effects) {
        return of(Effect.Close.class, effects).stream().map(Effect.Close::why).findFirst();
    }

    private FeedId append(InMemoryLedger to, Lane lane, int events, int bytes) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            drafts.add(new Draft(lane, Scope.ALL, "EntrySet", 1, ActedBy.machine("seat"), new byte[bytes]));
        }
        return to.append(drafts).getFirst().header().feed();
    }

    private void grew(FeedId feed) {
        tell(new Input.Grew(Map.of(feed, ledger.disk().tip(feed))));
    }

    private static Message.Have have(InMemoryLedger from, FeedId feed) {
        return new Message.Have(Map.of(feed, from.disk().tip(feed)));
    }

    @Test
    void keepsNoLinkToAStranger() {
        strangers.add(a.origin());
        assertThat(farewell(tell(new Input.Opened(peerA)))).contains(Farewell.NOT_A_MEMBER);
        strangers.clear();
        greet(peerA);
        strangers.add(a.origin());
        assertThat(farewell(tell(new Input.SightChanged()))).contains(Farewell.NOT_A_MEMBER);
    }

    @Test
    void tellsARevokedStationThatAndNothingElse() {
        FeedId lists = append(ledger, Lane.LIST, 1, 10);
        append(ledger, Lane.LIST, 1, 10);
        append(ledger, Lane.LIST, 1, 10);
        FeedId duty = append(ledger, Lane.DUTY, 1, 10);
        strangers.add(a.origin());
        revocations.put(a.origin(), new Position(lists, 2));
        engine = engine(LIMITS);
        assertThat(sent(tell(new Input.Opened(peerA)), peerA))
                .hasOnlyElementsOfType(Message.Hello.class)
                .hasSize(1);
        List<Message> told = sent(hear(peerA, new Message.Hello(Set.of(1), now, List.of(a.origin()))), peerA);
        assertThat(told).hasSize(1);
        Map<FeedId, FeedTip> ends = ((Message.Have) told.getFirst()).ends();
        assertThat(ends.get(lists).sequence()).isEqualTo(2);
        assertThat(ends.get(lists).hash()).isEqualTo(ledger.hash(lists, 2).orElseThrow());
        assertThat(ends).hasSize(1);
        for (Lane lane : Lane.values()) {
            assertThat(hear(peerA, new Message.Credit(lane, 500))).isEmpty();
        }
        assertThat(hear(peerA, new Message.Want(duty, 0))).isEmpty();
        assertThat(hear(peerA, new Message.PictureWant(new PictureId("00".repeat(32)), 0)))
                .isEmpty();
        assertThat(hear(peerA, new Message.Want(lists, 0)))
                .containsExactly(new Effect.Serve(peerA, lists, 0, 500, 2, false));
        assertThat(ledger.read(lists, 0, 1_000)
                        .orElseThrow()
                        .upTo(2)
                        .orElseThrow()
                        .last())
                .isEqualTo(2);
        assertThat(tell(new Input.Served(peerA, lists, Optional.of(2L), 200))).isEmpty();
        grew(duty);
        assertThat(farewell(hear(peerA, new Message.Credit(Lane.LIST, 200))))
                .as("when it is durable there")
                .contains(Farewell.NOT_A_MEMBER);
        tell(new Input.Opened(peerA));
        hear(peerA, new Message.Hello(Set.of(1), now, List.of(a.origin())));
        assertThat(farewell(
                        hear(peerA, new Message.Have(Map.of(lists, ledger.disk().tip(lists))))))
                .as("it has it already")
                .contains(Farewell.NOT_A_MEMBER);
        tell(new Input.Opened(peerA));
        now = now.plusSeconds(61);
        assertThat(farewell(tell(new Input.Tick()))).as("it takes nothing").contains(Farewell.NOT_A_MEMBER);
        assertThat(engine.peers()).isEmpty();
    }

    @Test
    void wantsAHelloFirstAndOnceAndAVersionOfBoth() {
        tell(new Input.Opened(peerA));
        assertThat(farewell(hear(peerA, new Message.Ping(1, now)))).contains(Farewell.PROTOCOL);
        tell(new Input.Opened(peerA));
        assertThat(farewell(hear(peerA, new Message.Hello(Set.of(3), now, List.of()))))
                .contains(Farewell.VERSION);
        greet(peerA);
        assertThat(farewell(hear(peerA, new Message.Hello(Set.of(1), now, List.of()))))
                .contains(Farewell.PROTOCOL);
    }

    @Test
    void refusesRunsItDidNotAskFor() {
        InMemoryLedger theirs = ledger(a);
        FeedId feed = append(theirs, Lane.DUTY, 1, 10);
        Run run = theirs.read(feed, 0, 1_000).orElseThrow();
        greet(peerA);
        assertThat(farewell(hear(peerA, new Message.Events(run, 100)))).contains(Farewell.PROTOCOL);
        hidden.add(feed);
        greet(peerA);
        assertThat(farewell(hear(peerA, new Message.Events(run, 100)))).contains(Farewell.OUT_OF_SCOPE);
    }

    @Test
    void refusesMoreThanItGaveCreditFor() {
        InMemoryLedger theirs = ledger(a);
        FeedId feed = append(theirs, Lane.DUTY, 1, 10);
        Run run = theirs.read(feed, 0, 1_000).orElseThrow();
        greet(peerA);
        assertThat(of(Message.Want.class, sent(hear(peerA, have(theirs, feed)), peerA)))
                .containsExactly(new Message.Want(feed, 0));
        assertThat(farewell(hear(peerA, new Message.Events(run, 1_100))))
                .as("one run may go beyond")
                .isEmpty();
        assertThat(farewell(hear(peerA, new Message.Events(run, 1)))).contains(Farewell.PROTOCOL);
        assertThat(engine.waitingBytes()).as("what was being stored").isEqualTo(1_100);
    }

    @Test
    void givesCreditBackWhenARunIsDurable() {
        InMemoryLedger theirs = ledger(a);
        FeedId feed = append(theirs, Lane.DUTY, 1, 10);
        Run run = theirs.read(feed, 0, 1_000).orElseThrow();
        greet(peerA);
        hear(peerA, have(theirs, feed));
        Effect.Take take =
                of(Effect.Take.class, hear(peerA, new Message.Events(run, 300))).getFirst();
        assertThat(of(Effect.Take.class, hear(peerA, new Message.Events(run, 300))))
                .as("one taking at a time")
                .isEmpty();
        List<Effect> after = tell(new Input.Took(take.ticket(), ledger.take(take.runs())));
        assertThat(of(Message.Credit.class, sent(after, peerA))).containsExactly(new Message.Credit(Lane.DUTY, 300));
        assertThat(of(Effect.Take.class, after)).hasSize(1);
    }

    @Test
    void hearsOfNoMoreFeedsThanItsLimit() {
        greet(peerA);
        Map<FeedId, FeedTip> many = new HashMap<>();
        for (int epoch = 1; epoch <= 11; epoch++) {
            many.put(
                    new FeedId(a.origin(), epoch, Scope.ALL, Lane.DUTY),
                    new FeedTip(1, new byte[32], FeedTip.empty().time()));
        }
        assertThat(farewell(hear(peerA, new Message.Have(many)))).contains(Farewell.PROTOCOL);
    }

    @Test
    void servesLanesInTheirOrderAndTheFeedsOfALaneInTurn() {
        FeedId traffic = append(ledger, Lane.TRAFFIC, 20, 100);
        ledger.openEpoch();
        FeedId newer = append(ledger, Lane.TRAFFIC, 20, 100);
        FeedId duty = append(ledger, Lane.DUTY, 1, 10);
        engine = engine(LIMITS);
        greet(peerA);
        for (Lane lane : Lane.values()) {
            hear(peerA, new Message.Credit(lane, 10_000));
        }
        List<Effect> first = hear(peerA, new Message.Want(traffic, 0));
        assertThat(of(Effect.Serve.class, first)).extracting(Effect.Serve::feed).containsExactly(traffic);
        assertThat(of(Effect.Serve.class, hear(peerA, new Message.Want(newer, 0))))
                .as("one at a time")
                .isEmpty();
        hear(peerA, new Message.Want(duty, 0));
        List<FeedId> order = new ArrayList<>();
        FeedId served = traffic;
        Map<FeedId, Long> last = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            long to = last.merge(served, served.equals(duty) ? 1L : 2L, Long::sum);
            List<Effect> next = tell(new Input.Served(peerA, served, Optional.of(to), 100));
            served = of(Effect.Serve.class, next).getFirst().feed();
            order.add(served);
        }
        assertThat(order).containsExactly(duty, newer, traffic, newer);
    }

    @Test
    void sendsNoMoreThanThePeersCredit() {
        FeedId feed = append(ledger, Lane.TRAFFIC, 20, 100);
        engine = engine(LIMITS);
        greet(peerA);
        assertThat(of(Effect.Serve.class, hear(peerA, new Message.Want(feed, 0))))
                .isEmpty();
        Effect.Serve serve = of(Effect.Serve.class, hear(peerA, new Message.Credit(Lane.TRAFFIC, 200)))
                .getFirst();
        assertThat(serve.bytes()).isEqualTo(200);
        assertThat(of(Effect.Serve.class, tell(new Input.Served(peerA, feed, Optional.of(3L), 350))))
                .isEmpty();
        assertThat(of(Effect.Serve.class, hear(peerA, new Message.Credit(Lane.TRAFFIC, 150))))
                .as("owed")
                .isEmpty();
        assertThat(of(Effect.Serve.class, hear(peerA, new Message.Credit(Lane.TRAFFIC, 1))))
                .hasSize(1);
    }

    @Test
    void dutyBorrowsAheadWhereTrafficWaitsForTheCap() {
        FeedId traffic = append(ledger, Lane.TRAFFIC, 20, 100);
        FeedId duty = append(ledger, Lane.DUTY, 1, 10);
        engine = engine(LIMITS.withBytesPerSecond(100));
        greet(peerA);
        for (Lane lane : Lane.values()) {
            hear(peerA, new Message.Credit(lane, 10_000));
        }
        assertThat(of(Effect.Serve.class, hear(peerA, new Message.Want(traffic, 0))))
                .hasSize(1);
        assertThat(of(Effect.Serve.class, tell(new Input.Served(peerA, traffic, Optional.of(4L), 300))))
                .isEmpty();
        assertThat(of(Effect.Serve.class, hear(peerA, new Message.Want(duty, 0))))
                .hasSize(1);
        assertThat(of(Effect.Serve.class, tell(new Input.Served(peerA, duty, Optional.of(1L), 50))))
                .isEmpty();
        now = now.plusMillis(2_400);
        assertThat(of(Effect.Serve.class, tell(new Input.Tick()))).isEmpty();
        now = now.plusMillis(200);
        assertThat(of(Effect.Serve.class, tell(new Input.Tick()))).hasSize(1);
    }

    @Test
    void doesNotAskAtOnceAgainWhoLetGoOfWhatFollows() {
        InMemoryLedger theirs = ledger(a);
        FeedId feed = append(theirs, Lane.TRAFFIC, 1, 10);
        append(theirs, Lane.TRAFFIC, 1, 10);
        append(theirs, Lane.TRAFFIC, 1, 10);
        ledger.take(List.of(theirs.read(feed, 0, 1).orElseThrow()));
        assertThat(ledger.disk().tip(feed).sequence()).isEqualTo(1);
        engine = engine(LIMITS);
        greet(peerA);
        assertThat(sent(hear(peerA, have(theirs, feed)), peerA)).containsExactly(new Message.Want(feed, 1));
        Run later = theirs.read(feed, 2, 1_000).orElseThrow();
        Effect.Take take = of(Effect.Take.class, hear(peerA, new Message.Events(later, 100)))
                .getFirst();
        List<Effect> after = tell(new Input.Took(take.ticket(), ledger.take(take.runs())));
        assertThat(of(Message.Want.class, sent(after, peerA))).isEmpty();
        greet(peerB);
        assertThat(sent(hear(peerB, have(theirs, feed)), peerB)).contains(new Message.Want(feed, 1));
    }

    @Test
    void lateNewsMakesNoFeedLongerThatWasEnded() {
        InMemoryLedger origin = ledger(a);
        FeedId feed = append(origin, Lane.LIST, 2, 10);
        Disk backup = origin.disk().copy();
        append(origin, Lane.LIST, 3, 10);
        ledger.take(List.of(origin.read(feed, 0, 1 << 20).orElseThrow()));
        grew(feed);
        Input late = new Input.Grew(Map.of(feed, ledger.disk().tip(feed)));
        origin.restore(backup);
        append(origin, Lane.LIST, 1, 10);
        ForkProof proof = ledger.take(List.of(origin.read(feed, 0, 1 << 20).orElseThrow()))
                .getFirst()
                .fork()
                .orElseThrow();
        tell(new Input.Proven(proof));
        ledger.quarantine(proof);
        grew(feed);
        tell(late);
        tell(new Input.Opened(peerB));
        List<Effect> greeted = hear(peerB, new Message.Hello(Set.of(1), now, List.of(peerB.key())));
        assertThat(of(Message.Have.class, sent(greeted, peerB)))
                .singleElement()
                .satisfies(have -> assertThat(have.ends().get(feed).sequence()).isEqualTo(2));
    }

    @Test
    void asksAnotherWhereOneStalls() {
        InMemoryLedger theirs = ledger(a);
        FeedId feed = append(theirs, Lane.DUTY, 1, 10);
        greet(peerA);
        greet(peerB);
        hear(peerA, have(theirs, feed));
        assertThat(sent(hear(peerB, have(theirs, feed)), peerB))
                .as("one peer at a time")
                .isEmpty();
        now = now.plusSeconds(21);
        hear(peerA, new Message.Ping(1, now));
        List<Effect> after = tell(new Input.Tick());
        assertThat(sent(after, peerA)).contains(new Message.Stop(feed));
        assertThat(sent(after, peerB)).contains(new Message.Want(feed, 0));
        assertThat(engine.peers())
                .extracting(p -> p.peer().equals(peerA) == p.stalled())
                .containsOnly(true);
    }

    @Test
    void pingsAndClosesALinkThatIsSilent() {
        greet(peerA);
        now = now.plusSeconds(11);
        assertThat(of(Message.Ping.class, sent(tell(new Input.Tick()), peerA))).hasSize(1);
        now = now.plusMillis(400);
        hear(peerA, new Message.Pong(1, now.minusSeconds(90)));
        assertThat(engine.peers().getFirst().clock())
                .hasValueSatisfying(difference -> assertThat(difference)
                        .isBetween(java.time.Duration.ofSeconds(-91), java.time.Duration.ofSeconds(-89)));
        now = now.plusSeconds(31);
        assertThat(farewell(tell(new Input.Tick()))).contains(Farewell.SILENT);
        assertThat(engine.peers()).isEmpty();
    }

    @Test
    void tellsOfTrafficFourTimesASecondAndOfDutyAtOnce() {
        greet(peerA);
        now = now.plusSeconds(1);
        FeedId traffic = append(ledger, Lane.TRAFFIC, 1, 10);
        List<Effect> first = tell(new Input.Grew(Map.of(traffic, ledger.disk().tip(traffic))));
        assertThat(of(Message.Have.class, sent(first, peerA))).hasSize(1);
        now = now.plusMillis(100);
        append(ledger, Lane.TRAFFIC, 1, 10);
        assertThat(sent(tell(new Input.Grew(Map.of(traffic, ledger.disk().tip(traffic)))), peerA))
                .isEmpty();
        FeedId duty = append(ledger, Lane.DUTY, 1, 10);
        List<Effect> urgent = tell(new Input.Grew(Map.of(duty, ledger.disk().tip(duty))));
        assertThat(of(Message.Have.class, sent(urgent, peerA)).getFirst().ends())
                .containsKeys(duty, traffic);
    }

    @Test
    void doesNotSayThatItHasWhatThePeerMayNotSee() {
        FeedId feed = append(ledger, Lane.DUTY, 1, 10);
        hidden.add(feed);
        engine = engine(LIMITS);
        tell(new Input.Opened(peerA));
        assertThat(of(Message.Have.class, sent(hear(peerA, new Message.Hello(Set.of(1), now, List.of())), peerA)))
                .isEmpty();
        grew(feed);
        List<Message> answer = sent(hear(peerA, new Message.Want(feed, 0)), peerA);
        FeedId unknown = new FeedId(b.origin(), 1, Scope.ALL, Lane.DUTY);
        List<Message> other = sent(hear(peerA, new Message.Want(unknown, 0)), peerA);
        assertThat(of(Message.Have.class, answer).getFirst().ends().get(feed).sequence())
                .isZero();
        assertThat(of(Message.Have.class, other).getFirst().ends().get(unknown).sequence())
                .isZero();
    }

    /** One of two, with so many bytes to be sent. */
    private ProvenPicture crop(int bytes) {
        byte[] jpeg = new byte[bytes - 32];
        random.nextBytes(jpeg);
        return ProvenPicture.pair(jpeg, new byte[] {1}).getFirst();
    }

    @Test
    void fetchesAPictureInPartsFromWhoeverHasIt() {
        ProvenPicture wanted = crop(100_000);
        byte[] picture = wanted.bytes();
        PictureId name = wanted.id();
        greet(peerA);
        greet(peerB);
        List<Effect> asked = tell(new Input.PictureMissing(name, true));
        PeerId first = of(Effect.Send.class, asked).getFirst().peer();
        PeerId second = first.equals(peerA) ? peerB : peerA;
        assertThat(sent(hear(first, new Message.PictureGone(name)), second))
                .containsExactly(new Message.PictureWant(name, 0));
        byte[] part = Arrays.copyOf(picture, 65_536);
        assertThat(sent(hear(second, new Message.PicturePart(name, 0, 100_000, part)), second))
                .containsExactly(new Message.PictureWant(name, 65_536));
        byte[] rest = Arrays.copyOfRange(picture, 65_536, 100_000);
        List<Effect> whole = hear(second, new Message.PicturePart(name, 65_536, 100_000, rest));
        assertThat(of(Effect.KeepPicture.class, whole).getFirst().picture().id())
                .isEqualTo(name);
        tell(new Input.PictureKept(name));
        assertThat(engine.waitingBytes()).isZero();
    }

    @Test
    void goesOnWithAPictureWhereTheLastLinkBroke() {
        ProvenPicture wanted = crop(10_000);
        byte[] picture = wanted.bytes();
        PictureId name = wanted.id();
        greet(peerA);
        tell(new Input.PictureMissing(name, true));
        hear(peerA, new Message.PicturePart(name, 0, 10_000, Arrays.copyOf(picture, 4_096)));
        List<Effect> after = tell(new Input.Closed(peerA));
        assertThat(of(Effect.Send.class, after)).isEmpty();
        tell(new Input.Opened(peerB));
        assertThat(sent(hear(peerB, new Message.Hello(Set.of(1), now, List.of(b.origin()))), peerB))
                .contains(new Message.PictureWant(name, 4_096));
        assertThat(farewell(hear(peerB, new Message.PicturePart(name, 4_096, 9_999, new byte[5_903]))))
                .as("one of two lied, and nobody knows which")
                .isEmpty();
        assertThat(engine.waitingBytes()).isZero();
    }

    @Test
    void waitsForAPictureAsLongAsAnythingComesAndAsksForItOnce() {
        PictureId name = new PictureId("00".repeat(32));
        greet(peerA);
        tell(new Input.PictureMissing(name, true));
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(10);
            List<Effect> after = hear(peerA, new Message.Ping(i, now));
            after = new ArrayList<>(after);
            after.addAll(tell(new Input.Tick()));
            assertThat(of(Message.PictureWant.class, sent(after, peerA))).isEmpty();
        }
        assertThat(farewell(hear(peerA, new Message.PicturePart(name, 0, 10_000, new byte[4_096]))))
                .as("late, and what was asked for")
                .isEmpty();
        assertThat(farewell(hear(peerA, new Message.PicturePart(name, 0, 10_000, new byte[4_096]))))
                .as("not asked for")
                .contains(Farewell.PROTOCOL);
    }

    @Test
    void sendsLargerPartsOfAPictureWhereTheNextIsSoonAskedFor() {
        greet(peerA);
        long from = 0;
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Effect.ServePicture part = of(
                            Effect.ServePicture.class,
                            hear(peerA, new Message.PictureWant(new PictureId("00".repeat(32)), from)))
                    .getFirst();
            parts.add(part.bytes() >> 10);
            from += part.bytes();
            now = now.plusSeconds(i < 5 ? 0 : 6);
        }
        assertThat(parts).containsExactly(4, 8, 16, 32, 64, 64, 32, 16);
    }

    @Test
    void refusesAPictureThatIsAnother() {
        List<ProvenPicture> pair = ProvenPicture.pair(new byte[] {1}, new byte[] {2});
        List<ProvenPicture> others = ProvenPicture.pair(new byte[] {3}, new byte[] {2});
        ProvenPicture crop = pair.getFirst();
        byte[] altered = crop.bytes().clone();
        altered[31] ^= 1;
        for (byte[] wrong :
                List.of(pair.getLast().bytes(), others.getFirst().bytes(), crop.jpeg(), altered, new byte[3])) {
            now = now.plusSeconds(60);
            greet(peerA);
            tell(new Input.PictureMissing(crop.id(), false));
            assertThat(farewell(hear(peerA, new Message.PicturePart(crop.id(), 0, wrong.length, wrong))))
                    .contains(Farewell.PROTOCOL);
        }
    }

    @Test
    void takesAPictureOfAnOlderVersion() {
        ProvenPicture single = SomePictures.single(new byte[] {1, 2, 3});
        greet(peerA);
        tell(new Input.PictureMissing(single.id(), true));
        List<Effect> whole = hear(peerA, new Message.PicturePart(single.id(), 0, 3, single.bytes()));
        assertThat(of(Effect.KeepPicture.class, whole).getFirst().picture().jpeg())
                .isEqualTo(new byte[] {1, 2, 3});
    }

    private List<Message.Want> wants(List<Effect> effects, PeerId peer) {
        return of(Message.Want.class, sent(effects, peer));
    }

    /** Seconds go by; who is linked is heard. */
    private List<Effect> seconds(int seconds, PeerId... linked) {
        List<Effect> all = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            for (PeerId peer : linked) {
                all.addAll(hear(peer, new Message.Ping(i, now)));
            }
            all.addAll(tell(new Input.Tick()));
        }
        return all;
    }

    @Test
    void asksWhoLetGoOfTrafficForWhatIsLeftOnlyWhereNobodyHasAllOfIt() {
        InMemoryLedger writer = ledger(SeededKeys.next(random));
        FeedId feed = append(writer, Lane.TRAFFIC, 2, 10);
        FeedId list = append(writer, Lane.LIST, 2, 10);
        Message.Have nothing = new Message.Have(Map.of(feed, FeedTip.empty()));
        greet(peerA);
        assertThat(wants(hear(peerA, have(writer, feed)), peerA)).containsExactly(new Message.Want(feed, 0, false));
        assertThat(wants(hear(peerA, nothing), peerA)).isEmpty();
        assertThat(wants(seconds(55, peerA), peerA)).as("another may come").isEmpty();
        assertThat(wants(seconds(10, peerA), peerA)).containsExactly(new Message.Want(feed, 0, true));

        greet(peerB);
        assertThat(wants(hear(peerB, have(writer, feed)), peerB))
                .as("who comes and may have all of it")
                .containsExactly(new Message.Want(feed, 0, false));
        List<Effect> back = new ArrayList<>(hear(peerB, nothing));
        back.addAll(seconds(2, peerA, peerB));
        assertThat(wants(back, peerA)).as("nobody has").containsExactly(new Message.Want(feed, 0, true));

        Run run = writer.read(feed, 0, 1_000).orElseThrow();
        assertThat(of(Effect.Take.class, hear(peerA, new Message.Events(run, 100)))
                        .getFirst()
                        .runs())
                .extracting(Run::bare)
                .containsExactly(true);
        assertThat(wants(hear(peerA, have(writer, list)), peerA)).containsExactly(new Message.Want(list, 0, false));
        hear(peerA, new Message.Have(Map.of(list, FeedTip.empty())));
        hear(peerA, have(writer, list));
        assertThat(wants(seconds(65, peerA, peerB), peerA))
                .as("lists come whole or not at all")
                .contains(new Message.Want(list, 0, false))
                .allMatch(want -> want.feed().equals(feed) || !want.bare());
    }

    /** It let go of the first ones, or has some in the middle alone. */
    @Test
    void asksAtOnceForTheBodiesThatAPeerSaysItHas() {
        InMemoryLedger writer = ledger(SeededKeys.next(random));
        FeedId feed = append(writer, Lane.TRAFFIC, 90, 10);
        Run whole = writer.read(feed, 0, 1 << 20).orElseThrow();
        now = now.plusSeconds(90_000);
        ledger.take(List.of(bare(whole, 1, 80).asked(true)));
        engine = engine(LIMITS);
        greet(peerA);
        assertThat(wants(hear(peerA, have(writer, feed)), peerA)).containsExactly(new Message.Want(feed, 0));
        Map<FeedId, FeedTip> nothing = Map.of(feed, FeedTip.empty());
        assertThat(wants(hear(peerA, new Message.Have(nothing, 11)), peerA))
                .containsExactly(new Message.Want(feed, 10));
        assertThat(wants(hear(peerA, new Message.Have(nothing, 5)), peerA))
                .as("never back, whatever it says")
                .containsExactly(new Message.Want(feed, 11));
        assertThat(wants(hear(peerA, new Message.Have(nothing, 81)), peerA))
                .as("what it has is here")
                .isEmpty();
    }

    /** It has a body that it can send only with the headers that were signed with it. */
    @Test
    void asksOnceMoreForABodyThatStandsAmongOthersThatAreGone() {
        InMemoryLedger writer = ledger(SeededKeys.next(random));
        FeedId feed = append(writer, Lane.TRAFFIC, 90, 10);
        Run whole = writer.read(feed, 0, 1 << 20).orElseThrow();
        now = now.plusSeconds(90_000);
        ledger.take(List.of(bare(whole, 1, 80).asked(true)));
        engine = engine(LIMITS);
        greet(peerA);
        hear(peerA, have(writer, feed));
        Message.Have island = new Message.Have(Map.of(feed, FeedTip.empty()), 11);
        assertThat(wants(hear(peerA, island), peerA)).containsExactly(new Message.Want(feed, 10, false));
        assertThat(wants(hear(peerA, island), peerA)).containsExactly(new Message.Want(feed, 10, true));
        assertThat(wants(hear(peerA, island), peerA))
                .as("and no more")
                .containsExactly(new Message.Want(feed, 11, false));
    }

    @Test
    void saysFromWhereOnItHasBodies() {
        InMemoryLedger writer = ledger(SeededKeys.next(random));
        FeedId feed = append(writer, Lane.TRAFFIC, 6, 10);
        Run whole = writer.read(feed, 0, 1 << 20).orElseThrow();
        now = now.plusSeconds(90_000);
        ledger.take(List.of(bare(whole, 1, 4).asked(true)));
        engine = engine(LIMITS);
        greet(peerA);
        hear(peerA, new Message.Credit(Lane.TRAFFIC, 10_000));
        assertThat(of(Effect.Serve.class, hear(peerA, new Message.Want(feed, 1))))
                .hasSize(1);
        assertThat(of(Message.Have.class, sent(tell(new Input.Served(peerA, feed, Optional.empty(), 0)), peerA)))
                .extracting(Message.Have::from)
                .containsExactly(5L);
    }

    /** Else it would send the headers of the whole hole once more, each time. */
    @Test
    void asksWhoHadLetGoOfThemForBodiesAlone() {
        InMemoryLedger writer = ledger(SeededKeys.next(random));
        FeedId feed = append(writer, Lane.TRAFFIC, 4, 10);
        Run whole = writer.read(feed, 0, 1 << 20).orElseThrow();
        now = now.plusSeconds(90_000);
        engine = engine(LIMITS);
        greet(peerA);
        hear(peerA, have(writer, feed));
        hear(peerA, new Message.Have(Map.of(feed, FeedTip.empty())));
        assertThat(wants(seconds(65, peerA), peerA)).containsExactly(new Message.Want(feed, 0, true));
        Effect.Take take = of(Effect.Take.class, hear(peerA, new Message.Events(bare(whole, 1, 3), 100)))
                .getFirst();
        List<Effect> after = tell(new Input.Took(take.ticket(), ledger.take(take.runs())));
        assertThat(ledger.missing(feed)).containsExactly(new Missing(1, 3));
        assertThat(wants(after, peerA)).containsExactly(new Message.Want(feed, 0, false));
    }

    /** Who gave events without bodies is linked; then one that may have them. */
    @Test
    void asksForBodiesItCameWithoutWhoeverMayHaveThem() {
        InMemoryLedger writer = ledger(SeededKeys.next(random));
        FeedId feed = append(writer, Lane.TRAFFIC, 4, 10);
        Run whole = writer.read(feed, 0, 1 << 20).orElseThrow();
        now = now.plusSeconds(90_000);
        ledger.take(List.of(bare(whole, 1, 3).asked(true)));
        assertThat(ledger.missing(feed)).containsExactly(new Missing(1, 3));
        engine = engine(LIMITS);
        Message.Have nothing = new Message.Have(Map.of(feed, FeedTip.empty()));
        greet(peerA);
        assertThat(wants(hear(peerA, have(writer, feed)), peerA)).containsExactly(new Message.Want(feed, 0));
        assertThat(wants(hear(peerA, nothing), peerA))
                .as("it may have the later half")
                .containsExactly(new Message.Want(feed, 2));
        assertThat(wants(hear(peerA, nothing), peerA)).isEmpty();
        assertThat(wants(seconds(19, peerA), peerA)).isEmpty();
        assertThat(wants(seconds(2, peerA), peerA))
                .as("it may have got them")
                .containsExactly(new Message.Want(feed, 0));
        hear(peerA, nothing);
        hear(peerA, nothing);
        assertThat(wants(seconds(39, peerA), peerA)).as("not as soon").isEmpty();

        greet(peerB);
        assertThat(wants(hear(peerB, have(writer, feed)), peerB)).containsExactly(new Message.Want(feed, 0));
        Effect.Take take = of(Effect.Take.class, hear(peerB, new Message.Events(whole, 100)))
                .getFirst();
        List<Effect> after = tell(new Input.Took(take.ticket(), ledger.take(take.runs())));
        assertThat(ledger.missing(feed)).isEmpty();
        assertThat(of(Message.Stop.class, sent(after, peerB))).containsExactly(new Message.Stop(feed));
        assertThat(wants(seconds(200, peerA, peerB), peerA)).isEmpty();
    }

    /** A feed that came here without the bodies of all but its last event. @return with its bodies */
    private Run holdsBare(int events) {
        InMemoryLedger writer = ledger(SeededKeys.next(random));
        FeedId feed = append(writer, Lane.TRAFFIC, events, 10);
        Run whole = writer.read(feed, 0, 1 << 20).orElseThrow();
        now = now.plusSeconds(90_000);
        ledger.take(List.of(bare(whole, 1, events - 1).asked(true)));
        engine = engine(LIMITS);
        return whole;
    }

    private List<Message.Have> haves(List<Effect> effects, PeerId peer) {
        return of(Message.Have.class, sent(effects, peer));
    }

    @Test
    void tellsWhoAskedForThemThatBodiesCameWhateverElseCameMeanwhile() {
        Run whole = holdsBare(4);
        greet(peerA);
        hear(peerA, new Message.Credit(Lane.TRAFFIC, 10_000));
        hear(peerA, new Message.Want(whole.feed(), 0));
        assertThat(haves(tell(new Input.Served(peerA, whole.feed(), Optional.empty(), 0)), peerA))
                .hasSize(1);
        grew(append(ledger, Lane.LIST, 1, 10));
        ledger.take(List.of(whole)); // by a stick
        assertThat(haves(tell(new Input.Filled(new Position(whole.feed(), 1))), peerA))
                .containsExactly(
                        new Message.Have(Map.of(whole.feed(), ledger.disk().tip(whole.feed())), 1));
        assertThat(haves(tell(new Input.Filled(new Position(whole.feed(), 1))), peerA))
                .as("once")
                .isEmpty();
    }

    @Test
    void asksNobodyForBodiesWhoMayNotKnowOfTheFeed() {
        outside.add(peerA.key());
        holdsBare(4);
        greet(peerA);
        assertThat(wants(seconds(70, peerA), peerA)).isEmpty();
        outside.clear();
        assertThat(wants(tell(new Input.SightChanged()), peerA)).hasSize(1);
    }

    /** One that has headers to send for ever, or says for ever that it has some further on. */
    @Test
    void lettingItWaitForBodiesGivesNobodyTheTurnOfOneThatHasThem() {
        Run whole = holdsBare(400);
        FeedId feed = whole.feed();
        greet(peerA);
        assertThat(wants(hear(peerA, new Message.Have(Map.of(feed, ledger.disk().tip(feed)))), peerA))
                .hasSize(1);
        greet(peerB);
        hear(peerB, new Message.Have(Map.of(feed, ledger.disk().tip(feed))));
        Run headers = bare(whole, 1, 399);
        Effect.Take take = of(Effect.Take.class, hear(peerA, new Message.Events(headers, 100)))
                .getFirst();
        List<Effect> after = tell(new Input.Took(take.ticket(), ledger.take(take.runs())));
        assertThat(wants(after, peerB)).as("another one's turn").containsExactly(new Message.Want(feed, 0));
        tell(new Input.Closed(peerB));
        List<Effect> asked = seconds(25, peerA);
        assertThat(wants(asked, peerA)).containsExactly(new Message.Want(feed, 0));
        int times = 0;
        for (Optional<Message.Want> want = Optional.of(wants(asked, peerA).getLast()); want.isPresent(); times++) {
            Message.Have further =
                    new Message.Have(Map.of(feed, FeedTip.empty()), want.get().after() + 1);
            want = wants(hear(peerA, further), peerA).stream().findFirst();
        }
        assertThat(times).isBetween(10, 50);
    }

    @Test
    void whatIsNewerComesBeforeBodiesThatAreMissing() {
        InMemoryLedger writer = ledger(SeededKeys.next(random));
        FeedId feed = append(writer, Lane.TRAFFIC, 4, 10);
        Run old = writer.read(feed, 0, 1 << 20).orElseThrow();
        now = now.plusSeconds(90_000);
        ledger.take(List.of(bare(old, 1, 3).asked(true)));
        engine = engine(LIMITS);
        greet(peerA);
        greet(peerB);
        assertThat(wants(hear(peerA, have(writer, feed)), peerA)).containsExactly(new Message.Want(feed, 0));
        append(writer, Lane.TRAFFIC, 1, 10);
        assertThat(wants(hear(peerB, have(writer, feed)), peerB))
                .as("in its turn")
                .isEmpty();
        List<Effect> turned = seconds(3, peerA, peerB);
        assertThat(wants(turned, peerB)).containsExactly(new Message.Want(feed, 4));
        assertThat(of(Message.Stop.class, sent(turned, peerA))).containsExactly(new Message.Stop(feed));
        Run newer = writer.read(feed, 4, 1 << 20).orElseThrow();
        Effect.Take take = of(Effect.Take.class, hear(peerB, new Message.Events(newer, 100)))
                .getFirst();
        List<Effect> after = tell(new Input.Took(take.ticket(), ledger.take(take.runs())));
        assertThat(sent(after, peerA).stream()
                        .filter(Message.Want.class::isInstance)
                        .toList())
                .as("and then again")
                .containsExactly(new Message.Want(feed, 0));
        append(writer, Lane.TRAFFIC, 1, 10);
        hear(peerB, have(writer, feed));
        assertThat(wants(seconds(3, peerA, peerB), peerB)).containsExactly(new Message.Want(feed, 5));
        List<Effect> late = hear(peerA, new Message.Have(Map.of(feed, FeedTip.empty())));
        assertThat(wants(late, peerB))
                .as("it answers what was asked for before, and hinders nothing")
                .isEmpty();
    }

    private static Run bare(Run run, long first, long last) {
        return new Run(
                run.feed(),
                run.before(),
                run.envelopes().stream()
                        .map(e -> e.header().sequence() >= first && e.header().sequence() <= last
                                ? new Envelope(e.header(), Optional.empty())
                                : e)
                        .toList(),
                run.heads());
    }

    @Test
    void takesNothingWithoutItsBodyOfAPeerThatWasNotAskedForThat() {
        InMemoryLedger writer = ledger(SeededKeys.next(random));
        FeedId feed = append(writer, Lane.TRAFFIC, 2, 10);
        greet(peerA);
        hear(peerA, have(writer, feed));
        Run run = writer.read(feed, 0, 1_000).orElseThrow().asked(true);
        assertThat(of(Effect.Take.class, hear(peerA, new Message.Events(run, 100)))
                        .getFirst()
                        .runs())
                .extracting(Run::bare)
                .containsExactly(false);
    }

    @Test
    void goesOnWithoutWhatItLetGoOfWhereAPeerAsksForThat() {
        FeedId feed = append(ledger, Lane.TRAFFIC, 2, 10);
        grew(feed);
        greet(peerA);
        hear(peerA, new Message.Credit(Lane.TRAFFIC, 500));
        assertThat(hear(peerA, new Message.Want(feed, 0, true)))
                .containsExactly(new Effect.Serve(peerA, feed, 0, 500, Long.MAX_VALUE, true));
    }
}
