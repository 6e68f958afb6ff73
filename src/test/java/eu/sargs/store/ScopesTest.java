package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Audience;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.Neighbours;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.alert.Alert;
import eu.sargs.alert.HitFollower;
import eu.sargs.alert.Outcome;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Followers;
import eu.sargs.journal.Position;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.sighting.JournalSightings;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.Proposal;
import eu.sargs.watchlist.WatchEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two stations that pass on to each other what is not their own alone: who sees what, and whose word counts. Run on H2
 * here and on PostgreSQL by an integration test, where one of the two stands.
 */
class ScopesTest {
    private static final EntryId CAR = new EntryId(new UUID(0, 1));

    @TempDir
    Path folder;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Instant now = start;
    private Room kraslava;
    private Room utena;

    /** A station's journal, tables and matcher. */
    private final class Room implements AutoCloseable {
        final Officer officer;
        final Home home;
        final Database database;
        final SqlJournal journal;
        final DutyTables tables;
        final JournalSightings book;
        final Followers followers;
        Scope shares = Scope.ALL;

        Room(String name, Officer officer, boolean first) {
            this.officer = officer;
            home = Home.open(folder.resolve(name));
            HomeKey key = HomeKey.of(home);
            database = first ? database(home, key) : Database.h2(home, key);
            journal = SqlJournal.open(database, home, SigningKey.of(home, key), InstantSource.system(), name);
            tables = new DutyTables(database, journal, name, List.of());
            tables.projections().start();
            book = new JournalSightings(journal, tables.sightings(), name, () -> shares);
            followers = new Followers(
                    journal, List.of(new HitFollower(tables.watchlist(), tables.alerts(), () -> now, key(), name)));
        }

        StationKey key() {
            return StationKey.of(journal.origin());
        }

        void settle() {
            await();
            followers.step();
            await();
        }

        void await() {
            journal.heads().forEach((feed, head) -> tables.projections().awaitPassed(new Position(feed, head)));
        }

        WatchEntry put(String pattern, Audience audience) {
            return tables.watchlist()
                    .put(
                            new WatchEntry(
                                            CAR,
                                            pattern,
                                            "Zagts auto",
                                            Priority.HIGH,
                                            start.minusSeconds(7200),
                                            Optional.empty(),
                                            officer.seat().name(),
                                            "",
                                            0)
                                    .shownTo(audience),
                            officer);
        }

        List<String> told() {
            List<String> told = new ArrayList<>();
            for (Map.Entry<FeedId, Long> head : journal.heads().entrySet()) {
                if (head.getKey().origin().equals(journal.origin())
                        && !head.getKey().scope().equals(Scope.STATION)) {
                    journal.read(head.getKey(), 0, 1000).stream()
                            .map(Event::type)
                            .forEach(told::add);
                }
            }
            return told;
        }

        Alert only() {
            List<Alert> all = tables.alerts().since(Instant.EPOCH);
            assertThat(all).hasSize(1);
            return all.getFirst();
        }

        @Override
        public void close() {
            tables.projections().close();
            journal.close();
            database.close();
            home.close();
        }
    }

    /** Where the first of the two stands; a test on another engine says which. */
    Database database(Home home, HomeKey key) {
        return Database.h2(home, key);
    }

    @BeforeEach
    void begin() {
        kraslava = new Room("kraslava", new Officer("i.vitola", "I. Vītola", new Seat("Krāslava 1"), Set.of()), true);
        utena = new Room("utena", new Officer("r.kazlauskas", "R. Kazlauskas", new Seat("Utena 1"), Set.of()), false);
    }

    @AfterEach
    void end() {
        kraslava.close();
        utena.close();
    }

    /** What may be seen goes both ways, the matchers answer, and the answers go both ways. */
    private void sync() {
        for (int round = 0; round < 3; round++) {
            pass(kraslava, utena);
            pass(utena, kraslava);
            kraslava.settle();
            utena.settle();
        }
        assertThat(kraslava.tables.projections().differing()).isEmpty();
        assertThat(utena.tables.projections().differing()).isEmpty();
    }

    private static void pass(Room from, Room to) {
        List<Run> runs = new ArrayList<>();
        from.journal.heads().forEach((feed, head) -> {
            long held = to.journal.heads().getOrDefault(feed, 0L);
            if (!feed.scope().equals(Scope.STATION) && head > held) {
                runs.add(from.journal.ledger().read(feed, held, 1 << 20).orElseThrow());
            }
        });
        if (!runs.isEmpty()) {
            to.journal.ledger().take(runs);
        }
    }

