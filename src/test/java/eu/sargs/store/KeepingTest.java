package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Audience;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.Hit;
import eu.sargs.alert.HitFollower;
import eu.sargs.alert.Outcome;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Followers;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Position;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeptKind;
import eu.sargs.sighting.EvidenceCodec;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is let go of when its days are over, and what must stay; run on H2 here and on PostgreSQL by an integration test. */
class KeepingTest extends StoreFixture {
    private static final Officer OFFICER =
            new Officer("i.vitola", "I. Vītola", new Seat("desk"), Set.of(Role.SUPERVISOR));
    private static final ActedBy NIGHT = ActedBy.machine("desk");

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    /** As if all that is written here were long ago. */
    private final Instant later = start.plus(Duration.ofDays(1));

    private DutyTables tables;
    private Followers followers;
    private Keeping keeping;

    @BeforeEach
    void begin() {
        tables = new DutyTables(database, journal, "desk", List.of());
        tables.projections().start();
        StationKey self = StationKey.of(journal.origin());
        followers = new Followers(
                journal,
                List.of(new HitFollower(tables.watchlist(), tables.alerts(), InstantSource.system(), self, "desk")));
        keeping = new Keeping(database, journal, tables, new Erasures(journal, tables.projections(), () -> {}));
    }

    @AfterEach
    void end() {
        tables.projections().close();
    }

    private void settle() {
        followers.step();
        for (Map.Entry<FeedId, Long> head : journal.heads().entrySet()) {
            tables.projections().awaitPassed(new Position(head.getKey(), head.getValue()));
        }
    }

    private WatchEntry entry(long id, String pattern, Audience audience, Optional<Instant> validTo) {
        return new WatchEntry(
                new EntryId(new UUID(0, id)),
                pattern,
                "Zagts auto",
                Priority.HIGH,
                start.minusSeconds(3600),
                validTo,
                "Krāslava",
                "Apturēt",
                0,
                audience,
                Optional.empty());
    }

    private void wants(long id, String plate) {
        tables.watchlist().put(entry(id, plate, Audience.typed("all").orElseThrow(), Optional.empty()), OFFICER);
    }

    private Sighting seen(long id, String plate) {
        Sighting sighting = SomeSightings.sighting(id, plate, start);
        journal.append(List.of(SightingCodec.recorded(sighting, Scope.ALL, NIGHT)));
        settle();
        return sighting;
    }

    private List<String> bodies(Lane lane) {
        return journal.heads().keySet().stream()
                .filter(feed -> feed.lane() == lane)
                .flatMap(feed -> journal.read(feed, 0, 1000).stream())
                .filter(event -> event.payload().isPresent())
                .map(Event::type)
                .toList();
    }

    private void holds() {
        settle();
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
        assertThat(tables.projections().differing()).isEmpty();
    }

    @Test
    void anAlertThatEndedGoesWithItsOutcomeAndAnOpenOneStays() {
        wants(1, "HO3817");
        wants(2, "KB2210");
        seen(1, "HO3817");
        seen(2, "KB2210");
        Alert ended = tables.alerts().open().stream()
                .filter(alert -> alert.entry().pattern().equals("HO3817"))
                .findFirst()
                .orElseThrow();
        tables.alerts().take(ended.id(), OFFICER);
        tables.alerts().escalate(ended.id(), NIGHT);
        tables.alerts().shelve(ended.id(), Duration.ofMinutes(5), "the driver is on the telephone", OFFICER);
        tables.alerts().close(ended.id(), Outcome.STOPPED, "the driver is known", OFFICER);
        assertThat(keeping.alerts(start.minusSeconds(1), later, NIGHT))
                .as("not yet")
                .isZero();

        assertThat(keeping.alerts(later, later, NIGHT)).isEqualTo(5);
        assertThat(tables.alerts().find(ended.id())).isEmpty();
        assertThat(tables.alerts().open())
                .extracting(alert -> alert.entry().pattern())
                .containsExactly("KB2210");
        assertThat(bodies(Lane.DUTY)).containsExactly(AlertCodec.RAISED);
        assertThat(keeping.alerts(later, later, NIGHT)).as("once").isZero();
        holds();
    }

    @Test
    void anAlertOfWhatIsEvidenceStaysWhileThatIsKept() {
        wants(1, "HO3817");
        Sighting sighting = seen(1, "HO3817");
        tables.alerts().close(tables.alerts().open().getFirst().id(), Outcome.STOPPED, "", OFFICER);
        UUID lock = UUID.randomUUID();
        Instant until = later.plus(Duration.ofDays(30));
        journal.append(List.of(EvidenceCodec.draft(
                new EvidenceCodec.Locked(lock, sighting.id(), "HO3817", "12/2026", until, ""),
                new Reason("Theft"),
                OFFICER)));
        settle();

        assertThat(keeping.alerts(later, later, NIGHT)).isZero();
        assertThat(keeping.alerts(later, until, NIGHT)).isEqualTo(2);
        assertThat(bodies(Lane.DUTY)).isEmpty();
        holds();
    }

