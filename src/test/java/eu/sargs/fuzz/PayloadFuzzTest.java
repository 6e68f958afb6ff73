package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import eu.sargs.access.Audience;
import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.HandlingCodec;
import eu.sargs.alert.Hit;
import eu.sargs.alert.HitFollower;
import eu.sargs.alert.HitId;
import eu.sargs.alert.Outcome;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Position;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Taken;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateMatch;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.store.Store;
import eu.sargs.store.Verify;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchCodec;
import eu.sargs.watchlist.WatchEntry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * What a member of the circle may sign: events of the types that tables and matcher follow, with anything in them. They
 * stand in the journal, and what follows goes on.
 */
class PayloadFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Officer OFFICER = new Officer("i.vitola", "I. Vītola", new Seat("seat 1"), Set.of());
    private static final ActedBy BY = OFFICER.acts();

    private static final List<Logger> TELLERS =
            List.of((Logger) LoggerFactory.getLogger("eu.sargs.store.PassingBy"), (Logger)
                    LoggerFactory.getLogger(HitFollower.class));

    @TempDir
    Path folder;

    private final SigningKey peer = SigningKey.generate();
    private final StationKey teller = StationKey.of(peer.origin());
    private final List<Draft> drafts = drafts();
    private final Map<FeedId, FeedTip> tips = new HashMap<>();

    private List<Draft> drafts() {
        WatchEntry entry = new WatchEntry(
                        new EntryId(new UUID(0, 1)),
                        "HO3817",
                        "Stolen",
                        Priority.HIGH,
                        NOW.minusSeconds(86_400),
                        Optional.of(NOW.plusSeconds(86_400)),
                        "Utena",
                        "Stop.\nCall 112.",
                        1)
                .shownTo(Audience.typed("all").orElseThrow());
        Sighting sighting = SomeSightings.sighting(1, "HO3817", NOW);
        PlateMatch match = new PlateMatch(
                "HO3817",
                Plate.of("HO3817"),
                PlateMatch.Kind.CONFUSABLE,
                0.5,
                List.of(new PlateMatch.Substitution(1, '0', 'O')),
                true);
        HitId hit = HitId.of(sighting.id(), entry.id());
        Hit raised = new Hit(hit, sighting, teller, entry.written(1, teller), match, false);
        return List.of(
                SightingCodec.recorded(sighting, Scope.ALL, BY),
                SightingCodec.refined(SomeSightings.sighting(1, "HO3817", NOW, "KRA-01", true), Scope.ALL, BY),
                SightingCodec.recorded(SomeSightings.ofVersion1(2, "KB4471", NOW), Scope.ALL, BY),
                AlertCodec.hit(AlertCodec.RAISED, raised, Scope.ALL, BY),
                AlertCodec.taken(hit.raises(), Scope.ALL, OFFICER),
                HandlingCodec.escalated(hit.raises(), Scope.ALL, BY),
                HandlingCodec.forwarded(hit.raises(), teller, "Utena", "note", Scope.ALL, OFFICER),
                HandlingCodec.shelved(hit.raises(), Duration.ofMinutes(15), "reason", Scope.ALL, OFFICER),
                AlertCodec.closed(
                        new AlertCodec.ClosedNews(hit.raises(), Set.of(hit), "I. Vītola", Outcome.STOPPED, "note"),
                        UUID.randomUUID(),
                        Scope.ALL,
                        OFFICER),
                WatchCodec.draft(EntryChange.put(entry, Set.of(UUID.randomUUID())), OFFICER),
                WatchCodec.draft(EntryChange.removed(entry.id(), entry.audience(), Set.of()), OFFICER),
                MemberCodec.draft(
                        new MemberEvent.Admitted(
                                new Member(peer.origin(), "Utena", "Utena 1", "policija-utena", "LT", true)),
                        BY),
                MemberCodec.draft(new MemberEvent.GroupSet("border", Set.of("vp-kraslava")), BY),
                MemberCodec.draft(
                        new MemberEvent.Revoked(
                                SigningKey.generate().origin(),
                                Map.of(new FeedId(peer.origin(), 1, Scope.ALL, Lane.LIST), 3L)),
                        BY),
                new Erasure(new FeedId(peer.origin(), 1, Scope.ALL, Lane.DUTY), 900_000, 900_001).draft(BY));
    }

    @AfterEach
    void tellAgain() {
        TELLERS.forEach(teller -> teller.setLevel(null));
    }

    @Test
    void stopsNeitherTablesNorMatcher() throws Exception {
        long seed = Fuzz.seed();
        Random random = new Random(seed);
        List<byte[]> corpus = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            byte[] payload = drafts.get(i).payload();
            corpus.add(ByteBuffer.allocate(1 + payload.length)
                    .put((byte) i)
                    .put(payload)
                    .array());
        }
        // Each is told, and there are thousands.
        TELLERS.forEach(teller -> teller.setLevel(Level.OFF));
        try (Home home = Home.open(folder.resolve("home"))) {
            HomeKey key = HomeKey.of(home);
            try (Store store =
                    Store.open(home, key, SigningKey.of(home, key), InstantSource.system(), new Seat("Krāslava 1"))) {
                HitFollower matcher = new HitFollower(
                        store.watchlist(), store.hits(), () -> NOW, StationKey.of(store.origin()), "Krāslava 1");
                new Fuzz("signed payloads").keeping(64).run(seed, corpus, input -> {
                    Draft draft = drafts.get(input.length == 0 ? 0 : (input[0] & 0xff) % drafts.size());
                    byte[] payload = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
                    Run run = signed(draft, payload, random);
                    assertThat(store.ledger().take(List.of(run)).getFirst().finding())
                            .isEqualTo(Taken.Finding.SOUND);
                    store.catchUp();
                    Event event = store.journal()
                            .find(new Position(run.feed(), run.last()))
                            .orElseThrow();
                    matcher.react(event);
                });
                assertThat(store.verify()).isNotEmpty().allMatch(Verify.FeedReport::holds);
                assertThat(store.compare().differing())
                        .as("tables and their rebuild")
                        .isEmpty();
            }
        }
    }

    /** The next event of the peer's feed. */
    private Run signed(Draft like, byte[] payload, Random random) {
        HybridClock clock = new HybridClock(InstantSource.system(), new HybridTime(0, 0));
        Batch batch = new Batch(peer, 1, clock, random, feed -> tips.getOrDefault(feed, FeedTip.empty()));
        batch.add(new Draft(like.lane(), like.scope(), like.type(), like.version(), like.by(), payload));
        FeedId feed = batch.envelopes().getFirst().header().feed();
        byte[] before = tips.containsKey(feed) ? tips.get(feed).hash() : Header.noPrevious();
        Run run = new Run(feed, before, batch.envelopes(), batch.sign());
        tips.putAll(batch.tips());
        return run;
    }
}