    private void seen(Room at, long id) {
        at.book.record(SomeSightings.sighting(id, "HO3817", now));
    }

    @Test
    void aCovertWatchIsHitByPeersSightingsAndNothingOfItLeaves() {
        kraslava.put("HO3817", Audience.STATION);
        seen(utena, 1);
        sync();
        Alert alert = kraslava.only();
        assertThat(alert.seenBy()).isEqualTo(utena.key());
        assertThat(alert.seenHere()).isFalse();
        assertThat(alert.rings()).as("the entry is ours").isTrue();
        assertThat(alert.entry().covert()).isTrue();
        kraslava.tables.alerts().take(alert.id(), kraslava.officer);
        seen(kraslava, 2);
        kraslava.book.refine(SomeSightings.sighting(2, "HO3817", now, "KRA-01", true));
        utena.book.refine(SomeSightings.sighting(1, "HO3817", now, "KRA-01", true));
        sync();
        kraslava.tables.alerts().close(kraslava.only().id(), Outcome.STOPPED, "klusi", kraslava.officer);
        kraslava.put("HO38*", Audience.STATION);
        kraslava.tables.watchlist().remove(CAR, kraslava.officer);
        sync();

        assertThat(kraslava.only().closed()).isPresent();
        assertThat(kraslava.told()).containsOnly("SightingRecorded", "SightingRefined");
        assertThat(utena.tables.watchlist().all()).isEmpty();
        assertThat(utena.tables.alerts().since(Instant.EPOCH)).isEmpty();
    }

    @Test
    void aSharedEntryRingsWhereItIsHitAndAtItsOwnersAndItsEndIsToldToAll() {
        WatchEntry entry = kraslava.put("HO3817", Audience.group("border"));
        sync();
        seen(utena, 1);
        sync();
        for (Room room : List.of(kraslava, utena)) {
            assertThat(room.only().hits()).isEqualTo(1);
            assertThat(room.only().rings()).isTrue();
            assertThat(room.only().entry()).isEqualTo(entry);
            assertThat(room.only().entry().home()).contains(kraslava.key());
            assertThat(room.only().seenHere()).isEqualTo(room == utena);
        }
        utena.tables.alerts().take(utena.only().id(), utena.officer);
        utena.tables.alerts().close(utena.only().id(), Outcome.STOPPED, "Daugailiai", utena.officer);
        sync();
        Alert ended = kraslava.only();
        assertThat(ended)
                .isEqualTo(new Alert(
                        utena.only().id(),
                        ended.raisedAt(),
                        entry,
                        ended.sighting(),
                        ended.match(),
                        1,
                        false,
                        ended.taken(),
                        ended.closed(),
                        List.of(),
                        utena.key(),
                        false,
                        true,
                        Alert.Handled.NOT));
        assertThat(ended.closed().orElseThrow().note()).isEqualTo("Daugailiai");
        assertThat(ended.closed().orElseThrow().seat()).isEqualTo("Utena 1");
        // Alerts and ends stand in the narrowest scope of their parts, the sighting in its own.
        assertThat(feeds(utena)).containsExactlyInAnyOrder("DUTY group:border", "TRAFFIC all");
    }

    private static List<String> feeds(Room room) {
        return room.journal.heads().keySet().stream()
                .filter(feed -> feed.origin().equals(room.journal.origin()))
                .filter(feed -> !feed.scope().equals(Scope.STATION))
                .map(feed -> feed.lane() + " " + feed.scope())
                .toList();
    }

    @Test
    void anAlertIsSilentWhereNeitherCameraNorEntryIs() {
        try (Room karsava = new Room("karsava", kraslava.officer, false)) {
            kraslava.put("HO3817", Audience.ALL);
            seen(utena, 1);
            sync();
            pass(kraslava, karsava);
            pass(utena, karsava);
            karsava.settle();
            assertThat(karsava.only().open()).isTrue();
            assertThat(karsava.only().rings()).isFalse();
            assertThat(kraslava.only().rings()).isTrue();
        }
    }