    @Test
    void anEndStaysForAsLongAsAnotherStationTellsOfTheHitSoNothingRingsAnew() throws Exception {
        wants(1, "HO3817");
        seen(1, "HO3817");
        Alert alert = tables.alerts().open().getFirst();
        Hit hit = tables.alerts().hitsOf(alert.sighting().id()).getFirst();
        Home elsewhere = Home.open(folder.resolve("other"));
        HomeKey otherKey = HomeKey.of(elsewhere);
        try (elsewhere;
                Database there = Database.h2(elsewhere, otherKey);
                SqlJournal other = SqlJournal.open(
                        there, elsewhere, SigningKey.of(elsewhere, otherKey), InstantSource.system(), "b")) {
            Event told = other.append(List.of(AlertCodec.hit(AlertCodec.RAISED, hit, Scope.ALL, NIGHT)))
                    .getFirst();
            carry(other, journal);
            settle();
            tables.alerts().close(alert.id(), Outcome.STOPPED, "", OFFICER);

            assertThat(keeping.alerts(later, later, NIGHT))
                    .as("what was raised here")
                    .isEqualTo(1);
            assertThat(tables.alerts().open()).isEmpty();
            assertThat(tables.alerts().find(alert.id())).isPresent();
            assertThat(keeping.alerts(later, later, NIGHT)).isZero();

            other.append(List.of(new Erasure(told.feed(), told.sequence(), told.sequence()).draft(NIGHT)));
            carry(other, journal);
            tables.projections().rebuildTakenBack();
            settle();
            assertThat(keeping.alerts(later, later, NIGHT)).as("its end").isEqualTo(1);
            assertThat(tables.alerts().find(alert.id())).isEmpty();
            holds();
        }
    }

    private static void carry(SqlJournal from, SqlJournal to) {
        from.ledger()
                .tips()
                .keySet()
                .forEach(feed -> from.ledger()
                        .read(feed, to.heads().getOrDefault(feed, 0L), 1 << 20)
                        .ifPresent(run -> to.ledger().take(List.of(run))));
    }

    private List<String> listed() {
        return tables.watchlist().all().stream().map(WatchEntry::pattern).toList();
    }

    @Test
    void entriesThatEndedGoAndThoseThatAreLookedForStay() {
        Audience all = Audience.typed("all").orElseThrow();
        wants(1, "AA1111");
        wants(1, "AA1112");
        wants(2, "BB2222");
        tables.watchlist().put(entry(3, "CC3333", all, Optional.of(start.minusSeconds(60))), OFFICER);
        tables.watchlist().put(entry(4, "DD4444", all, Optional.of(later.plusSeconds(60))), OFFICER);
        tables.watchlist().remove(new EntryId(new UUID(0, 2)), OFFICER);
        assertThat(keeping.entries(start.minusSeconds(1), NIGHT)).as("not yet").isZero();

        assertThat(keeping.entries(later, NIGHT))
                .as("put and removed, put and over")
                .isEqualTo(3);
        assertThat(listed()).containsExactly("AA1112", "DD4444");
        assertThat(keeping.entries(later, NIGHT)).isZero();
        holds();
    }

    @Test
    void ofAnEntryThatWasToldInTwoScopesWhatTookThePlaceOfSomethingGoesAfterIt() {
        wants(1, "AA1111");
        tables.watchlist().put(entry(1, "AA1111", Audience.STATION, Optional.empty()), OFFICER);
        tables.watchlist().remove(new EntryId(new UUID(0, 1)), OFFICER);
        assertThat(listed()).isEmpty();

        assertThat(keeping.entries(later, NIGHT)).as("told to all").isEqualTo(2);
        assertThat(listed()).isEmpty();
        assertThat(tables.watchlist().wanted()).isEmpty();
        assertThat(keeping.entries(later, NIGHT)).as("told to the station").isEqualTo(2);
        assertThat(listed()).isEmpty();
        assertThat(keeping.entries(later, NIGHT)).isZero();
        assertThat(bodies(Lane.LIST)).containsOnly(Erasure.TYPE);
        holds();
    }

