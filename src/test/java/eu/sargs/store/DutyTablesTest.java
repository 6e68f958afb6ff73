package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.HitFollower;
import eu.sargs.alert.Outcome;
import eu.sargs.camera.CameraId;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Followers;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.plate.Plate;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Texts;
import eu.sargs.sighting.Coverage;
import eu.sargs.sighting.JournalSightings;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchCodec;
import eu.sargs.watchlist.WatchEntry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a sighting to an ended alert, in tables; run on H2 here and on PostgreSQL by an integration test. */
class DutyTablesTest extends StoreFixture {
    private static final Reason WHY = new Reason("Searches for a wanted vehicle");
    private static final Officer OFFICER = new Officer("i.vitola", "I. Vītola", new Seat("desk"), Set.of());
    private static final CameraId CAMERA = new CameraId("KRA-01");

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private DutyTables tables;
    private JournalSightings book;
    private Followers followers;

    @BeforeEach
    void begin() {
        tables = new DutyTables(database, journal, "desk", List.of());
        tables.projections().start();
        book = new JournalSightings(journal, tables.sightings(), "desk", () -> eu.sargs.journal.Scope.ALL);
        followers = new Followers(
                journal,
                List.of(new HitFollower(
                        tables.watchlist(),
                        tables.alerts(),
                        java.time.Clock.systemUTC(),
                        StationKey.of(journal.origin()),
                        "desk")));
    }

    @AfterEach
    void end() {
        tables.projections().close();
    }

    private void restart() {
        end();
        shut();
        reopen();
        begin();
    }

    /** Lets the matcher and the tables come to the journal's end. */
    private void settle() {
        followers.step();
        for (Map.Entry<FeedId, Long> head : journal.heads().entrySet()) {
            tables.projections().awaitPassed(new eu.sargs.journal.Position(head.getKey(), head.getValue()));
        }
    }

    private WatchEntry entry(long id, String pattern) {
        return new WatchEntry(
                new EntryId(new UUID(0, id)),
                pattern,
                "Zagts auto",
                Priority.HIGH,
                start.minusSeconds(3600),
                Optional.empty(),
                "Krāslava",
                "Apturēt",
                0);
    }

