package eu.sargs.alert;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateMatch;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two stations tell of the same alerts; each comes to the same, whatever reaches it first. */
class AlertFoldTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final StationKey CAMERA = new StationKey("c0".repeat(32));
    private static final Officer HERE = new Officer("i.vitola", "I. Vītola", new Seat("Kārsava 1"), Set.of());
    private static final Officer THERE = new Officer("r.kazlauskas", "R. Kazlauskas", new Seat("Utena 1"), Set.of());

    private Instant now = START;
    private final List<Event> told = new ArrayList<>();
    private final Voice karsava = new Voice();
    private final Voice utena = new Voice();
    private final Voice moletai = new Voice();

    private final class Voice {
        private final SigningKey key = SigningKey.generate();
        private final HybridClock clock = new HybridClock(() -> now, new HybridTime(0, 0));
        private final Map<FeedId, FeedTip> tips = new HashMap<>();

        void tells(Draft draft) {
            now = now.plusSeconds(1);
            Batch batch = new Batch(key, 1, clock, new Random(3), feed -> tips.getOrDefault(feed, FeedTip.empty()));
            told.add(batch.add(draft).event());
            tips.putAll(batch.tips());
        }

        void raises(Hit hit) {
            tells(AlertCodec.hit(AlertCodec.RAISED, hit, Scope.ALL, ActedBy.machine("test")));
        }

        void refines(Hit hit) {
            tells(AlertCodec.hit(AlertCodec.REFINED, hit, Scope.ALL, ActedBy.machine("test")));
        }

        void ends(Officer officer, Outcome outcome, Hit... hits) {
            Set<HitId> ids = java.util.Arrays.stream(hits).map(Hit::id).collect(Collectors.toSet());
            tells(AlertCodec.closed(
                    new AlertCodec.ClosedNews(hits[0].id().raises(), ids, officer.name(), outcome, ""),
                    UUID.randomUUID(),
                    Scope.ALL,
                    officer));
        }
    }

    private static Hit hit(long sighting, long secondsIn, boolean late) {
        return hit(sighting, secondsIn, late, false);
    }

    private static Hit hit(long sighting, long secondsIn, boolean late, boolean refined) {
        return hit("HO3817", "HO3817", sighting, secondsIn, late, refined);
    }

    private static Hit hit(String pattern, String plate, long sighting, long secondsIn, boolean late, boolean refined) {
        var seen = SomeSightings.sighting(sighting, plate, START.plusSeconds(secondsIn), "KAR-01", refined);
        WatchEntry entry = new WatchEntry(
                new EntryId(new UUID(0, 1)),
                pattern,
                "Stolen",
                Priority.HIGH,
                START.minusSeconds(9),
                Optional.empty(),
                "Utena",
                "",
                1);
        PlateMatch match = new PlateMatch(pattern, Plate.of(plate), PlateMatch.Kind.EXACT, 1, List.of(), true);
        return new Hit(HitId.of(seen.id(), entry.id()), seen, CAMERA, entry, match, late);
    }

    private static Draft shelved(Hit hit, long minutes, String reason) {
        return HandlingCodec.shelved(hit.id().raises(), Duration.ofMinutes(minutes), reason, Scope.ALL, HERE);
    }

    private static Draft escalated(Hit hit) {
        return HandlingCodec.escalated(hit.id().raises(), Scope.ALL, ActedBy.machine("test"));
    }

    private static Set<Alert> alerts(List<Event> events) {
        return alerts(events, key -> true);
    }

    private static Set<Alert> alerts(List<Event> events, java.util.function.Predicate<StationKey> ours) {
        InMemoryAlerts alerts = new InMemoryAlerts();
        alerts.ours(ours);
        alerts.take(events);
        return new HashSet<>(alerts.all());
    }

    private Alert only() {
        Set<Alert> all = alerts(told);
        assertThat(all).hasSize(1);
        return all.iterator().next();
    }

    @Test
    void oneHitRaisedByTwoStationsIsOneAlertWithOneHit() {
        Hit hit = hit(1, 0, false);
        karsava.raises(hit);
        utena.raises(hit(1, 0, true));
        assertThat(only().hits()).isEqualTo(1);
        assertThat(only().id()).isEqualTo(hit.id().raises());
        assertThat(only().late()).as("one station had it fresh").isFalse();
    }

    @Test
    void alertsRaisedApartAreOneOnceTheirHitsAreTogether() {
        karsava.raises(hit(2, 200, false));
        utena.raises(hit(1, 0, false));
        assertThat(only().hits()).isEqualTo(2);
        assertThat(only().id())
                .as("that of the first hit")
                .isEqualTo(hit(1, 0, false).id().raises());
        assertThat(only().sighting().from()).isEqualTo(START.plusSeconds(200));
    }

    @Test
    void aHitThatTheOfficerHadNotSeenRingsOn() {
        karsava.raises(hit(1, 0, false));
        karsava.ends(HERE, Outcome.STOPPED, hit(1, 0, false));
        utena.raises(hit(2, 30, false));
        assertThat(alerts(told)).extracting(Alert::open).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void ofTwoOfficersWhoEndItTheFirstCountsAndTheOtherIsKept() {
        Hit hit = hit(1, 0, false);
        karsava.raises(hit);
        utena.raises(hit);
        karsava.ends(HERE, Outcome.STOPPED, hit);
        utena.ends(THERE, Outcome.MISREAD, hit);
        assertThat(only().closed().orElseThrow().outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(only().otherEnds())
                .extracting(Alert.Closed::officer, Alert.Closed::outcome)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("R. Kazlauskas", Outcome.MISREAD));
    }

    @Test
    void anEndThatComesBeforeItsHitEndsItAllTheSame() {
        Hit hit = hit(1, 0, false);
        karsava.raises(hit);
        karsava.ends(HERE, Outcome.STOPPED, hit);
        Collections.reverse(told);
        assertThat(only().open()).isFalse();
    }

    @Test
    void aPatternsVehiclesAreAlertsOfTheirOwnAndOneReadOtherwiseIsNot() {
        karsava.raises(hit("HO38*", "HO3817", 1, 0, false, false));
        utena.raises(hit("HO38*", "HO3818", 2, 30, false, false));
        karsava.raises(hit("HO38*", "HO3817", 3, 60, false, false));
        assertThat(alerts(told)).extracting(Alert::hits).containsExactlyInAnyOrder(2, 1);
        told.clear();
        karsava.raises(hit("HO3817", "HO3817", 1, 0, false, false));
        utena.raises(hit("HO3817", "H03817", 2, 30, false, false));
        assertThat(only().hits()).isEqualTo(2);
    }

    @Test
    void aShelvedAlertIsSilentUntilItsTimeAndComesBackByItself() {
        Hit hit = hit(1, 0, false);
        karsava.raises(hit);
        karsava.tells(shelved(hit, 15, "Bojāts numura apgaismojums"));
        Instant said = now;
        Alert.Shelved shelf = only().handled().shelved().orElseThrow();
        assertThat(shelf)
                .isEqualTo(new Alert.Shelved("I. Vītola", said, said.plusSeconds(900), "Bojāts numura apgaismojums"));
        assertThat(only().waits(said.plusSeconds(899))).isFalse();
        assertThat(only().shelved(said.plusSeconds(899))).isTrue();
        assertThat(only().waits(said.plusSeconds(900))).isTrue();
        assertThat(only().open()).isTrue();
        utena.tells(shelved(hit, 0, ""));
        assertThat(only().waits(now)).as("brought back").isTrue();
    }

    @Test
    void whatTheSameVehicleHitsWhileItIsShelvedIsOnTheShelfTooAndAnotherVehicleIsNot() {
        karsava.raises(hit("HO38*", "HO3817", 1, 0, false, false));
        karsava.tells(shelved(hit("HO38*", "HO3817", 1, 0, false, false), 60, "Mūsējie"));
        utena.raises(hit("HO38*", "HO3817", 2, 1200, false, false));
        utena.raises(hit("HO38*", "HO3818", 3, 1200, false, false));
        assertThat(alerts(told))
                .extracting(alert -> alert.sighting().reading().plate().text(), alert -> alert.shelved(now))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("HO3817", true),
                        org.assertj.core.groups.Tuple.tuple("HO3817", true),
                        org.assertj.core.groups.Tuple.tuple("HO3818", false));
    }

    @Test
    void anEndTakesTheVehicleOffTheShelf() {
        Hit hit = hit(1, 0, false);
        karsava.raises(hit);
        karsava.tells(shelved(hit, 60, "Mūsējie"));
        karsava.ends(HERE, Outcome.STOPPED, hit);
        utena.raises(hit(2, 30, false));
        assertThat(alerts(told)).allMatch(alert -> !alert.shelved(now));
    }

    @Test
    void whatNobodyAnswersSoundsEverywhereUntilSomebodyDoes() {
        InMemoryAlerts elsewhere = new InMemoryAlerts();
        elsewhere.ours(key -> false);
        Hit hit = hit(1, 0, false);
        karsava.raises(hit);
        karsava.tells(escalated(hit));
        Instant first = now;
        utena.tells(escalated(hit));
        elsewhere.take(told);
        assertThat(elsewhere.only().rings()).isTrue();
        assertThat(elsewhere.only().handled().escalated().orElseThrow().at()).isEqualTo(first);
        elsewhere.take(taken(hit));
        assertThat(elsewhere.only().rings()).isFalse();
        assertThat(elsewhere.only().handled().escalated()).isEmpty();
        utena.tells(escalated(hit));
        elsewhere.take(List.of(told.getLast()));
        assertThat(elsewhere.only().rings()).as("opened, and left").isTrue();
        karsava.tells(shelved(hit, 5, "Mūsējie"));
        elsewhere.take(List.of(told.getLast()));
        assertThat(elsewhere.only().rings()).isFalse();
    }

    private Draft forwarded(Hit hit, Voice to, String note) {
        return HandlingCodec.forwarded(
                hit.id().raises(), StationKey.of(to.key.origin()), "Utena", note, Scope.ALL, HERE);
    }

    /** As the station of a voice sees what was told. */
    private Alert at(Voice station) {
        InMemoryAlerts alerts = new InMemoryAlerts();
        alerts.ours(StationKey.of(station.key.origin())::equals);
        alerts.take(told);
        return alerts.only();
    }

    private void opens(Voice voice, Hit hit, Officer officer) {
        voice.tells(AlertCodec.taken(hit.id().raises(), Scope.ALL, officer));
    }

    private Hit seenBy(Voice station) {
        Hit hit = hit(1, 0, false);
        return new Hit(hit.id(), hit.sighting(), StationKey.of(station.key.origin()), hit.entry(), hit.match(), false);
    }

    @Test
    void aForwardedAlertSoundsWhereItWasForwardedToAndNowhereElse() {
        Hit hit = seenBy(karsava);
        karsava.raises(hit);
        opens(karsava, hit, HERE);
        assertThat(at(karsava).rings()).isTrue();
        assertThat(at(utena).rings()).isFalse();
        karsava.tells(forwarded(hit, utena, "Brauc pie jums"));
        assertThat(at(karsava).rings()).isFalse();
        assertThat(at(utena).rings()).isTrue();
        assertThat(at(utena).taken())
                .as("who opened it before does not pause it there")
                .isEmpty();
        assertThat(at(utena).handled().forwarded().orElseThrow())
                .isEqualTo(new Alert.Forwarded(
                        now,
                        StationKey.of(karsava.key.origin()),
                        StationKey.of(utena.key.origin()),
                        true,
                        true,
                        true,
                        "I. Vītola",
                        "Brauc pie jums"));
        assertThat(at(karsava).handled().forwarded().orElseThrow().here()).isFalse();
        assertThat(at(moletai).rings()).isFalse();
        assertThat(at(moletai).handled().forwarded().orElseThrow().minded())
                .as("no concern of theirs")
                .isFalse();
    }

    @Test
    void onlyThoseWhomItWasForwardedToOpenItForTheOthers() {
        Hit hit = seenBy(karsava);
        karsava.raises(hit);
        karsava.tells(forwarded(hit, utena, ""));
        opens(karsava, hit, HERE);
        assertThat(at(utena).taken()).as("a look back takes it from nobody").isEmpty();
        opens(utena, hit, THERE);
        assertThat(at(karsava).taken().orElseThrow().officer()).isEqualTo("R. Kazlauskas");
        assertThat(at(karsava).rings()).isFalse();
        assertThat(at(utena).rings()).as("theirs until they end it").isTrue();
        utena.tells(forwarded(hit, karsava, "Nav mūsu ceļš"));
        assertThat(at(karsava).rings()).as("given back").isTrue();
        assertThat(at(utena).rings()).isFalse();
        assertThat(at(karsava).taken()).isEmpty();
    }

    @Test
    void whatNobodyAnswersWhereItWasForwardedToSoundsEverywhereAgain() {
        Hit hit = seenBy(karsava);
        karsava.raises(hit);
        karsava.tells(escalated(hit));
        karsava.tells(forwarded(hit, utena, ""));
        assertThat(at(karsava).handled().escalated())
                .as("whoever forwards it has answered")
                .isEmpty();
        assertThat(at(moletai).rings()).isFalse();
        karsava.tells(escalated(hit));
        assertThat(List.of(at(karsava), at(utena), at(moletai))).allMatch(Alert::rings);
        assertThat(at(karsava).handled().forwarded().orElseThrow().stands()).isFalse();
        opens(karsava, hit, HERE);
        assertThat(at(utena).taken()).as("anybody may answer now").isPresent();
        assertThat(at(moletai).rings()).isFalse();
        assertThat(at(karsava).rings()).as("their camera").isTrue();
    }

    @Test
    void whatIsForwardedComesOffTheShelfAndMayBeShelvedAnew() {
        Hit hit = seenBy(karsava);
        karsava.raises(hit);
        karsava.tells(shelved(hit, 30, "Mūsējie"));
        karsava.tells(forwarded(hit, utena, ""));
        assertThat(at(utena).waits(now)).isTrue();
        utena.tells(shelved(hit, 5, "Zvanām"));
        assertThat(at(utena).waits(now)).isFalse();
        assertThat(at(karsava).waits(now)).isFalse();
    }

    @Test
    void oneThatCameTooLateToSoundDoesWhereSomebodyForwardsIt() {
        Hit late = hit(1, 0, true);
        karsava.raises(late);
        assertThat(at(utena).waits(now)).isFalse();
        karsava.tells(forwarded(late, utena, ""));
        assertThat(at(utena).waits(now)).isTrue();
        assertThat(at(utena).rings()).isTrue();
        assertThat(at(karsava).late()).isTrue();
    }

    private List<Event> taken(Hit hit) {
        utena.tells(AlertCodec.taken(hit.id().raises(), Scope.ALL, THERE));
        return List.of(told.getLast());
    }

    @Test
    void theOrderOfArrivalAndDuplicatesChangeNothing() {
        long seed = Long.getLong("alert.seed", 20_261_122L);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            told.clear();
            List<Hit> hits = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Voice voice = random.nextBoolean() ? karsava : utena;
                switch (random.nextInt(6)) {
                    case 2 -> {
                        if (!hits.isEmpty()) {
                            Hit any = hits.get(random.nextInt(hits.size()));
                            voice.tells(
                                    switch (random.nextInt(3)) {
                                        case 0 -> escalated(any);
                                        case 1 -> shelved(any, random.nextInt(4), "r");
                                        default -> forwarded(any, random.nextBoolean() ? karsava : utena, "n");
                                    });
                        }
                    }
                    case 0 -> {
                        if (!hits.isEmpty()) {
                            Hit any = hits.get(random.nextInt(hits.size()));
                            voice.ends(HERE, Outcome.values()[random.nextInt(3)], any, hits.getLast());
                        }
                    }
                    case 1 -> {
                        if (!hits.isEmpty()) {
                            AlertId id =
                                    hits.get(random.nextInt(hits.size())).id().raises();
                            voice.tells(AlertCodec.taken(id, Scope.ALL, random.nextBoolean() ? HERE : THERE));
                        }
                    }
                    default -> {
                        int number = random.nextInt(6);
                        Hit hit = hit(
                                "HO38*",
                                number % 2 == 0 ? "HO3817" : "HO3818",
                                number,
                                number * 240L,
                                random.nextBoolean(),
                                random.nextBoolean());
                        hits.add(hit);
                        if (hit.sighting().refined()) {
                            voice.refines(hit);
                        } else {
                            voice.raises(hit);
                        }
                    }
                }
            }
            StationKey utenas = StationKey.of(utena.key.origin());
            Set<Alert> expected = alerts(told, utenas::equals);
            List<Event> shuffled = new ArrayList<>(told);
            shuffled.addAll(told.subList(0, Math.min(4, told.size())));
            Collections.shuffle(shuffled, random);
            assertThat(alerts(shuffled, utenas::equals))
                    .as("-Dalert.seed=%d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }
}