    @Test
    void whatNobodyAnswersSoundsAtAThirdStationAndWhatIsShelvedIsSilentThereToo() {
        try (Room karsava = new Room("karsava", kraslava.officer, false)) {
            kraslava.put("HO3817", Audience.ALL);
            seen(utena, 1);
            sync();
            utena.tables.alerts().escalate(utena.only().id(), ActedBy.machine("Utena 1"));
            sync();
            pass(utena, karsava);
            karsava.settle();
            assertThat(karsava.only().rings()).isTrue();
            assertThat(karsava.only().handled().escalated().orElseThrow().by()).isEqualTo(utena.key());
            karsava.tables.alerts().take(karsava.only().id(), karsava.officer);
            pass(karsava, utena);
            utena.settle();
            assertThat(karsava.only().rings()).isFalse();
            assertThat(utena.only().handled().escalated()).as("somebody has it").isEmpty();
            assertThat(utena.only().taken()).isPresent();
            utena.tables.alerts().shelve(utena.only().id(), Duration.ofMinutes(10), "savi", utena.officer);
            pass(utena, karsava);
            karsava.settle();
            assertThat(karsava.only().handled()).isEqualTo(utena.only().handled());
            assertThat(karsava.only().handled().shelved().orElseThrow().reason())
                    .isEqualTo("savi");
        }
    }

    /** What each of these stations knows of the others: their names, and who may see what. */
    private void meet(Map<Room, String> names, Map<Room, List<Audience>> mayNotSee) {
        names.keySet()
                .forEach(room -> room.tables.know(new Neighbours() {
                    private Optional<Room> of(StationKey key) {
                        return names.keySet().stream()
                                .filter(one -> one.key().equals(key))
                                .findFirst();
                    }

                    @Override
                    public boolean same(StationKey one, StationKey other) {
                        return one.equals(other);
                    }

                    @Override
                    public Optional<String> station(StationKey key) {
                        return of(key).map(names::get);
                    }

                    @Override
                    public boolean sees(StationKey key, Audience audience) {
                        return !audience.home()
                                && of(key).filter(one -> !mayNotSee
                                                .getOrDefault(one, List.of())
                                                .contains(audience))
                                        .isPresent();
                    }

                    @Override
                    public List<Audience> audiences() {
                        return List.of(Audience.STATION, Audience.ALL);
                    }
                }));
    }

    @Test
    void aForwardedAlertSoundsAtTheOtherStationAloneUntilNobodyThereAnswers() {
        try (Room karsava = new Room("karsava", kraslava.officer, false)) {
            meet(Map.of(kraslava, "Krāslava", utena, "Utena", karsava, "Kārsava"), Map.of());
            kraslava.put("HO3817", Audience.ALL);
            seen(kraslava, 1);
            sync();
            pass(kraslava, karsava);
            karsava.settle();
            Alert sent = kraslava.tables
                    .alerts()
                    .forward(kraslava.only().id(), utena.key(), " Brauc pie jums ", kraslava.officer);
            assertThat(sent.rings()).isFalse();
            sync();
            pass(kraslava, karsava);
            karsava.settle();
            assertThat(karsava.only().rings()).isFalse();
            assertThat(utena.only().rings()).isTrue();
            Alert.Forwarded there = utena.only().handled().forwarded().orElseThrow();
            assertThat(there.by()).isEqualTo(kraslava.key());
            assertThat(there.here()).isTrue();
            assertThat(there.officer()).isEqualTo("I. Vītola");
            assertThat(there.note()).isEqualTo("Brauc pie jums");

            assertThat(kraslava.tables
                            .deeds()
                            .search(
                                    DeedSearch.by("i.vitola"),
                                    Optional.empty(),
                                    10,
                                    new Reason("pārbaude"),
                                    kraslava.officer))
                    .filteredOn(deed -> deed.type().equals("AlertForwarded"))
                    .singleElement()
                    .satisfies(deed -> assertThat(deed.details())
                            .containsEntry("to", "Utena")
                            .containsEntry("note", "Brauc pie jums"));

            kraslava.tables.alerts().take(kraslava.only().id(), kraslava.officer);
            sync();
            assertThat(utena.only().taken()).as("a look back").isEmpty();
            utena.tables.alerts().take(utena.only().id(), utena.officer);
            sync();
            assertThat(kraslava.only().taken().orElseThrow().officer()).isEqualTo("R. Kazlauskas");
            assertThat(kraslava.only().rings()).isFalse();
            kraslava.tables.alerts().escalate(kraslava.only().id(), ActedBy.machine("Krāslava 1"));
            sync();
            pass(kraslava, karsava);
            karsava.settle();
            assertThat(List.of(kraslava.only(), utena.only(), karsava.only())).allMatch(Alert::rings);
            assertThat(karsava.tables.projections().differing()).isEmpty();
        }
    }