    @Test
    void fromSightingToEndedAlertAndOverARestart() {
        List<Alert> told = Collections.synchronizedList(new ArrayList<>());
        tables.alerts().onChange(told::add);
        WatchEntry entry = tables.watchlist().put(entry(1, "ho-3817"), OFFICER);
        book.record(SomeSightings.sighting(1, "H03817", start));
        settle();
        AlertId id = tables.alerts().open().getFirst().id();
        tables.alerts().take(id, OFFICER);
        book.refine(SomeSightings.sighting(1, "HO3817", start, "KRA-01", true));
        settle();
        Alert closed = tables.alerts().close(id, Outcome.STOPPED, " pie Kalniešiem ", OFFICER);

        assertThat(closed.entry()).isEqualTo(entry);
        assertThat(closed.sighting().refined()).isTrue();
        assertThat(closed.match().substitutions()).isEmpty();
        assertThat(closed.hits()).isEqualTo(1);
        assertThat(closed.taken().orElseThrow().officer()).isEqualTo("I. Vītola");
        assertThat(closed.closed().orElseThrow().outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(closed.closed().orElseThrow().note()).isEqualTo("pie Kalniešiem");
        assertThat(tables.alerts().open()).isEmpty();
        assertThat(told)
                .extracting(Alert::hits, alert -> alert.taken().isPresent(), Alert::open)
                .containsExactly(
                        tuple(1, false, true), tuple(1, true, true), tuple(1, true, true), tuple(1, true, false));

        List<WatchEntry> entries = tables.watchlist().all();
        restart();
        settle();
        assertThat(tables.alerts().since(start.minusSeconds(60))).containsExactly(closed);
        assertThat(tables.watchlist().all()).isEqualTo(entries).containsExactly(entry);
        assertThat(tables.sightings().latest(5)).hasSize(1);
        assertThat(told).as("a replay tells nothing").hasSize(4);
    }

    @Test
    void aSightingOfVersion1KeepsAHashForEachOfItsPicturesAlsoInItsAlert() {
        tables.watchlist().put(entry(1, "HO3817"), OFFICER);
        Sighting old = SomeSightings.ofVersion1(1, "HO3817", start);
        journal.append(List.of(new Draft(
                Lane.TRAFFIC,
                Scope.ALL,
                SightingCodec.RECORDED,
                1,
                ActedBy.machine("desk"),
                SightingCodec.encode(old))));
        settle();

        assertThat(tables.sightings().latest(5)).containsExactly(old);
        assertThat(tables.alerts().open()).extracting(Alert::sighting).containsExactly(old);
        book.refine(SomeSightings.sighting(1, "HO3817", start, "KRA-01", true));
        settle();
        assertThat(tables.alerts().open().getFirst().sighting().overview().hex())
                .as("refined by a newer version")
                .endsWith("a3");
    }

    @Test
    void theSecondEndIsRefusedAndNamesTheFirst() {
        tables.watchlist().put(entry(1, "HO3817"), OFFICER);
        book.record(SomeSightings.sighting(1, "HO3817", start));
        settle();
        AlertId id = tables.alerts().open().getFirst().id();
        Alert first = tables.alerts().close(id, Outcome.MISREAD, "", OFFICER);
        assertThatThrownBy(() -> tables.alerts().close(id, Outcome.STOPPED, "", OFFICER))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("ALR-01");
                    for (Language language : Language.values()) {
                        assertThat(new Texts(language).get(fault))
                                .contains("I. Vītola")
                                .doesNotContain("{");
                    }
                });
        tables.alerts().take(id, OFFICER);
        assertThat(tables.alerts().find(id)).contains(first);
        assertThatThrownBy(() -> tables.alerts().close(id, Outcome.STOPPED, "x".repeat(2001), OFFICER))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ALR-02"));
        assertThatThrownBy(() -> tables.alerts().take(new AlertId("0".repeat(64)), OFFICER))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ALR-03"));
    }

    @Test
    void theHitsOfAnAlertAreItsTrailTheNewestLast() {
        tables.watchlist().put(entry(1, "HO3817"), OFFICER);
        for (int i : List.of(2, 1, 3)) {
            book.record(SomeSightings.sighting(i, "HO3817", start.plusSeconds(i * 60L)));
        }
        settle();
        AlertId id = tables.alerts().open().getFirst().id();
        assertThat(tables.alerts().hits(id, 10))
                .extracting(hit -> hit.sighting().from())
                .containsExactly(start.plusSeconds(60), start.plusSeconds(120), start.plusSeconds(180));
        assertThat(tables.alerts().hits(id, 2))
                .extracting(hit -> hit.sighting().from())
                .containsExactly(start.plusSeconds(120), start.plusSeconds(180));
        assertThat(tables.alerts().hits(new AlertId("ab".repeat(32)), 2)).isEmpty();
    }

    @Test
    void shelvesAnAlertAndBringsItBackAndTellsThatNobodyAnswers() {
        tables.watchlist().put(entry(1, "HO3817"), OFFICER);
        book.record(SomeSightings.sighting(1, "HO3817", start));
        settle();
        List<Alert> told = new ArrayList<>();
        AlertId id = tables.alerts().open().getFirst().id();
        tables.alerts().onChange(told::add);
        tables.alerts().escalate(id, ActedBy.machine("desk"));
        assertThat(told.getLast().handled().escalated().orElseThrow().by()).isEqualTo(StationKey.of(journal.origin()));
        Alert shelved = tables.alerts().shelve(id, Duration.ofMinutes(15), " Mūsējie ", OFFICER);
        assertThat(told.getLast()).isEqualTo(shelved);
        Alert.Shelved shelf = shelved.handled().shelved().orElseThrow();
        assertThat(shelf.reason()).isEqualTo("Mūsējie");
        assertThat(shelf.officer()).isEqualTo(OFFICER.name());
        assertThat(shelf.until()).isEqualTo(shelf.at().plusSeconds(900));
        assertThat(shelved.handled().escalated()).as("somebody answered").isEmpty();
        assertThatThrownBy(() -> tables.alerts().shelve(id, Duration.ofMinutes(31), "Mūsējie", OFFICER))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ALR-05"));
        restart();
        assertThat(tables.alerts().find(id)).contains(shelved);
        Alert back = tables.alerts().bringBack(id, OFFICER);
        assertThat(back.waits(back.handled().shelved().orElseThrow().at())).isTrue();
        tables.alerts().close(id, Outcome.STOPPED, "", OFFICER);
        assertThatThrownBy(() -> tables.alerts().shelve(id, Duration.ofMinutes(5), "Mūsējie", OFFICER))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ALR-01"));
        assertThat(tables.projections().differing()).isEmpty();
    }

    @Test
    void countsEditionsAndKeepsTheListInOrder() {
        List<List<WatchEntry>> told = Collections.synchronizedList(new ArrayList<>());
        tables.watchlist().onChange(told::add);
        assertThat(tables.watchlist().put(entry(1, "ZZ1111"), OFFICER).edition())
                .isEqualTo(1);
        tables.watchlist().putAll(List.of(entry(2, "BB2222"), entry(3, "?B12*")), OFFICER);
        assertThat(tables.watchlist().put(entry(1, "AA1111"), OFFICER).edition())
                .isEqualTo(2);
        assertThat(tables.watchlist().all())
                .extracting(WatchEntry::pattern)
                .containsExactly("?B12*", "AA1111", "BB2222");
        tables.watchlist().remove(new EntryId(new UUID(0, 2)), OFFICER);
        tables.watchlist().remove(new EntryId(new UUID(0, 2)), OFFICER);
        assertThat(tables.watchlist().find(new EntryId(new UUID(0, 2)))).isEmpty();
        assertThat(told).hasSize(4);
        assertThat(told.getLast()).isEqualTo(tables.watchlist().all());
    }

    @Test
    void anEntryThatTwoStationsChangedAtOnceIsWantedBothWaysUntilAnOfficerDecides() {
        WatchEntry first = tables.watchlist().put(entry(1, "AA1111"), OFFICER);
        UUID seen = changes().getFirst();
        // As it comes from a station that had not heard of our second edition.
        tables.watchlist().put(entry(1, "AA1112"), OFFICER);
        EntryChange elsewhere = EntryChange.put(entry(1, "AA1113"), Set.of(seen));
        List<Event> told = journal.append(List.of(WatchCodec.draft(elsewhere, OFFICER)));
        tables.projections().awaitPassed(told);

        assertThat(tables.watchlist().disputed()).hasSize(1);
        assertThat(tables.watchlist().wanted()).extracting(WatchEntry::pattern).containsExactly("AA1112", "AA1113");
        assertThat(tables.watchlist().all()).hasSize(1);
        assertThat(tables.projections().differing()).isEmpty();
        restart();
        assertThat(tables.watchlist().wanted()).hasSize(2);

        tables.watchlist().put(entry(1, "AA1113"), OFFICER);
        assertThat(tables.watchlist().disputed()).isEmpty();
        assertThat(tables.watchlist().wanted()).extracting(WatchEntry::pattern).containsExactly("AA1113");
        assertThat(first.edition()).isEqualTo(1);
        assertThat(tables.watchlist().find(first.id()).orElseThrow().edition()).isEqualTo(3);
    }

    private List<UUID> changes() {
        return journal.read(journal.heads().keySet().iterator().next(), 0, 100).stream()
                .map(event -> WatchCodec.decodeChange(
                                event.type(),
                                event.payload().orElseThrow(),
                                eu.sargs.access.Audience.STATION,
                                new eu.sargs.watchlist.Told(
                                        StationKey.of(event.feed().origin()), "", start))
                        .id())
                .toList();
    }

    @Test
    void anImportWithOneBadEntryWritesNone() {
        assertThatThrownBy(() -> tables.watchlist().putAll(List.of(entry(1, "AA1111"), entry(2, "*")), OFFICER))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("WAT-01"));
        assertThat(tables.watchlist().all()).isEmpty();
        assertThat(journal.heads()).isEmpty();
    }

    @Test
    void looksUpPassagesByLookAlikeSignsAndRecordsWhoAsked() {
        book.record(SomeSightings.sighting(1, "HO3817", start));
        book.record(SomeSightings.sighting(2, "H03817", start.plusSeconds(9)));
        book.record(SomeSightings.sighting(3, "AB1234", start.plusSeconds(5)));
        settle();
        assertThat(tables.sightings().of(Plate.of("HO3817"), 10, WHY, OFFICER))
                .extracting(sighting -> sighting.id().value().getLeastSignificantBits())
                .containsExactly(2L, 1L);
        assertThat(tables.sightings().of(Plate.of("HO3817"), 1, WHY, OFFICER)).hasSize(1);
        FeedId record = journal.heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.RECORD)
                .findFirst()
                .orElseThrow();
        List<Event> consultations = journal.read(record, 0, 10);
        assertThat(consultations).extracting(Event::type).containsOnly(SightingCodec.LOOKED_UP);
        assertThat(consultations)
                .extracting(event -> event.by().orElseThrow())
                .containsOnly(OFFICER.acts(WHY))
                .hasSize(2);
        assertThat(tables.sightings().latest(2))
                .extracting(sighting -> sighting.id().value().getLeastSignificantBits())
                .containsExactly(2L, 3L);
    }

    @Test
    void looksUpThroughTheDaysTheLastFirst() {
        for (int day = 0; day < 5; day++) {
            if (day != 2) {
                Instant from = start.minus(Duration.ofDays(day * 3L));
                book.record(SomeSightings.sighting(10 * day + 1, "HO3817", from));
                book.record(SomeSightings.sighting(10 * day + 2, "H03817", from.plusSeconds(1)));
            }
            book.record(SomeSightings.sighting(10 * day + 3, "AB1234", start.minus(Duration.ofDays(day * 3L))));
        }
        book.refine(SomeSightings.sighting(41, "HO3817", start.minus(Duration.ofDays(30)), "KRA-01", true));
        settle();
        assertThat(tables.sightings().of(Plate.of("HO3817"), 10, WHY, OFFICER))
                .extracting(sighting -> sighting.id().value().getLeastSignificantBits())
                .containsExactly(2L, 1L, 12L, 11L, 32L, 31L, 42L, 41L);
        assertThat(tables.sightings().of(Plate.of("HO3817"), 3, WHY, OFFICER))
                .extracting(sighting -> sighting.id().value().getLeastSignificantBits())
                .containsExactly(2L, 1L, 12L);
        assertThat(tables.sightings().of(Plate.of("XY9999"), 3, WHY, OFFICER)).isEmpty();
    }

    @Test
    void plateThatDiffersOnlyAfterItsEighthSignOrInOtherLettersIsAnother() {
        book.record(SomeSightings.sighting(1, "AB345678X1", start));
        book.record(SomeSightings.sighting(2, "AB345678X2", start.plusSeconds(1)));
        book.record(SomeSightings.sighting(3, "Ж1", start));
        book.record(SomeSightings.sighting(4, "Ш1", start));
        settle();
        assertThat(tables.sightings().of(Plate.of("AB345678X1"), 10, WHY, OFFICER))
                .extracting(sighting -> sighting.id().value().getLeastSignificantBits())
                .containsExactly(1L);
        assertThat(tables.sightings().of(Plate.of("Ш1"), 10, WHY, OFFICER))
                .extracting(sighting -> sighting.id().value().getLeastSignificantBits())
                .containsExactly(4L);
    }

    @Test
    void aSightingOfATimeNoDatabaseKeepsIsPassedByAndHoldsUpNobody() {
        book.record(SomeSightings.sighting(1, "HO3817", Instant.ofEpochMilli(Long.MAX_VALUE - 1_000)));
        book.record(SomeSightings.sighting(2, "HO3817", Instant.EPOCH.minusSeconds(1)));
        book.record(SomeSightings.sighting(3, "HO3817", start));
        settle();
        assertThat(tables.sightings().latest(5))
                .extracting(sighting -> sighting.id().value().getLeastSignificantBits())
                .containsExactly(3L);
    }

    @Test
    void aSightingToldTwiceOrAfterItsRefinementStandsOnceAsRefined() {
        Sighting first = SomeSightings.sighting(1, "HO3817", start);
        Sighting last = SomeSightings.sighting(1, "HO3817", start, "KRA-01", true);
        book.refine(last);
        restart();
        book.record(first);
        settle();
        assertThat(tables.sightings().latest(5)).containsExactly(last);
        assertThat(tables.sightings().find(new SightingId(new UUID(7, 1)))).contains(last);
    }

    @Test
    void keepsWhenACameraWasBlind() {
        Coverage coverage = tables.coverage();
        coverage.seesAgain(CAMERA, start);
        coverage.wentBlind(CAMERA, start, "NO_PACKETS");
        coverage.wentBlind(CAMERA, start.plusSeconds(5), "SAME_PICTURE");
        assertThat(coverage.periods(CAMERA, start.minusSeconds(9), start.plusSeconds(9)))
                .containsExactly(new Coverage.Blind(CAMERA, start, Optional.empty(), "NO_PACKETS"));
        coverage.seesAgain(CAMERA, start.plusSeconds(20));
        coverage.wentBlind(CAMERA, start.plusSeconds(30), "GARBAGE");
        restart();
        assertThat(tables.coverage().periods(CAMERA, start.plusSeconds(10), start.plusSeconds(99)))
                .extracting(Coverage.Blind::from, Coverage.Blind::to, Coverage.Blind::cause)
                .containsExactly(
                        tuple(start, Optional.of(start.plusSeconds(20)), "NO_PACKETS"),
                        tuple(start.plusSeconds(30), Optional.empty(), "GARBAGE"));
        assertThat(tables.coverage().periods(CAMERA, start.plusSeconds(20), start.plusSeconds(30)))
                .isEmpty();
        assertThat(tables.coverage().periods(new CameraId("KRA-02"), start, start.plusSeconds(99)))
                .isEmpty();
    }

    @Test
    void asksForManyAlertsInRoundsAndNotOneByOne() {
        for (int i = 0; i < 30; i++) {
            tables.watchlist().put(entry(i, "HO38" + (10 + i)), OFFICER);
            book.record(SomeSightings.sighting(i, "HO38" + (10 + i), start.plusSeconds(i)));
        }
        settle();
        List<Alert> open = tables.alerts().open();
        open.subList(0, 20).forEach(alert -> tables.alerts().close(alert.id(), Outcome.STOPPED, "", OFFICER));
        int[] asked = new int[1];
        int found = database.read(connection -> {
            Connection counted = (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        asked[0]++;
                        return method.invoke(connection, arguments);
                    });
            return new AlertRows(counted, new Household(StationKey.of(journal.origin())))
                    .since(Instant.EPOCH)
                    .size();
        });
        assertThat(open).hasSize(30);
        assertThat(found).isEqualTo(30);
        assertThat(asked[0]).isLessThan(15);
    }

    @Test
    void losesNoHitWhileCamerasOfficersAndMatcherWorkAtOnce() throws Exception {
        for (int i = 0; i < 8; i++) {
            tables.watchlist().put(entry(i, "HO381" + i), OFFICER);
        }
        followers.start();
        List<Thread> cameras = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            int camera = c;
            cameras.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 15; i++) {
                    String plate = i % 5 == 0 ? "HO381" + (i / 5 + camera) % 8 : "AB12" + (10 + i);
                    long id = camera * 1000L + i;
                    book.record(SomeSightings.sighting(id, plate, start.plusMillis(id)));
                    book.refine(SomeSightings.sighting(id, plate, start.plusMillis(id), "KRA-01", true));
                }
            }));
        }
        Thread officer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 10; i++) {
                tables.alerts().open().stream()
                        .findFirst()
                        .ifPresent(alert -> tables.alerts().close(alert.id(), Outcome.STOPPED, "", OFFICER));
            }
        });
        for (Thread camera : cameras) {
            camera.join();
        }
        officer.join();
        followers.close();
        settle();
        assertThat(tables.alerts().since(Instant.EPOCH).stream()
                        .mapToInt(Alert::hits)
                        .sum())
                .isEqualTo(12);
        for (long c = 0; c < 4; c++) {
            for (long i = 0; i < 15; i += 5) {
                assertThat(tables.alerts().hitsOf(new SightingId(new UUID(7, c * 1000 + i))))
                        .singleElement()
                        .satisfies(hit -> assertThat(hit.sighting().refined()).isTrue());
            }
        }
        assertThat(tables.projections().differing()).isEmpty();
    }

    @Test
    void tablesEqualTheirRebuildAfterAnyCommands() {
        long seed = 20261122;
        Random random = new Random(seed);
        List<String> plates = List.of("HO3817", "H03817", "AB1234", "A81234", "ABC123", "XX1111");
        List<String> patterns = List.of("HO3817", "AB1234", "AB12*", "?BC123", "XX1111");
        for (int i = 0; i < 250; i++) {
            String plate = plates.get(random.nextInt(plates.size()));
            Instant at = start.plusSeconds(random.nextInt(3600) - 3600L);
            List<Alert> open = tables.alerts().open();
            switch (random.nextInt(11)) {
                case 9 ->
                    open.stream()
                            .findFirst()
                            .ifPresent(alert -> tables.alerts().escalate(alert.id(), ActedBy.machine("desk")));
                case 10 -> {
                    if (!open.isEmpty()) {
                        AlertId id = open.get(random.nextInt(open.size())).id();
                        if (random.nextBoolean()) {
                            tables.alerts().shelve(id, Duration.ofMinutes(5), "n" + i, OFFICER);
                        } else {
                            tables.alerts().bringBack(id, OFFICER);
                        }
                    }
                }
                case 0 ->
                    tables.watchlist()
                            .put(entry(random.nextInt(6), patterns.get(random.nextInt(patterns.size()))), OFFICER);
                case 1 -> tables.watchlist().remove(new EntryId(new UUID(0, random.nextInt(6))), OFFICER);
                case 2 -> {
                    if (!open.isEmpty()) {
                        Outcome outcome = Outcome.values()[random.nextInt(Outcome.values().length)];
                        tables.alerts()
                                .close(open.get(random.nextInt(open.size())).id(), outcome, "n" + i, OFFICER);
                    }
                }
                case 3 ->
                    open.stream().findFirst().ifPresent(alert -> tables.alerts().take(alert.id(), OFFICER));
                case 4 -> book.refine(SomeSightings.sighting(random.nextInt(60), plate, at, "KRA-02", true));
                case 5 -> {
                    if (random.nextBoolean()) {
                        tables.coverage().wentBlind(CAMERA, at, "NO_PACKETS");
                    } else {
                        tables.coverage().seesAgain(CAMERA, at);
                    }
                }
                case 6 -> followers.step();
                default -> book.record(SomeSightings.sighting(random.nextInt(60), plate, at));
            }
            if (i == 120) {
                restart();
            }
        }
        settle();
        List<Alert> before = tables.alerts().since(Instant.EPOCH);
        assertThat(before).as("seed %d", seed).hasSizeGreaterThan(5);
        assertThat(tables.projections().differing()).as("seed %d", seed).isEmpty();
        restart();
        settle();
        assertThat(tables.alerts().since(Instant.EPOCH)).as("seed %d", seed).isEqualTo(before);
    }
}
