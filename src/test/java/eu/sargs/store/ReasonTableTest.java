package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.Deed;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.Deeds;
import eu.sargs.access.ListedReason;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.ReasonCodec;
import eu.sargs.access.Reasons;
import eu.sargs.access.Seat;
import eu.sargs.access.StandardReasons;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.plate.Plate;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReasonTableTest extends StoreFixture {
    private static final Officer BOSS = new Officer("boss", "B. Oss", new Seat("desk"), Set.of());
    private static final ListedReason BOATS =
            new ListedReason("boats", Map.of(Language.LV, "Laivas", Language.EN, "Boats"), true, false);

    private DutyTables tables;
    private Reasons reasons;

    @BeforeEach
    void begin() {
        tables = new DutyTables(database, journal, "desk", List.of());
        tables.projections().start();
        reasons = tables.reasons();
    }

    @AfterEach
    void end() {
        tables.projections().close();
    }

    private List<ListedReason> offered() {
        return ListedReason.offered(reasons.all());
    }

    @Test
    void beginsWithTheStandardOnesAndFollowsWhatIsSaidOfThem() {
        assertThat(reasons.all()).isEqualTo(StandardReasons.all());
        List<List<ListedReason>> told = new ArrayList<>();
        reasons.onChange(told::add);
        reasons.put(BOATS, BOSS);
        assertThat(offered()).endsWith(BOATS).hasSize(StandardReasons.all().size() + 1);
        assertThat(told).hasSize(1);
        reasons.retire("wanted", BOSS);
        assertThat(offered()).extracting(ListedReason::code).doesNotContain("wanted");
        assertThat(reasons.all())
                .filteredOn(ListedReason::retired)
                .singleElement()
                .satisfies(one -> assertThat(one.words())
                        .isEqualTo(StandardReasons.all().getFirst().words()));
        reasons.put(new ListedReason("wanted", Map.of(Language.LV, "Meklē"), false, false), BOSS);
        assertThat(reasons.all().getFirst().words(Language.EN)).isEqualTo("Meklē");
        assertThatThrownBy(() -> reasons.retire("ships", BOSS))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ACC-35"));
        assertThat(tables.projections().differing())
                .as("a rebuild says the same")
                .isEmpty();
    }

    @Test
    void standsOnRecordWithWhoChangedIt() {
        reasons.put(BOATS, BOSS);
        reasons.retire("boats", BOSS);
        reasons.retire("boats", BOSS);
        List<Event> said = journal.heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.RECORD)
                .flatMap(feed -> journal.read(feed, 0, 100).stream())
                .toList();
        assertThat(said)
                .extracting(Event::type)
                .as("retired once")
                .containsExactly(ReasonCodec.LISTED, ReasonCodec.RETIRED);
        assertThat(said)
                .extracting(Event::type)
                .as("the list stays when the record's days are over")
                .doesNotContainAnyElementsOf(AccessCodec.PASSING);
        assertThat(tables.deeds().own(Optional.empty(), 10, BOSS))
                .extracting(deed -> deed.details().get("reason"))
                .containsExactly("boats", "boats");
    }

    @Test
    void aDeedIsFoundByItsReasonAndByItsCase() {
        Reason why = ListedReason.typed(reasons.all(), "criminal-case: a stolen trailer", "ab 11/26", Language.EN);
        tables.sightings().of(Plate.of("HO3817"), 10, why, BOSS);
        tables.sightings().of(Plate.of("HO3818"), 10, new Reason("In own words"), BOSS);
        List<Deed> byCode = found(Optional.of("criminal-case"), Optional.empty());
        assertThat(byCode).singleElement().satisfies(deed -> {
            assertThat(deed.plate()).isEqualTo("HO3817");
            assertThat(deed.given())
                    .isEqualTo(new Deed.Given("Criminal case: a stolen trailer", "criminal-case", "ab 11/26"));
        });
        assertThat(found(Optional.empty(), Optional.of("AB 11/26 "))).isEqualTo(byCode);
        assertThat(found(Optional.of("wanted"), Optional.empty())).isEmpty();
        assertThat(found(Optional.empty(), Optional.empty()))
                .extracting(Deed::given)
                .contains(new Deed.Given("In own words", "", ""));
        assertThat(tables.projections().differing()).isEmpty();
    }

    private List<Deed> found(Optional<String> code, Optional<String> caseNumber) {
        DeedSearch search = new DeedSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.of("boss"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                code,
                caseNumber,
                Optional.empty());
        return tables.deeds()
                .search(
                        search,
                        Optional.empty(),
                        Deeds.PAGE,
                        new Reason("Yearly audit"),
                        new Officer("a.udits", "A. Udits", new Seat("desk"), Set.of()));
    }
}
