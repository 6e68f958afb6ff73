package eu.sargs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.Taken.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunCheckTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private final SigningKey key = SigningKey.generate();
    private final FeedId feed = new FeedId(key.origin(), 1, Scope.ALL, Lane.LIST);
    private final Held held = new Held();
    private Instant wall = NOW;

    /** What a station holds, in memory. */
    private static final class Held implements RunCheck.Holding {
        final TreeMap<Long, Envelope> envelopes = new TreeMap<>();
        final TreeMap<Long, SignedHead> heads = new TreeMap<>();
        final Set<Long> erased = new HashSet<>();
        final Set<Long> missing = new HashSet<>();
        FeedTip beginning = FeedTip.empty();
        long retired;
        Optional<RunCheck.End> end = Optional.empty();

        void store(List<Envelope> fresh, List<SignedHead> signed) {
            fresh.forEach(e -> envelopes.put(e.header().sequence(), e));
            signed.forEach(h -> heads.put(h.sequence(), h));
        }

        @Override
        public FeedTip tip() {
            if (envelopes.isEmpty()) {
                return FeedTip.empty();
            }
            Header last = envelopes.lastEntry().getValue().header();
            return new FeedTip(last.sequence(), last.hash(), last.time());
        }

        @Override
        public FeedTip beginning() {
            return beginning;
        }

        @Override
        public Optional<byte[]> retired(long last) {
            return Optional.of(beginning).filter(tip -> tip.sequence() == last).map(FeedTip::hash);
        }

        @Override
        public Optional<byte[]> hash(long sequence) {
            return Optional.ofNullable(envelopes.get(sequence))
                    .map(e -> e.header().hash());
        }

        @Override
        public Optional<Run> line(long after) {
            Map.Entry<Long, SignedHead> head = heads.higherEntry(after);
            if (head == null) {
                return Optional.empty();
            }
            List<Envelope> line = List.copyOf(
                    envelopes.subMap(after, false, head.getKey(), true).values());
            return Optional.of(new Run(
                    line.getFirst().header().feed(),
                    line.getFirst().header().previous(),
                    line,
                    List.of(head.getValue())));
        }

        @Override
        public boolean isErased(long sequence) {
            return erased.contains(sequence);
        }

        @Override
        public boolean isRetired(long sequence) {
            return sequence <= retired;
        }

        @Override
        public boolean isMissing(long sequence) {
            return missing.contains(sequence);
        }

        @Override
        public Optional<RunCheck.End> end() {
            return end;
        }
    }

    /** Batches of these sizes after the tip, as one run. */
    private Run write(FeedTip tip, int... sizes) {
        HybridClock clock = new HybridClock(() -> wall, tip.time());
        List<Envelope> envelopes = new ArrayList<>();
        List<SignedHead> heads = new ArrayList<>();
        FeedTip end = tip;
        for (int size : sizes) {
            FeedTip before = end;
            Batch batch = new Batch(key, 1, clock, new Random(), f -> before);
            for (int i = 0; i < size; i++) {
                batch.add(new Draft(Lane.LIST, Scope.ALL, "EntryAdded", 1, ActedBy.machine("A"), new byte[] {1}));
            }
            envelopes.addAll(batch.envelopes());
            heads.addAll(batch.sign());
            end = batch.tips().get(feed);
        }
        return new Run(feed, tip.hash(), envelopes, heads);
    }

    private static FeedTip tipOf(Run run) {
        Header last = run.envelopes().getLast().header();
        return new FeedTip(last.sequence(), last.hash(), last.time());
    }

    private RunCheck.Result check(Run run) {
        RunCheck.Result result = RunCheck.of(run, held, NOW);
        held.store(result.fresh(), result.heads());
        return result;
    }

    private static Run from(Run run, int index) {
        return new Run(
                run.feed(),
                run.envelopes().get(index).header().previous(),
                run.envelopes().subList(index, run.envelopes().size()),
                run.heads().stream()
                        .filter(h -> h.sequence() > run.first() + index - 1)
                        .toList());
    }

    @Test
    void takesBodiesThatComeLaterAsTheirHeadersNameThem() {
        Run run = write(FeedTip.empty(), 3);
        assertThat(check(run).filled()).isEmpty();
        held.missing.addAll(Set.of(1L, 3L));
        assertThat(check(run).filled())
                .extracting(e -> e.header().sequence())
                .as("what is missing and nothing else")
                .containsExactly(1L, 3L);
        Run on = write(tipOf(run), 2);
        Run both = new Run(
                run.feed(),
                run.before(),
                Stream.concat(run.envelopes().stream(), on.envelopes().stream()).toList(),
                Stream.concat(run.heads().stream(), on.heads().stream()).toList());
        assertThat(check(both).filled()).hasSize(2);
        assertThat(held.tip().sequence()).as("and what follows").isEqualTo(5);
        List<Envelope> bare = run.envelopes().stream()
                .map(e -> new Envelope(e.header(), Optional.empty()))
                .toList();
        assertThat(check(new Run(run.feed(), run.before(), bare, run.heads())).filled())
                .isEmpty();
        List<Envelope> other = new ArrayList<>(run.envelopes());
        other.set(0, new Envelope(other.getFirst().header(), other.getLast().body()));
        RunCheck.Result altered = check(new Run(run.feed(), run.before(), other, run.heads()));
        assertThat(altered.finding()).isEqualTo(Finding.ALTERED);
        assertThat(altered.filled()).isEmpty();
    }

    @Test
    void takesWhatIsNewAndSkipsWhatIsKnown() {
        Run first = write(FeedTip.empty(), 2, 1);
        assertThat(check(first).fresh()).hasSize(3);
        assertThat(check(first).fresh()).isEmpty();
        Run next = write(tipOf(first), 2);
        List<Envelope> both = new ArrayList<>(first.envelopes());
        both.addAll(next.envelopes());
        RunCheck.Result result =
                check(new Run(feed, first.before(), both, next.heads().subList(0, 1)));
        assertThat(result.finding()).isEqualTo(Finding.SOUND);
        assertThat(result.fresh()).isEqualTo(next.envelopes());
        assertThat(result.heads()).isEqualTo(next.heads());
    }

    @Test
    void asksAgainWhereSomethingIsMissing() {
        Run run = write(FeedTip.empty(), 2, 2);
        assertThat(check(from(run, 2)).finding()).isEqualTo(Finding.GAP);
    }

    @Test
    void namesWhateverWasAltered() {
        Run run = write(FeedTip.empty(), 2, 2);
        Envelope second = run.envelopes().get(1);
        Header header = second.header();
        List<Envelope> bodies = new ArrayList<>(run.envelopes());
        bodies.set(1, new Envelope(header, Optional.of(new Body(new byte[16], new byte[] {9}))));
        assertThat(check(new Run(feed, run.before(), bodies, run.heads())).finding())
                .isEqualTo(Finding.ALTERED);

        List<Envelope> types = new ArrayList<>(run.envelopes());
        types.set(
                3,
                new Envelope(
                        new Header(
                                feed,
                                4,
                                types.get(3).header().previous(),
                                types.get(3).header().time(),
                                "EntryRemoved",
                                1,
                                types.get(3).header().bodyHash()),
                        types.get(3).body()));
        assertThat(check(new Run(feed, run.before(), types, run.heads())).finding())
                .isEqualTo(Finding.ALTERED);

        List<Envelope> swapped = new ArrayList<>(run.envelopes());
        swapped.set(0, run.envelopes().get(1));
        swapped.set(1, run.envelopes().get(0));
        assertThat(check(new Run(feed, run.before(), swapped, run.heads())).finding())
                .isEqualTo(Finding.ALTERED);

        byte[] signature = run.heads().get(1).signature().clone();
        signature[5] ^= 1;
        SignedHead forged = new SignedHead(feed, 4, run.heads().get(1).hash(), signature);
        assertThat(check(new Run(feed, run.before(), run.envelopes(), List.of(forged)))
                        .finding())
                .isEqualTo(Finding.ALTERED);
        assertThat(check(new Run(
                                feed, run.before(), run.envelopes(), run.heads().subList(0, 1)))
                        .finding())
                .as("an end that nobody signed")
                .isEqualTo(Finding.ALTERED);
        assertThat(held.envelopes).isEmpty();
    }

    @Test
    void provesAForkFromTheEventWhereTheHistoriesPart() {
        Run common = write(FeedTip.empty(), 3);
        check(common);
        Run ours = write(tipOf(common), 2);
        Run theirs = write(tipOf(common), 1, 2);
        check(ours);
        List<Envelope> line = new ArrayList<>(common.envelopes());
        line.addAll(theirs.envelopes());
        RunCheck.Result result = check(new Run(feed, common.before(), line, theirs.heads()));
        assertThat(result.finding()).isEqualTo(Finding.FORK);
        assertThat(result.fork()).hasValueSatisfying(proof -> {
            assertThat(proof.holds()).isTrue();
            assertThat(proof.common()).isEqualTo(3);
        });
        assertThat(held.tip().sequence()).isEqualTo(5);
    }

    @Test
    void saysThatAForkLiesFurtherBack() {
        Run common = write(FeedTip.empty(), 1);
        check(common);
        check(write(tipOf(common), 1));
        Run theirs = write(tipOf(common), 1);
        RunCheck.Result result = check(write(tipOf(theirs), 1));
        assertThat(result.finding()).isEqualTo(Finding.FORK);
        assertThat(result.fork()).isEmpty();
    }

    @Test
    void missesABodyOnlyWhereItWasErasedOrRetired() {
        Run run = write(FeedTip.empty(), 3);
        List<Envelope> without = new ArrayList<>(run.envelopes());
        without.set(1, new Envelope(without.get(1).header(), Optional.empty()));
        Run bare = new Run(feed, run.before(), without, run.heads());
        assertThat(check(bare).finding()).isEqualTo(Finding.WITHHELD);
        assertThat(held.envelopes).isEmpty();
        held.erased.add(2L);
        assertThat(check(bare).finding()).isEqualTo(Finding.SOUND);
    }

    @Test
    void neverStoresAnErasedBodyAgain() {
        held.erased.add(2L);
        RunCheck.Result result = check(write(FeedTip.empty(), 3));
        assertThat(result.finding()).isEqualTo(Finding.SOUND);
        assertThat(result.fresh()).extracting(e -> e.body().isPresent()).containsExactly(true, false, true);
    }

    @Test
    void stopsBeforeWhatIsAheadOfOurClock() {
        Run now = write(FeedTip.empty(), 2);
        wall = NOW.plusSeconds(301);
        Run ahead = write(tipOf(now), 2);
        List<Envelope> all = new ArrayList<>(now.envelopes());
        all.addAll(ahead.envelopes());
        List<SignedHead> heads = new ArrayList<>(now.heads());
        heads.addAll(ahead.heads());
        RunCheck.Result result = check(new Run(feed, now.before(), all, heads));
        assertThat(result.finding()).isEqualTo(Finding.AHEAD);
        assertThat(result.fresh()).hasSize(2);
        assertThat(result.heads()).hasSize(1);
        assertThat(check(ahead).fresh()).isEmpty();
    }

    @Test
    void beginsWhereTheOriginRetiredTheFeed() {
        Run run = write(FeedTip.empty(), 2, 2);
        held.retired = 2;
        held.beginning = new FeedTip(2, run.heads().getFirst().hash(), new HybridTime(0, 0));
        assertThat(check(from(run, 2)).fresh()).hasSize(2);
        held.envelopes.clear();
        held.beginning = new FeedTip(2, new byte[32], new HybridTime(0, 0));
        assertThat(check(from(run, 2)).fresh()).isEmpty();
    }

    @Test
    void goesOnWhereTheOriginRetiredWhatFollowsOurEnd() {
        Run run = write(FeedTip.empty(), 2, 2, 2, 2);
        Run ours = new Run(
                feed, run.before(), run.envelopes().subList(0, 2), run.heads().subList(0, 1));
        check(ours);
        assertThat(check(from(run, 4)).finding()).as("nobody retired anything").isEqualTo(Finding.GAP);
        held.retired = 4;
        held.beginning = new FeedTip(4, new byte[32], new HybridTime(0, 0));
        assertThat(check(from(run, 4)).finding()).as("of another history").isEqualTo(Finding.FORK);
        held.beginning = new FeedTip(4, run.heads().get(1).hash(), new HybridTime(0, 0));
        wall = wall.plusSeconds(100);
        Run later = write(FeedTip.empty(), 2);
        held.store(later.envelopes(), later.heads());
        assertThat(check(from(run, 4)).finding())
                .as("times go back: another history is held")
                .isEqualTo(Finding.GAP);
        held.store(ours.envelopes(), ours.heads());
        assertThat(check(from(run, 6)).finding())
                .as("something is missing behind it")
                .isEqualTo(Finding.GAP);
        assertThat(check(from(run, 4)).fresh()).hasSize(4);
        assertThat(check(from(run, 2)).fresh()).as("too late").isEmpty();
        assertThat(held.envelopes.keySet()).containsExactly(1L, 2L, 5L, 6L, 7L, 8L);
    }

    @Test
    void takesNothingAfterTheEndOfAFeed() {
        Run run = write(FeedTip.empty(), 4);
        held.end = Optional.of(
                new RunCheck.End(3, Optional.of(run.envelopes().get(2).header().hash())));
        assertThat(check(run).fresh()).hasSize(3);
        Run next = write(tipOf(run), 1);
        assertThat(check(next).finding()).isEqualTo(Finding.ENDED);
        assertThat(check(from(run, 3)).finding()).isEqualTo(Finding.ENDED);
    }

    @Test
    void takesUpToAnEndOfWhichNobodyToldTheHashOnlyWhatIsSigned() {
        Run run = write(FeedTip.empty(), 2, 2);
        held.end = Optional.of(new RunCheck.End(3, Optional.empty()));
        RunCheck.Result result = check(run);
        assertThat(result.finding()).isEqualTo(Finding.ENDED);
        assertThat(result.fresh()).hasSize(2);
        assertThat(result.heads()).hasSize(1);
        held.envelopes.clear();
        held.end = Optional.of(new RunCheck.End(2, Optional.empty()));
        assertThat(check(run).finding()).isEqualTo(Finding.SOUND);
    }

    @Test
    void takesAFeedsKnownEndWithoutASignatureOfItsOwn() {
        Run run = write(FeedTip.empty(), 4);
        Run cut = new Run(feed, run.before(), run.envelopes().subList(0, 3), List.of());
        assertThat(check(cut).finding()).isEqualTo(Finding.ALTERED);
        byte[] hash = run.envelopes().get(2).header().hash();
        held.end = Optional.of(new RunCheck.End(3, Optional.of(Arrays.copyOf(hash, 32))));
        assertThat(check(cut).fresh()).hasSize(3);
        held.envelopes.clear();
        held.end = Optional.of(new RunCheck.End(3, Optional.of(new byte[32])));
        assertThat(check(run).finding()).isEqualTo(Finding.FORK);
    }
}
