package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Ledger.Missing;
import eu.sargs.journal.Position;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.Taken.Finding;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.SomeSightings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What came without its bodies is filled where those come later. */
class CameLateTest extends StoreFixture {
    private static final ActedBy MACHINE = ActedBy.machine("x");

    private final Origin origin = new Origin();
    private final Instant then = Instant.now().minus(Duration.ofDays(12));
    private DutyTables tables;

    @BeforeEach
    void begin() {
        origin.clock = new HybridClock(
                InstantSource.offset(InstantSource.system(), Duration.ofDays(12).negated()),
                FeedTip.empty().time());
        tables = new DutyTables(database, journal, "desk", List.of());
        tables.projections().start();
    }

    @AfterEach
    void end() {
        tables.projections().close();
    }

    private void restart() {
        end();
        shut();
        reopen();
        tables = new DutyTables(database, journal, "desk", List.of());
        tables.projections().start();
    }

    private void take(Run run) {
        assertThat(journal.ledger().take(List.of(run)).getFirst().finding()).isEqualTo(Finding.SOUND);
    }

    private static Run without(Run run, long first, long last) {
        return new Run(
                        run.feed(),
                        run.before(),
                        run.envelopes().stream()
                                .map(e -> e.header().sequence() >= first
                                                && e.header().sequence() <= last
                                        ? new Envelope(e.header(), Optional.empty())
                                        : e)
                                .toList(),
                        run.heads())
                .asked(true);
    }

    private Set<Long> bodies(FeedId feed) {
        return journal.read(feed, 0, 1000).stream()
                .filter(event -> event.payload().isPresent())
                .map(Event::sequence)
                .collect(Collectors.toSet());
    }

    private static Set<Long> to(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().collect(Collectors.toSet());
    }

    private void holdsAll() {
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
        assertThat(tables.projections().differing()).isEmpty();
    }

    /** A block of which some stays missing, then comes too. */
    @Test
    void fillsABlockPartByPart() {
        Run run = origin.notes(
                Lane.TRAFFIC, IntStream.range(0, 40).mapToObj(i -> "n" + i).toArray(String[]::new));
        FeedId feed = run.feed();
        take(without(run, 1, 30));
        assertThat(journal.ledger().missing(feed)).containsExactly(new Missing(1, 30));
        take(without(run, 11, 20));
        assertThat(bodies(feed))
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 40)
                        .filter(i -> i < 11 || i > 20)
                        .boxed()
                        .toList());
        for (int opening = 0; opening < 2; opening++) {
            assertThat(journal.ledger().missing(feed)).containsExactly(new Missing(11, 20));
            assertThat(journal.ledger().holes()).singleElement().satisfies(hole -> {
                assertThat(hole.first()).isEqualTo(11);
                assertThat(hole.last()).isEqualTo(20);
            });
            holdsAll();
            restart();
        }
        take(run);
        assertThat(bodies(feed)).isEqualTo(to(1, 40));
        assertThat(journal.ledger().missing(feed)).isEmpty();
        assertThat(journal.ledger().holes()).isEmpty();
        assertThat(journal.ledger().read(feed, 0, 1 << 20).orElseThrow().last())
                .as("offered whole")
                .isEqualTo(40);
        holdsAll();
        restart();
        assertThat(journal.ledger().holes()).isEmpty();
        assertThat(bodies(feed)).isEqualTo(to(1, 40));
    }

    @Test
    void fillsNothingThatWasErasedOrLetGoOfHere() {
        Run run = origin.notes(
                Lane.TRAFFIC, IntStream.range(0, 40).mapToObj(i -> "n" + i).toArray(String[]::new));
        FeedId feed = run.feed();
        take(without(run, 1, 30));
        journal.drop(feed, 1, 5);
        take(origin.write(new Erasure(feed, 10, 12).draft(MACHINE)));
        assertThat(journal.ledger().missing(feed)).containsExactly(new Missing(6, 9), new Missing(13, 30));
        take(run);
        Set<Long> held = to(6, 40);
        held.removeAll(to(10, 12));
        assertThat(bodies(feed)).isEqualTo(held);
        assertThat(journal.ledger().missing(feed)).isEmpty();
        assertThat(journal.ledger().holes()).isEmpty();
        holdsAll();
    }

    private Draft seen(long id, String plate, boolean refined) {
        Sighting sighting = SomeSightings.sighting(id, plate, then, "KRA-01", refined);
        return refined
                ? SightingCodec.refined(sighting, Scope.ALL, MACHINE)
                : SightingCodec.recorded(sighting, Scope.ALL, MACHINE);
    }

    private String plate(long id) {
        return tables.sightings()
                .find(new SightingId(new UUID(7, id)))
                .map(sighting -> sighting.reading().plate().text())
                .orElse("");
    }

    private void settle() {
        for (Map.Entry<FeedId, Long> head : journal.heads().entrySet()) {
            tables.projections().awaitPassed(new Position(head.getKey(), head.getValue()));
        }
    }

    /** Also what was refined in the hole, or before it, or after. */
    @Test
    void theTablesAreAsIfTheyHadComeInTheirOrder() {
        Run run = origin.write(
                seen(1, "AA0001", false),
                seen(2, "AA0002", false),
                seen(3, "AA0003", false),
                seen(1, "BB0001", true),
                seen(2, "BB0002", true),
                seen(4, "AA0004", false),
                seen(2, "CC0002", true),
                seen(4, "CC0004", true));
        take(without(run, 3, 6));
        settle();
        assertThat(List.of(plate(1), plate(2), plate(3), plate(4))).containsExactly("AA0001", "CC0002", "", "CC0004");
        take(run);
        holdsAll(); // and looks for what came late first
        assertThat(List.of(plate(1), plate(2), plate(3), plate(4)))
                .containsExactly("BB0001", "CC0002", "AA0003", "CC0004");
        restart();
        holdsAll();
        assertThat(plate(3)).isEqualTo("AA0003");
    }

    @Test
    void theTablesGetThemAlsoWhereTheStationEndsInBetween() {
        Run run = origin.write(seen(1, "AA0001", false), seen(2, "AA0002", false), seen(3, "AA0003", false));
        take(without(run, 1, 2));
        settle();
        end();
        take(run); // nobody follows
        assertThat(plate(1)).isEmpty();
        shut();
        reopen();
        tables = new DutyTables(database, journal, "desk", List.of());
        tables.projections().start();
        assertThat(List.of(plate(1), plate(2), plate(3))).containsExactly("AA0001", "AA0002", "AA0003");
        holdsAll();
    }
}
