package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.Hole;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Retirement;
import eu.sargs.journal.Run;
import eu.sargs.journal.SignedHead;
import eu.sargs.journal.Taken.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a station on the way let go of is passed on without its bodies, and told of where it comes. */
class CameBareTest extends StoreFixture {
    private final Origin origin = new Origin();

    /** The origin's clock stands back by so much. */
    private void ago(Duration time) {
        origin.clock = new HybridClock(
                InstantSource.offset(InstantSource.system(), time.negated()),
                FeedTip.empty().time());
    }

    private List<Run> notes(Lane lane, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> origin.notes(lane, "n" + i))
                .toList();
    }

    private Finding take(Run run) {
        return journal.ledger().take(List.of(run)).getFirst().finding();
    }

    private static Run without(Run run, Set<Long> sequences) {
        return new Run(
                run.feed(),
                run.before(),
                run.envelopes().stream()
                        .map(e -> sequences.contains(e.header().sequence())
                                ? new Envelope(e.header(), Optional.empty())
                                : e)
                        .toList(),
                run.heads());
    }

    private static Run bare(Run run) {
        return without(
                run,
                Set.copyOf(
                        run.envelopes().stream().map(e -> e.header().sequence()).toList()));
    }

    private List<String> texts(FeedId feed) {
        return journal.read(feed, 0, 1000).stream()
                .map(event -> event.payload().isPresent() ? text(event) : "-")
                .toList();
    }

    /** So many at once that they stand together in one row. */
    @Test
    void keepsABlockOfThem() {
        ago(Duration.ofDays(12));
        String[] texts = IntStream.range(0, 40).mapToObj(i -> "n" + i).toArray(String[]::new);
        Run run = origin.notes(Lane.TRAFFIC, texts);
        Set<Long> gone = LongStream.rangeClosed(1, 30).boxed().collect(Collectors.toSet());
        assertThat(take(without(run, gone).asked(true))).isEqualTo(Finding.SOUND);
        assertThat(texts(run.feed()))
                .isEqualTo(IntStream.range(0, 40)
                        .mapToObj(i -> i < 30 ? "-" : "n" + i)
                        .toList());
        assertThat(journal.ledger().holes()).singleElement().satisfies(hole -> {
            assertThat(hole.first()).isEqualTo(1);
            assertThat(hole.last()).isEqualTo(30);
        });
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }

    private static Instant time(Run run) {
        return run.envelopes().getFirst().header().time().instant();
    }

    private void holdsWith(FeedId feed, Hole... holes) {
        assertThat(journal.ledger().holes()).containsExactly(holes);
        assertThat(new Verify(database).all())
                .allMatch(Verify.FeedReport::holds)
                .filteredOn(report -> report.feed().equals(feed))
                .singleElement()
                .satisfies(report -> assertThat(report.holes()).containsExactly(holes));
    }

    @Test
    void passesOnWhatItLetGoOfWithoutBodiesToWhoAsksForThat() {
        ago(Duration.ofDays(12));
        List<Run> old = notes(Lane.TRAFFIC, 0, 4);
        List<Run> lists = notes(Lane.LIST, 0, 2);
        ago(Duration.ofHours(20));
        List<Run> fresh = notes(Lane.TRAFFIC, 4, 7);
        FeedId feed = old.getFirst().feed();
        journal.ledger().take(Stream.of(old, lists, fresh).flatMap(List::stream).toList());
        journal.drop(feed, 1, 4);
        assertThat(journal.ledger().read(feed, 0, 1 << 20)).as("whole").isEmpty();
        Run passed = journal.ledger().read(feed, 0, 1 << 20, true).orElseThrow();
        assertThat(passed.first()).isEqualTo(1);
        assertThat(passed.envelopes())
                .extracting(e -> e.body().isPresent())
                .containsExactly(false, false, false, false, true, true, true);
        assertThat(passed.heads()).allMatch(SignedHead::verifies).hasSize(7);
        journal.drop(feed, 5, 5);
        assertThat(journal.ledger().read(feed, 0, 1 << 20, true).orElseThrow().last())
                .as("as far as a day back")
                .isEqualTo(4);
        assertThat(journal.ledger().read(feed, 4, 1 << 20, true)).isEmpty();
        FeedId list = lists.getFirst().feed();
        journal.drop(list, 1, 1);
        assertThat(journal.ledger().read(list, 0, 1 << 20, true))
                .as("of no other lane")
                .isEmpty();
    }

    @Test
    void takesThemWhereItAskedForThatAndTellsFromWhenToWhen() {
        ago(Duration.ofDays(12));
        List<Run> runs = notes(Lane.TRAFFIC, 0, 8);
        Run list = origin.notes(Lane.LIST, "old");
        FeedId feed = runs.getFirst().feed();
        take(runs.get(0));
        take(runs.get(1));
        assertThat(take(bare(runs.get(2)))).isEqualTo(Finding.WITHHELD);
        assertThat(take(bare(list).asked(true))).isEqualTo(Finding.WITHHELD);
        assertThat(journal.ledger()
                        .take(List.of(
                                bare(runs.get(2)).asked(true), bare(runs.get(3)).asked(true))))
                .allMatch(taken -> taken.finding() == Finding.SOUND);
        shut();
        reopen(); // and goes on with the same hole
        assertThat(take(bare(runs.get(4)).asked(true))).isEqualTo(Finding.SOUND);
        for (Run run : runs.subList(5, 8)) {
            assertThat(take(run.asked(true))).isEqualTo(Finding.SOUND);
        }
        ago(Duration.ofHours(20));
        assertThat(take(bare(origin.notes(Lane.TRAFFIC, "fresh")).asked(true)))
                .as("younger than a day")
                .isEqualTo(Finding.WITHHELD);
        Hole hole = new Hole(feed, 3, 5, time(runs.get(2)), time(runs.get(4)), true, Hole.Cause.LET_GO);
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(feed)).containsExactly("n0", "n1", "-", "-", "-", "n5", "n6", "n7");
            holdsWith(feed, hole);
            assertThat(journal.ledger().read(feed, 0, 1 << 20).orElseThrow().last())
                    .as("whole")
                    .isEqualTo(2);
            assertThat(journal.ledger()
                            .read(feed, 2, 1 << 20, true)
                            .orElseThrow()
                            .last())
                    .as("to a station behind this one")
                    .isEqualTo(8);
            shut();
            reopen();
        }
        journal.drop(feed, 1, 4);
        Hole left = new Hole(feed, 5, 5, time(runs.get(4)), time(runs.get(4)), true, Hole.Cause.LET_GO);
        assertThat(journal.ledger().holes()).containsExactly(left);
        journal.drop(feed, 1, 6);
        assertThat(journal.ledger().holes()).as("as old is nothing here").isEmpty();
        assertThat(new Verify(database).all()).anyMatch(report -> report.missing() == 3);
    }

    /** Headers of what an origin retired came over a station that still had those: the chain is whole, the bodies never came. */
    @Test
    void tellsOfWhatItsOriginRetiredAlsoWhereTheHeadersCame() {
        List<Run> runs = notes(Lane.TRAFFIC, 0, 6);
        FeedId feed = runs.getFirst().feed();
        take(runs.get(0));
        take(runs.get(1));
        retire(feed, runs.get(3));
        assertThat(take(bare(runs.get(2)))).isEqualTo(Finding.SOUND);
        assertThat(take(bare(runs.get(3)))).isEqualTo(Finding.SOUND);
        take(runs.get(4));
        holdsWith(feed, new Hole(feed, 3, 4, time(runs.get(2)), time(runs.get(3)), true, Hole.Cause.RETIRED));
    }

    @Test
    void saysOfWhatItsOriginRetiredAfterItCameBareThatNobodyIsToBeAskedForIt() {
        ago(Duration.ofDays(12));
        List<Run> runs = notes(Lane.TRAFFIC, 0, 6);
        FeedId feed = runs.getFirst().feed();
        take(runs.get(0));
        for (Run run : runs.subList(1, 5)) {
            take(bare(run).asked(true));
        }
        take(runs.get(5));
        holdsWith(feed, new Hole(feed, 2, 5, time(runs.get(1)), time(runs.get(4)), true, Hole.Cause.LET_GO));
        retire(feed, runs.get(2));
        holdsWith(
                feed,
                new Hole(feed, 2, 3, time(runs.get(1)), time(runs.get(2)), true, Hole.Cause.RETIRED),
                new Hole(feed, 4, 5, time(runs.get(3)), time(runs.get(4)), true, Hole.Cause.LET_GO));
    }

    @Test
    void whoBeginsWithWhatWasRetiredLacksNothingAndWithWhatWasLetGoOfDoes() {
        List<Run> retired = notes(Lane.TRAFFIC, 0, 4);
        FeedId feed = retired.getFirst().feed();
        retire(feed, retired.get(2));
        for (Run run : retired.subList(0, 3)) {
            assertThat(take(bare(run))).isEqualTo(Finding.SOUND);
        }
        take(retired.get(3));
        holdsWith(feed);
        ago(Duration.ofDays(12));
        Origin other = new Origin();
        other.clock = origin.clock;
        List<Run> runs = IntStream.range(0, 3)
                .mapToObj(i -> other.notes(Lane.TRAFFIC, "m" + i))
                .toList();
        assertThat(take(bare(runs.get(0)).asked(true))).isEqualTo(Finding.SOUND);
        assertThat(take(bare(runs.get(1)).asked(true))).isEqualTo(Finding.SOUND);
        take(runs.get(2));
        assertThat(journal.ledger().holes())
                .containsExactly(new Hole(
                        runs.getFirst().feed(), 1, 2, time(runs.get(0)), time(runs.get(1)), true, Hole.Cause.LET_GO));
    }

    @Test
    void whatWasErasedInBetweenIsPartOfTheHoleAndNoneByItself() {
        ago(Duration.ofDays(12));
        List<Run> runs = notes(Lane.TRAFFIC, 0, 8);
        FeedId feed = runs.getFirst().feed();
        take(runs.get(0));
        take(origin.write(new Erasure(feed, 3, 4).draft(ActedBy.machine("x"))));
        take(origin.write(new Erasure(feed, 7, 7).draft(ActedBy.machine("x"))));
        for (Run run : runs.subList(1, 5)) {
            assertThat(take(bare(run).asked(true))).isEqualTo(Finding.SOUND);
        }
        take(runs.get(5));
        take(bare(runs.get(6)));
        take(runs.get(7));
        holdsWith(feed, new Hole(feed, 2, 5, 2, time(runs.get(1)), time(runs.get(4)), true, Hole.Cause.LET_GO));
    }

    @Test
    void whatIsErasedAfterItCameBareIsMissingNoMore() {
        ago(Duration.ofDays(12));
        List<Run> runs = notes(Lane.TRAFFIC, 0, 8);
        FeedId feed = runs.getFirst().feed();
        take(runs.get(0));
        for (Run run : runs.subList(1, 6)) {
            take(bare(run).asked(true));
        }
        take(runs.get(6));
        assertThat(journal.ledger().wholeFrom(feed, 0)).isEqualTo(1);
        assertThat(journal.ledger().wholeFrom(feed, 1)).isEqualTo(7);
        assertThat(journal.ledger().wholeFrom(feed, 7)).as("nothing follows").isZero();
        take(origin.write(new Erasure(feed, 2, 3).draft(ActedBy.machine("x"))));
        Hole left = new Hole(feed, 4, 6, time(runs.get(3)), time(runs.get(5)), true, Hole.Cause.LET_GO);
        holdsWith(feed, left);
        take(origin.write(new Erasure(feed, 5, 5).draft(ActedBy.machine("x"))));
        holdsWith(feed, new Hole(feed, 4, 6, 2, left.since(), left.until(), true, Hole.Cause.LET_GO));
        take(origin.write(new Erasure(feed, 4, 6).draft(ActedBy.machine("x"))));
        holdsWith(feed);
        shut();
        reopen();
        holdsWith(feed);
    }

    /** A hole that is set aside goes with its events, and comes back with them. */
    @Test
    void endsAndComesBackWithItsFeed() {
        ago(Duration.ofDays(12));
        List<Run> runs = notes(Lane.TRAFFIC, 0, 6);
        FeedId feed = runs.getFirst().feed();
        take(runs.get(0));
        for (Run run : runs.subList(1, 4)) {
            take(bare(run).asked(true));
        }
        take(runs.get(4));
        take(runs.get(5));
        Hole hole = new Hole(feed, 2, 4, time(runs.get(1)), time(runs.get(3)), true, Hole.Cause.LET_GO);
        for (int opening = 0; opening < 2; opening++) {
            holdsWith(feed, hole);
            journal.ledger().end(feed, 2, Optional.empty(), "revoked");
            holdsWith(feed, new Hole(feed, 2, 2, time(runs.get(1)), time(runs.get(1)), true, Hole.Cause.LET_GO));
            journal.ledger().end(feed, 1, Optional.empty(), "revoked");
            holdsWith(feed);
            shut();
            reopen();
            journal.ledger().end(feed, Long.MAX_VALUE, Optional.empty(), "counts no more");
        }
        holdsWith(feed, hole);
    }

    /** The other history parts where no bodies are: the headers prove it. */
    @Test
    void provesAForkAmongWhatWasLetGoOf() {
        ago(Duration.ofDays(12));
        List<Run> runs = notes(Lane.TRAFFIC, 0, 2);
        FeedId feed = runs.getFirst().feed();
        FeedTip common = origin.tips.get(feed);
        List<Run> here = notes(Lane.TRAFFIC, 2, 4);
        origin.tips.put(feed, common);
        List<Run> there = notes(Lane.TRAFFIC, 7, 9);
        journal.ledger().take(Stream.concat(runs.stream(), here.stream()).toList());
        journal.drop(feed, 1, 4);
        var taken = journal.ledger()
                .take(List.of(bare(there.getFirst()).asked(true)))
                .getFirst();
        assertThat(taken.finding()).isEqualTo(Finding.FORK);
        assertThat(taken.fork().orElseThrow().common()).isEqualTo(2);
        assertThat(taken.fork().orElseThrow().one())
                .extracting(Header::sequence)
                .containsExactly(3L);
    }

    private void retire(FeedId feed, Run last) {
        byte[] hash = last.heads().getLast().hash();
        take(origin.write(new Retirement(feed, last.last(), hash).draft(ActedBy.machine("x"))));
    }
}