    @Test
    void noAlertIsForwardedToWhoMayNotSeeItAndTheNoteIsForThoseWhoDo() {
        meet(Map.of(kraslava, "Krāslava", utena, "Utena"), Map.of());
        kraslava.put("HO3817", Audience.ALL);
        sync();
        seen(utena, 1);
        kraslava.shares = Scope.STATION;
        seen(kraslava, 2);
        sync();
        kraslava.tables.alerts().forward(kraslava.only().id(), utena.key(), "otrā josla", kraslava.officer);
        sync();
        assertThat(utena.only().handled().forwarded().orElseThrow().note()).isEqualTo("otrā josla");
        assertThat(kraslava.only().handled().forwarded().orElseThrow().note()).isEqualTo("otrā josla");

        meet(Map.of(kraslava, "Krāslava", utena, "Utena"), Map.of(utena, List.of(Audience.ALL)));
        assertThatThrownBy(
                        () -> kraslava.tables.alerts().forward(kraslava.only().id(), utena.key(), "", kraslava.officer))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ALR-06"));
        for (StationKey nobody : List.of(kraslava.key(), new StationKey("ab".repeat(32)))) {
            assertThatThrownBy(() ->
                            kraslava.tables.alerts().forward(kraslava.only().id(), nobody, "", kraslava.officer))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("ALR-07"));
        }
        assertThatThrownBy(() -> kraslava.tables
                        .alerts()
                        .forward(kraslava.only().id(), utena.key(), "x".repeat(201), kraslava.officer))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ALR-02"));
    }

    @Test
    void whyAnAlertIsShelvedIsToldToThoseAloneWhoSeeAllOfIt() {
        kraslava.put("HO3817", Audience.ALL);
        sync();
        seen(utena, 1);
        kraslava.shares = Scope.STATION;
        seen(kraslava, 2);
        sync();
        kraslava.tables.alerts().shelve(kraslava.only().id(), Duration.ofMinutes(10), "mūsu slēpnis", kraslava.officer);
        sync();
        assertThat(kraslava.only().handled().shelved().orElseThrow().reason()).isEqualTo("mūsu slēpnis");
        Alert.Shelved there = utena.only().handled().shelved().orElseThrow();
        assertThat(there.reason()).isEmpty();
        assertThat(there.officer()).isEqualTo("I. Vītola");
    }

    @Test
    void aHitInTwoScopesIsEndedInBothAndStaysOneAlert() {
        kraslava.put("HO3817", Audience.ALL);
        sync();
        seen(utena, 1);
        kraslava.shares = Scope.STATION;
        seen(kraslava, 2);
        sync();
        assertThat(kraslava.only().hits()).isEqualTo(2);
        assertThat(utena.only().hits()).isEqualTo(1);
        kraslava.tables.alerts().take(kraslava.only().id(), kraslava.officer);
        kraslava.tables.alerts().close(kraslava.only().id(), Outcome.STOPPED, "pie mums", kraslava.officer);
        sync();
        assertThat(kraslava.only().closed().orElseThrow().note()).isEqualTo("pie mums");
        assertThat(kraslava.only().otherEnds()).isEmpty();
        assertThat(utena.only().closed().orElseThrow().outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(utena.only().closed().orElseThrow().note())
                .as("it may speak of what is not seen there")
                .isEmpty();
        assertThat(utena.only().taken()).isPresent();
    }

    @Test
    void anEntryThatFewerMaySeeGoesAwayWhereItWasSeen() {
        kraslava.put("HO3817", Audience.ALL);
        sync();
        assertThat(utena.tables.watchlist().all())
                .singleElement()
                .satisfies(entry -> assertThat(entry.audience()).isEqualTo(Audience.ALL));
        kraslava.put("HO3817", Audience.STATION);
        sync();
        assertThat(utena.tables.watchlist().all()).isEmpty();
        assertThat(kraslava.tables.watchlist().all())
                .singleElement()
                .satisfies(entry -> assertThat(entry.covert()).isTrue());
        assertThat(kraslava.tables.watchlist().disputed()).isEmpty();
        seen(utena, 1);
        sync();
        assertThat(kraslava.only().rings()).isTrue();
        assertThat(utena.tables.alerts().since(Instant.EPOCH)).isEmpty();

        kraslava.put("HO3817", Audience.group("border"));
        sync();
        assertThat(utena.tables.watchlist().all())
                .singleElement()
                .satisfies(entry -> assertThat(entry.edition()).isEqualTo(3));
    }

    @Test
    void onlyItsOwnerWritesAnEntryAndOthersPropose() {
        WatchEntry entry = kraslava.put("HO3817", Audience.ALL);
        sync();
        WatchEntry there = utena.tables.watchlist().find(CAR).orElseThrow();
        assertThat(utena.tables.watchlist().ours(there)).isFalse();
        assertThat(kraslava.tables.watchlist().ours(entry)).isTrue();
        for (Runnable command : List.<Runnable>of(
                () -> utena.tables.watchlist().put(there, utena.officer),
                () -> utena.tables.watchlist().remove(CAR, utena.officer))) {
            assertThatThrownBy(command::run)
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("WAT-17"));
        }
        WatchEntry better =
                new WatchEntry(CAR, "HO3818", "Zagts auto", Priority.HIGH, start, Optional.empty(), "Utena", "", 0);
        utena.tables.watchlist().propose(CAR, Optional.of(better), " kita raidė ", utena.officer);
        utena.tables.watchlist().propose(CAR, Optional.empty(), "", utena.officer);
        sync();
        List<Proposal> waiting = kraslava.tables.watchlist().proposals();
        assertThat(waiting).hasSize(2).allMatch(Proposal::waits);
        assertThat(waiting.getLast().note()).isEqualTo("kita raidė");
        assertThat(waiting.getLast().officer()).isEqualTo("R. Kazlauskas");
        assertThat(waiting.getLast().told().orElseThrow().by()).isEqualTo(utena.key());
        assertThatThrownBy(
                        () -> utena.tables.watchlist().answer(waiting.getLast().id(), true, "", utena.officer))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("WAT-17"));

        kraslava.tables.watchlist().answer(waiting.getLast().id(), true, "", kraslava.officer);
        kraslava.tables.watchlist().answer(waiting.getFirst().id(), false, "vēl meklē", kraslava.officer);
        assertThatThrownBy(() ->
                        kraslava.tables.watchlist().answer(waiting.getFirst().id(), true, "", kraslava.officer))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("WAT-20"));
        sync();
        for (Room room : List.of(kraslava, utena)) {
            assertThat(room.tables.watchlist().find(CAR).orElseThrow().pattern())
                    .isEqualTo("HO3818");
            assertThat(room.tables.watchlist().find(CAR).orElseThrow().home()).contains(kraslava.key());
            assertThat(room.tables.watchlist().proposals())
                    .extracting(one -> one.answer().orElseThrow().accepted())
                    .containsExactly(false, true);
            assertThat(room.tables
                            .watchlist()
                            .proposals()
                            .getFirst()
                            .answer()
                            .orElseThrow()
                            .note())
                    .isEqualTo("vēl meklē");
        }
    }

    @Test
    void aHitThatIsOldWhenItArrivesDoesNotRingAndOneMatchedHereInTimeDoes() {
        kraslava.put("HO3817", Audience.ALL);
        sync();
        seen(utena, 1);
        utena.settle();
        now = start.plusSeconds(31 * 60);
        sync();
        assertThat(utena.only().late()).isFalse();
        assertThat(kraslava.only().late()).isTrue();

        now = start.plusSeconds(60 * 60);
        seen(utena, 2);
        pass(utena, kraslava);
        kraslava.settle();
        now = now.plusSeconds(40 * 60);
        utena.settle();
        sync();
        assertThat(kraslava.tables.alerts().open())
                .filteredOn(alert -> alert.sighting().id().equals(new SightingId(new UUID(7, 2))))
                .singleElement()
                .satisfies(alert -> assertThat(alert.late()).isFalse());
    }

    @Test
    void tellsWhoseCameraItWasAndShowsOnlyItsOwnOfLate() {
        seen(utena, 1);
        seen(kraslava, 2);
        sync();
        SightingId there = new SightingId(new UUID(7, 1));
        SightingId here = new SightingId(new UUID(7, 2));
        assertThat(kraslava.tables.sightings().origins(List.of(there, here, new SightingId(new UUID(9, 9)))))
                .isEqualTo(Map.of(there, utena.key(), here, kraslava.key()));
        assertThat(kraslava.tables.sightings().latest(5))
                .extracting(eu.sargs.sighting.Sighting::id)
                .containsExactly(here);
        assertThat(kraslava.tables.sightings().find(there)).isPresent();
    }
}