    @Test
    void theRecordGoesButForAccountsAndWhatIsSaidOfEvidenceThatIsKept() {
        UUID lock = UUID.randomUUID();
        journal.append(List.of(
                AccessCodec.accountOpened(new Account("i.vitola", "I. Vītola", Set.of(Role.SUPERVISOR)), NIGHT),
                AccessCodec.signedIn(OFFICER),
                EvidenceCodec.draft(
                        new EvidenceCodec.Locked(
                                lock,
                                new SightingId(new UUID(7, 1)),
                                "HO3817",
                                "12/2026",
                                later.plus(Duration.ofDays(30)),
                                ""),
                        new Reason("Theft"),
                        OFFICER),
                AccessCodec.signedOut(OFFICER)));
        settle();
        assertThat(keeping.record(start.minusSeconds(60), NIGHT)).as("not yet").isZero();

        assertThat(keeping.record(later, NIGHT)).isEqualTo(2);
        assertThat(bodies(Lane.RECORD)).containsExactly("AccountOpened", EvidenceCodec.LOCKED, "RecordLetGo");
        assertThat(tables.evidence().all()).hasSize(1);
        holds();

        journal.append(List.of(EvidenceCodec.draft(
                new EvidenceCodec.Lifted(lock, new SightingId(new UUID(7, 1)), "HO3817"),
                new Reason("The case is closed"),
                OFFICER)));
        settle();
        assertThat(keeping.record(later, NIGHT))
                .as("of the lock, and that it was let go of before")
                .isEqualTo(3);
        assertThat(tables.evidence().all()).isEmpty();
        holds();
    }

    @Test
    void whatNothingFollowsGoesTooOfOwnFeedsEverywhere() {
        seen(1, "HO3817");
        seen(2, "KB2210");
        keeping.sightings(start.minusSeconds(60), NIGHT);
        assertThat(bodies(Lane.TRAFFIC)).hasSize(2);

        keeping.sightings(later, NIGHT);
        assertThat(bodies(Lane.TRAFFIC)).isEmpty();
        assertThat(tables.sightings().latest(5)).isEmpty();
        assertThat(bodies(Lane.LIST)).containsOnlyOnce(Erasure.TYPE);
        keeping.sightings(later, NIGHT);
        assertThat(bodies(Lane.LIST)).as("said once").containsOnlyOnce(Erasure.TYPE);
        holds();
        seen(3, "LV1234");
        assertThat(tables.sightings().latest(5)).hasSize(1);
        holds();
    }

    @Test
    void anothersLastSightingGoesWhereItsFeedEndedOrItsStationFellSilent() throws Exception {
        Home elsewhere = Home.open(folder.resolve("other"));
        HomeKey otherKey = HomeKey.of(elsewhere);
        Instant[] now = {start};
        try (elsewhere;
                Database there = Database.h2(elsewhere, otherKey);
                SqlJournal other =
                        SqlJournal.open(there, elsewhere, SigningKey.of(elsewhere, otherKey), () -> now[0], "b")) {
            FeedId feed = sees(other, 1);
            sees(other, 2);
            sees(other, 3);
            now[0] = start.plusSeconds(100);
            other.append(List.of(draft(Lane.DUTY, "still there")));
            carry(other, journal);
            Instant between = start.plusSeconds(50);
            keeping.sightings(between, NIGHT);
            assertThat(bodies(Lane.TRAFFIC)).as("it may go on").hasSize(1);

            keeping.sightings(start.plusSeconds(200), NIGHT);
            assertThat(bodies(Lane.TRAFFIC)).as("silent since").isEmpty();
            sees(other, 4);
            carry(other, journal);
            assertThat(bodies(Lane.TRAFFIC)).as("it goes on all the same").hasSize(1);
            journal.ledger().end(feed, 3, Optional.empty(), "revoked");
            assertThat(keeping.setAside(KeptKind.ALERTS, later))
                    .as("of other lanes")
                    .isZero();
            assertThat(keeping.setAside(KeptKind.SIGHTINGS, later)).isEqualTo(1);
            assertThat(keeping.setAside(KeptKind.SIGHTINGS, later)).isZero();
            assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
        }
    }

    @Test
    void ofAFeedThatEndedNothingStays() throws Exception {
        Home elsewhere = Home.open(folder.resolve("other"));
        HomeKey otherKey = HomeKey.of(elsewhere);
        try (elsewhere;
                Database there = Database.h2(elsewhere, otherKey);
                SqlJournal other =
                        SqlJournal.open(there, elsewhere, SigningKey.of(elsewhere, otherKey), () -> start, "b")) {
            FeedId feed = sees(other, 1);
            sees(other, 2);
            sees(other, 3);
            carry(other, journal);
            journal.ledger().end(feed, 2, Optional.empty(), "revoked");
            keeping.sightings(later, NIGHT);
            keeping.setAside(KeptKind.SIGHTINGS, later);
            assertThat(bodies(Lane.TRAFFIC)).isEmpty();
            assertThat(database.<Long>read(connection -> Query.first(
                                    connection,
                                    row -> row.getLong(1),
                                    "SELECT COUNT(*) FROM set_aside WHERE body IS NOT NULL")
                            .orElseThrow()))
                    .isZero();
            holds();
        }
    }

    private FeedId sees(SqlJournal journal, long id) {
        return journal.append(
                        List.of(SightingCodec.recorded(SomeSightings.sighting(id, "HO3817", start), Scope.ALL, NIGHT)))
                .getFirst()
                .feed();
    }
}
