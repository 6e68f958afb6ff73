package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.Accounts;
import eu.sargs.access.Deed;
import eu.sargs.access.DeedCodec;
import eu.sargs.access.DeedKind;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.Deeds;
import eu.sargs.access.HandedRange;
import eu.sargs.access.JournalConsultations;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Right;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.alert.Alert;
import eu.sargs.alert.HitFollower;
import eu.sargs.alert.Outcome;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Followers;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.plate.Plate;
import eu.sargs.sighting.JournalSightings;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeedTableTest extends StoreFixture {
    private static final Officer VITOLA = new Officer("i.vitola", "I. Vītola", new Seat("desk"), Set.of());
    private static final Officer AUDITOR = new Officer("a.udits", "A. Udits", new Seat("desk"), Set.of());
    private static final Reason WHY = new Reason("Yearly audit");

    private DutyTables tables;
    private Deeds deeds;
    private Followers followers;
    private JournalSightings book;

    @BeforeEach
    void begin() {
        tables = new DutyTables(database, journal, "desk", List.of());
        tables.projections().start();
        deeds = tables.deeds();
        book = new JournalSightings(journal, tables.sightings(), "desk", () -> Scope.ALL);
        followers = new Followers(
                journal,
                List.of(new HitFollower(
                        tables.watchlist(),
                        tables.alerts(),
                        Clock.systemUTC(),
                        StationKey.of(journal.origin()),
                        "desk")));
    }

    @AfterEach
    void end() {
        tables.projections().close();
    }

    private void write(Draft... drafts) {
        tables.projections().awaitPassed(journal.append(List.of(drafts)));
    }

    private void settle() {
        followers.step();
        journal.heads()
                .forEach((feed, head) -> tables.projections().awaitPassed(new eu.sargs.journal.Position(feed, head)));
    }

    private List<Deed> found(DeedSearch search) {
        return deeds.search(search, Optional.empty(), Deeds.PAGE, WHY, AUDITOR);
    }

    private static DeedSearch of(DeedKind kind) {
        return new DeedSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(kind),
                Optional.empty(),
                Optional.empty());
    }

    private static DeedSearch plate(String plate) {
        return new DeedSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(plate),
                Optional.empty());
    }

    private WatchEntry entry(long id, String pattern) {
        return new WatchEntry(
                new EntryId(new UUID(0, id)),
                pattern,
                "Zagts auto",
                Priority.HIGH,
                Instant.now().minusSeconds(3600),
                Optional.empty(),
                "Krāslava",
                "Apturēt",
                1);
    }

    @Test
    void tellsWhatWasDoneByKindAsTheLawTellsThemApart() {
        WatchEntry put = tables.watchlist().put(entry(1, "HO3817"), VITOLA);
        tables.watchlist().put(put, VITOLA);
        tables.watchlist().remove(put.id(), VITOLA);
        tables.sightings().of(Plate.of("HO3817"), 10, new Reason("Searches for a wanted vehicle"), VITOLA);
        new JournalConsultations(journal).pictures("HO3817", "1", VITOLA);
        write(
                DeedCodec.settingChanged("sharedWith", "all", "station", VITOLA),
                DeedCodec.handedOver(
                        new StationKey("a1".repeat(32)),
                        "Utena",
                        false,
                        List.of(new HandedRange(
                                journal.heads().keySet().iterator().next(), 1, 7)),
                        2,
                        VITOLA.acts()),
                AccessCodec.signedIn(VITOLA),
                AccessCodec.actRefused(VITOLA, Right.ERASE, "Upkeep.erase"));
        settle();
        assertThat(found(of(DeedKind.COLLECTION))).extracting(Deed::type).containsExactly("EntryPut");
        assertThat(found(of(DeedKind.ALTERATION)))
                .extracting(Deed::type)
                .containsExactly("SettingChanged", "EntryRemoved", "EntryPut");
        assertThat(found(of(DeedKind.DISCLOSURE))).singleElement().satisfies(deed -> {
            assertThat(deed.details()).containsEntry("to", "Utena").containsEntry("events", 7L);
            assertThat(deed.officer()).isEqualTo("i.vitola");
            assertThat(deed.ours()).isTrue();
        });
        assertThat(found(of(DeedKind.OTHER))).extracting(Deed::type).containsExactly("ActRefused", "SignedIn");
        assertThat(found(of(DeedKind.CONSULTATION)))
                .filteredOn(deed -> deed.officer().equals("i.vitola"))
                .extracting(Deed::type)
                .containsExactly("Consulted", "PlateLookedUp");
        assertThat(found(DeedSearch.by("i.vitola")))
                .filteredOn(deed -> deed.type().equals("PlateLookedUp"))
                .singleElement()
                .satisfies(deed -> {
                    assertThat(deed.reason()).isEqualTo("Searches for a wanted vehicle");
                    assertThat(deed.plate()).isEqualTo("HO3817");
                    assertThat(deed.seat()).isEqualTo("desk");
                });
        assertThat(tables.projections().differing()).isEmpty();
    }

    @Test
    void findsByAPlateAlsoWhatWasDoneWithItsEntryAndItsAlert() {
        WatchEntry put = tables.watchlist().put(entry(1, "HO3817"), VITOLA);
        book.record(SomeSightings.sighting(1, "HO3817", Instant.now()));
        settle();
        Alert alert = tables.alerts().open().getFirst();
        tables.alerts().take(alert.id(), VITOLA);
        tables.alerts().close(alert.id(), Outcome.STOPPED, "", VITOLA);
        tables.watchlist().remove(put.id(), VITOLA);
        tables.watchlist().put(entry(2, "AB1234"), VITOLA);
        settle();
        assertThat(found(plate("ho-3817")))
                .extracting(Deed::type)
                .containsExactly("EntryRemoved", "AlertClosed", "AlertTaken", "AlertRaised", "EntryPut");
        assertThat(found(plate("H03817")))
                .as("signs that look alike; and the search before is about that plate, too")
                .extracting(Deed::type)
                .startsWith("RecordSearched", "EntryRemoved")
                .hasSize(6);
        assertThat(found(plate("XY9999"))).isEmpty();
    }

    private static DeedSearch about(String account) {
        return new DeedSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(account));
    }

    @Test
    void findsByAnAccountWhatWasDoneToIt() {
        write(
                AccessCodec.accountOpened(
                        new Accounts.Account("i.vitola", "I. Vītola", Set.of(Role.ANALYST)), AUDITOR.acts()),
                AccessCodec.rolesGiven("i.vitola", Set.of(Role.SUPERVISOR), AUDITOR),
                AccessCodec.locked("i.vitola", AUDITOR),
                AccessCodec.unlocked("i.vitola", AUDITOR),
                AccessCodec.passwordChanged("i.vitola", AUDITOR),
                AccessCodec.secondFactorSet(VITOLA),
                AccessCodec.secondFactorTaken("i.vitola", AUDITOR),
                AccessCodec.signInFailed("i.vitola", 1, Optional.empty(), new Seat("desk")),
                AccessCodec.signedIn(VITOLA),
                AccessCodec.locked("a.udits", VITOLA));
        assertThat(found(about("i.vitola")))
                .extracting(Deed::type)
                .containsExactly(
                        "SignInFailed",
                        "SecondFactorTaken",
                        "SecondFactorSet",
                        "PasswordChanged",
                        "AccountUnlocked",
                        "AccountLocked",
                        "RolesGiven",
                        "AccountOpened");
        found(DeedSearch.by("i.vitola"));
        assertThat(found(about("i.vitola")))
                .as("who looked for what they did, or was done to them, is about them")
                .extracting(Deed::type)
                .startsWith("RecordSearched", "RecordSearched", "SignInFailed")
                .hasSize(10);
        assertThat(found(about("i.vitol"))).isEmpty();
        assertThat(tables.projections().differing()).isEmpty();
    }

    @Test
    void putsEachPageThatIsReadOnRecordBeforeItIsShown() {
        write(AccessCodec.signedIn(VITOLA));
        found(plate("HO3817"));
        deeds.export(DeedSearch.all(), deed -> {}, WHY, AUDITOR);
        settle();
        List<Deed> own = deeds.own(Optional.empty(), 10, AUDITOR);
        assertThat(own).extracting(Deed::type).containsExactly("RecordExported", "RecordSearched");
        assertThat(own).extracting(Deed::reason).containsOnly("Yearly audit");
        assertThat(own.getLast().plate()).isEqualTo("HO3817");
        assertThat(own.getLast().kind()).isEqualTo(DeedKind.CONSULTATION);
        settle();
        assertThat(deeds.own(Optional.empty(), 10, AUDITOR))
                .as("to look at oneself is none")
                .hasSize(2);
    }

    @Test
    void turnsPagesWithoutLosingOrRepeatingAny() {
        List<Draft> many = new ArrayList<>();
        for (int i = 0; i < 1203; i++) {
            many.add(DeedCodec.settingChanged("n", "", Integer.toString(i), VITOLA));
        }
        write(many.toArray(Draft[]::new)); // many in one millisecond
        List<String> seen = new ArrayList<>();
        Optional<Deed.Mark> after = Optional.empty();
        List<Deed> page;
        do {
            page = deeds.search(DeedSearch.by("i.vitola"), after, 100, WHY, AUDITOR);
            page.forEach(deed -> seen.add((String) deed.details().get("after")));
            after = page.isEmpty() ? after : Optional.of(page.getLast().mark());
        } while (!page.isEmpty());
        assertThat(seen)
                .hasSize(1203)
                .doesNotHaveDuplicates()
                .startsWith("1202")
                .endsWith("0");
        List<Deed> told = new ArrayList<>();
        deeds.export(DeedSearch.by("i.vitola"), told::add, WHY, AUDITOR);
        assertThat(told).hasSize(1203);
        assertThatThrownBy(() -> deeds.own(Optional.empty(), Deeds.PAGE + 1, AUDITOR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsToTimesOfficersAndStations() {
        write(AccessCodec.signedIn(VITOLA), AccessCodec.signedIn(AUDITOR));
        Instant at = deeds.own(Optional.empty(), 1, VITOLA).getFirst().at();
        StationKey self = StationKey.of(journal.origin());
        assertThat(found(new DeedSearch(
                        Optional.of(at),
                        Optional.of(at.plusMillis(60_000)),
                        Optional.of("i.vitola"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(self))))
                .hasSize(1);
        assertThat(found(new DeedSearch(
                        Optional.empty(),
                        Optional.of(at),
                        Optional.of("i.vitola"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .isEmpty();
        assertThat(found(new DeedSearch(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new StationKey("b2".repeat(32))))))
                .isEmpty();
    }

    @Test
    void ofWhatWasErasedItStillTellsThatItWasThereAndWhoErasedIt() {
        List<Event> before = journal.read(feed(), 0, 1);
        assertThat(before).isEmpty();
        tables.watchlist().put(entry(1, "HO3817"), VITOLA);
        FeedId list = journal.heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.LIST)
                .findFirst()
                .orElseThrow();
        new Erasures(journal, tables.projections(), () -> {})
                .erase(new Erasure(list, 1, 1), AUDITOR.acts(new Reason("Asked for by its holder")));
        settle();
        assertThat(found(plate("HO3817"))).isEmpty();
        List<Deed> all = found(DeedSearch.all());
        assertThat(all)
                .filteredOn(deed -> deed.type().equals("EntryPut"))
                .singleElement()
                .satisfies(deed -> {
                    assertThat(deed.officer()).isEmpty();
                    assertThat(deed.plate()).isEmpty();
                });
        assertThat(all)
                .filteredOn(deed -> deed.kind() == DeedKind.ERASURE)
                .singleElement()
                .satisfies(deed -> {
                    assertThat(deed.officer()).isEqualTo("a.udits");
                    assertThat(deed.reason()).isEqualTo("Asked for by its holder");
                    assertThat(deed.details()).containsEntry("lane", "list").containsEntry("first", 1L);
                });
        assertThat(tables.projections().differing()).isEmpty();
    }

    private FeedId feed() {
        return new FeedId(journal.origin(), 1, Scope.STATION, Lane.RECORD);
    }
}
