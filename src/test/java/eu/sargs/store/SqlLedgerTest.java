package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Header;
import eu.sargs.journal.Hole;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Position;
import eu.sargs.journal.Retirement;
import eu.sargs.journal.Run;
import eu.sargs.journal.SignedHead;
import eu.sargs.journal.Taken;
import eu.sargs.journal.Taken.Finding;
import eu.sargs.platform.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Feeds of other stations in our tables; run on H2 here and on PostgreSQL by an integration test. */
class SqlLedgerTest extends StoreFixture {
    private final Origin origin = new Origin();

    private Finding take(Run run) {
        return journal.ledger().take(List.of(run)).getFirst().finding();
    }

    /** The hash of one of a run's events, the first of which is its feed's first. */
    private static Optional<byte[]> hash(Run run, int sequence) {
        return Optional.of(run.envelopes().get(sequence - 1).header().hash());
    }

    private List<String> texts(FeedId feed) {
        return journal.read(feed, 0, 1000).stream()
                .map(event -> event.payload().isPresent() ? text(event) : "-")
                .toList();
    }

    @Test
    void takesARunAndKeepsItOverAClosing() throws Exception {
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<Map<FeedId, FeedTip>> grown = new LinkedBlockingQueue<>();
        journal.onCommit(events -> events.forEach(event -> told.add(text(event))));
        journal.ledger().onGrowth(grown::add);
        Run run = origin.notes(Lane.DUTY, "a", "b");
        List<Taken> taken = journal.ledger().take(List.of(run, origin.notes(Lane.DUTY, "c")));
        assertThat(taken).extracting(Taken::finding).containsExactly(Finding.SOUND, Finding.SOUND);
        assertThat(taken.getLast().end().sequence()).isEqualTo(3);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
        assertThat(grown.poll(10, TimeUnit.SECONDS)).containsKey(run.feed());
        assertThat(take(run)).as("known").isEqualTo(Finding.SOUND);
        shut();
        reopen();
        assertThat(texts(run.feed())).containsExactly("a", "b", "c");
        assertThat(journal.ledger().tips().get(run.feed()).hash())
                .isEqualTo(origin.tips.get(run.feed()).hash());
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
        assertThat(journal.epoch()).isEqualTo(1);
    }

    @Test
    void writesLaterThanWhatItHasSeen() {
        origin.clock = new HybridClock(
                InstantSource.offset(InstantSource.system(), Duration.ofMinutes(4)),
                FeedTip.empty().time());
        Run run = origin.notes(Lane.DUTY, "from the future");
        assertThat(take(run)).isEqualTo(Finding.SOUND);
        Event own = journal.append(List.of(draft(Lane.DUTY, "answer"))).getFirst();
        assertThat(own.time()).isGreaterThan(run.envelopes().getLast().header().time());
    }

    @Test
    void storesNothingOfWhatDoesNotHold() {
        Run first = origin.notes(Lane.DUTY, "a");
        Run second = origin.notes(Lane.DUTY, "b");
        assertThat(take(second)).isEqualTo(Finding.GAP);
        Run forged = new Run(second.feed(), second.before(), second.envelopes(), first.heads());
        take(first);
        assertThat(take(forged)).isEqualTo(Finding.ALTERED);
        assertThat(texts(first.feed())).containsExactly("a");
    }

    @Test
    void passesOnFromSignedHeadToSignedHead() {
        IntStream.range(0, 4)
                .forEach(i -> journal.append(List.of(draft(Lane.LIST, "x" + i), draft(Lane.LIST, "y" + i))));
        FeedId feed = journal.heads().keySet().iterator().next();
        Run one = journal.ledger().read(feed, 2, 1).orElseThrow();
        assertThat(one.first()).isEqualTo(3);
        assertThat(one.last()).isEqualTo(4);
        Run all = journal.ledger().read(feed, 0, 1 << 20).orElseThrow();
        assertThat(all.last()).isEqualTo(8);
        assertThat(all.heads()).hasSize(4);
        assertThat(journal.ledger().read(feed, 8, 1 << 20)).isEmpty();
        assertThat(journal.ledger().hash(feed, 4))
                .contains(one.heads().getFirst().hash());
        assertThat(journal.ledger().hash(feed, 9)).isEmpty();
    }

    @Test
    void signsOftenEnoughForRunsToStayShort() {
        Event last = journal.append(IntStream.range(0, 1_200)
                        .mapToObj(i -> draft(Lane.LIST, "e" + i))
                        .toList())
                .getLast();
        Run run = journal.ledger().read(last.feed(), 0, 1).orElseThrow();
        assertThat(run.last()).isEqualTo(Batch.SIGN_EVENTS);
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }

    @Test
    void goesOnInANewEpochOnDemand() {
        Event before = journal.append(List.of(draft(Lane.DUTY, "a"))).getFirst();
        journal.ledger().openEpoch(journal.epoch());
        Event after = journal.append(List.of(draft(Lane.DUTY, "b"))).getFirst();
        assertThat(after.feed().epoch()).isGreaterThan(before.feed().epoch());
        assertThat(after.sequence()).isEqualTo(1);
        int epoch = journal.epoch();
        shut();
        reopen();
        assertThat(journal.epoch()).isEqualTo(epoch);
    }

    @Test
    void takesBackWhatPeersHoldOfItsOwn() throws Exception {
        Path file = home.folder().resolve("sargs.mv.db");
        Assumptions.assumeTrue(Files.exists(file), "only a file is put back by copying it");
        Event kept = journal.append(List.of(draft(Lane.DUTY, "kept"))).getFirst();
        shut();
        Files.copy(file, folder.resolve("backup"));
        byte[] note = Files.readAllBytes(home.seat());
        reopen();
        journal.append(List.of(draft(Lane.DUTY, "lost")));
        Run elsewhere = journal.ledger().read(kept.feed(), 1, 1 << 20).orElseThrow();
        shut();
        // The whole disk is put back, note included: nothing here tells that something is missing.
        Files.copy(folder.resolve("backup"), file, StandardCopyOption.REPLACE_EXISTING);
        Files.write(home.seat(), note);
        reopen();
        assertThat(journal.epoch()).isEqualTo(1);
        assertThat(take(elsewhere)).isEqualTo(Finding.SOUND);
        assertThat(texts(kept.feed())).containsExactly("kept", "lost");
        assertThat(journal.append(List.of(draft(Lane.DUTY, "next")))
                        .getFirst()
                        .feed()
                        .epoch())
                .isGreaterThan(1);
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }

    /**
     * A home that was put back with its note and wrote before it heard of others: what it wrote and they held.
     *
     * @return what the others hold, of an epoch with that number
     */
    private Run forked(int epochElsewhere) throws Exception {
        Path file = home.folder().resolve("sargs.mv.db");
        Assumptions.assumeTrue(Files.exists(file), "only a file is put back by copying it");
        Event kept = journal.append(List.of(draft(Lane.LIST, "kept"))).getFirst();
        shut();
        Files.copy(file, folder.resolve("backup"));
        byte[] note = Files.readAllBytes(home.seat());
        reopen();
        if (epochElsewhere > 1) {
            journal.ledger().openEpoch(1);
        }
        Event there = journal.append(List.of(draft(Lane.LIST, "there"))).getFirst();
        Run elsewhere = journal.ledger()
                .read(there.feed(), there.sequence() - 1, 1 << 20)
                .orElseThrow();
        shut();
        Files.copy(folder.resolve("backup"), file, StandardCopyOption.REPLACE_EXISTING);
        Files.write(home.seat(), note);
        reopen();
        journal.append(List.of(draft(Lane.LIST, "here")));
        assertThat(texts(kept.feed())).containsExactly("kept", "here");
        return elsewhere;
    }

    @Test
    void goesOnInTheEpochItOpenedWhenItLearnedOfItsTwoHistories() throws Exception {
        Run elsewhere = forked(1);
        ForkProof proof =
                journal.ledger().take(List.of(elsewhere)).getFirst().fork().orElseThrow();
        journal.ledger().quarantine(proof);
        journal.append(List.of(draft(Lane.LIST, "after")));
        goesOnHere();
        assertThat(texts(elsewhere.feed())).containsExactly("kept");
    }

    @Test
    void goesOnInItsEpochWherePeersHoldALaterOneOfItsKey() throws Exception {
        Run elsewhere = forked(2);
        assertThat(take(elsewhere)).isEqualTo(Finding.SOUND);
        goesOnHere();
    }

    @Test
    void aKillWhileALaterEpochOfItsKeyIsWrittenIsNoLostTail() throws Exception {
        Run elsewhere = forked(2);
        byte[] before = Files.readAllBytes(home.seat());
        execute("ALTER TABLE signed_head RENAME TO signed_head_away"); // the disk refuses it once the note is written
        assertThatThrownBy(() -> take(elsewhere)).isInstanceOf(Fault.class);
        execute("ALTER TABLE signed_head_away RENAME TO signed_head");
        byte[] meanwhile = Files.readAllBytes(home.seat());
        assertThat(meanwhile).isNotEqualTo(before);
        assertThat(take(elsewhere)).isEqualTo(Finding.SOUND);
        shut();
        Files.write(home.seat(), meanwhile); // as if it had been killed before the note that follows the commit
        reopen();
        assertThat(journal.newEpoch()).isEmpty();
        goesOnHere();
    }

    /** As often as it is opened: nothing is missing. */
    private void goesOnHere() {
        int epoch = journal.epoch();
        for (int opening = 0; opening < 2; opening++) {
            shut();
            reopen();
            assertThat(journal.newEpoch()).isEmpty();
            assertThat(journal.epoch()).isEqualTo(epoch);
            journal.append(List.of(draft(Lane.LIST, "next")));
            assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
        }
    }

    @Test
    void opensNoEpochForWhatOnlyClaimsToBeItsOwn() {
        Event kept = journal.append(List.of(draft(Lane.DUTY, "kept"))).getFirst();
        Run own = journal.ledger().read(kept.feed(), 0, 1 << 20).orElseThrow();
        Run foreign = origin.notes(Lane.DUTY, "a", "b");
        List<Envelope> renamed = foreign.envelopes().stream()
                .map(e -> new Envelope(
                        new Header(
                                kept.feed(),
                                e.header().sequence() + 1,
                                e.header().sequence() == 1
                                        ? own.envelopes().getFirst().header().hash()
                                        : e.header().previous(),
                                e.header().time(),
                                e.header().type(),
                                e.header().version(),
                                e.header().bodyHash()),
                        e.body()))
                .toList();
        Header last = renamed.getFirst().header();
        Run garbage = new Run(
                kept.feed(),
                last.previous(),
                renamed.subList(0, 1),
                List.of(new SignedHead(
                        kept.feed(),
                        last.sequence(),
                        last.hash(),
                        foreign.heads().getLast().signature())));

        assertThat(take(garbage)).isEqualTo(Finding.ALTERED);

        assertThat(journal.epoch()).isEqualTo(1);
        assertThat(journal.append(List.of(draft(Lane.DUTY, "next"))).getFirst().sequence())
                .isEqualTo(2);
    }

    @Test
    void whatAnErasureThatWasSetAsideTookAwayIsNotOffered() {
        Run run = origin.notes(Lane.TRAFFIC, "a", "b", "c");
        take(run);
        Run before = origin.notes(Lane.LIST, "entry");
        take(before);
        take(origin.write(new Erasure(run.feed(), 2, 2).draft(ActedBy.machine("x"))));
        assertThat(journal.ledger().read(run.feed(), 0, 1 << 20)).isPresent();
        journal.ledger().end(before.feed(), 1, Optional.empty(), "revoked");
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(run.feed()).subList(0, 3)).containsExactly("a", "-", "c");
            assertThat(journal.ledger().read(run.feed(), 0, 1 << 20))
                    .as("nobody could check why a body is missing")
                    .isEmpty();
            assertThat(take(origin.notes(Lane.TRAFFIC, "d"))).isEqualTo(Finding.SOUND);
            assertThat(journal.ledger().read(run.feed(), 3, 1 << 20)).isPresent();
            shut();
            reopen();
        }
    }

    @Test
    void theClockGoesOnFromWhatWasSetAside() {
        origin.clock = new HybridClock(
                InstantSource.offset(InstantSource.system(), Duration.ofMinutes(4)),
                FeedTip.empty().time());
        Run run = origin.notes(Lane.DUTY, "a", "from the future");
        take(run);
        journal.ledger().end(run.feed(), 1, hash(run, 1), "revoked");
        journal.ledger().end(run.feed(), 0, Optional.empty(), "revoked before");
        shut();
        reopen();
        Event own = journal.append(List.of(draft(Lane.DUTY, "next"))).getFirst();
        assertThat(own.time()).isGreaterThan(run.envelopes().getLast().header().time());
    }

    @Test
    void endsAFeed() throws Exception {
        LinkedBlockingQueue<Map<FeedId, FeedTip>> grown = new LinkedBlockingQueue<>();
        Run run = origin.notes(Lane.DUTY, "a", "b", "c");
        Run next = origin.notes(Lane.DUTY, "d");
        take(run);
        journal.append(List.of(), "matcher", new Position(run.feed(), 3));
        journal.ledger().onGrowth(grown::add);
        journal.ledger().end(run.feed(), 2, hash(run, 2), "revoked");
        long end = 3;
        while (end == 3) { // of the taking it may only be told now
            end = grown.poll(10, TimeUnit.SECONDS).get(run.feed()).sequence();
        }
        assertThat(end).isEqualTo(2);
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(run.feed())).containsExactly("a", "b");
            assertThat(take(run)).isEqualTo(Finding.ENDED);
            assertThat(take(next)).isEqualTo(Finding.ENDED);
            assertThat(journal.checkpoint("matcher", run.feed())).isEqualTo(2);
            assertThat(journal.heads()).containsEntry(run.feed(), 2L);
            assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
            Run passed = journal.ledger().read(run.feed(), 0, 1 << 20).orElseThrow();
            assertThat(passed.last()).as("as far as it counts").isEqualTo(2);
            shut();
            reopen();
        }
        journal.ledger().end(run.feed(), 0, Optional.empty(), "revoked before");
        assertThat(journal.heads()).doesNotContainKey(run.feed());
        assertThat(take(run)).isEqualTo(Finding.ENDED);
    }

    @Test
    void whatARevocationEndedComesBackWhereItCountsNoMore() throws Exception {
        Run run = origin.notes(Lane.DUTY, "a", "b", "c");
        Run next = origin.notes(Lane.DUTY, "d");
        take(run);
        take(next);
        journal.append(List.of(), "matcher", new Position(run.feed(), 4));
        journal.ledger().end(run.feed(), 1, hash(run, 1), "revoked");
        assertThat(journal.ledger().ends()).isEqualTo(Map.of(run.feed(), 1L));
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        journal.onCommit(events -> events.forEach(event -> told.add(text(event))));
        journal.ledger().end(run.feed(), 3, Optional.empty(), "revoked later");
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(run.feed())).containsExactly("a", "b", "c");
            assertThat(take(next)).isEqualTo(Finding.ENDED);
            assertThat(journal.checkpoint("matcher", run.feed()))
                    .as("what comes back is followed again")
                    .isEqualTo(1);
            shut();
            reopen();
        }
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("b");
        journal.ledger().end(run.feed(), Long.MAX_VALUE, Optional.empty(), "revoked");
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(run.feed())).containsExactly("a", "b", "c", "d");
            assertThat(journal.ledger().ends()).isEmpty();
            assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
            shut();
            reopen();
        }
        assertThat(take(origin.notes(Lane.DUTY, "e"))).isEqualTo(Finding.SOUND);
        journal.ledger().end(run.feed(), 0, Optional.empty(), "revoked again");
        journal.ledger().end(run.feed(), Long.MAX_VALUE, Optional.empty(), "revoked");
        assertThat(texts(run.feed())).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void anErasureThatComesBackIsAReasonAgain() {
        Run run = origin.notes(Lane.TRAFFIC, "a", "b", "c");
        take(run);
        Run before = origin.notes(Lane.LIST, "entry");
        take(before);
        take(origin.write(new Erasure(run.feed(), 2, 2).draft(ActedBy.machine("x"))));
        journal.ledger().end(before.feed(), 1, Optional.empty(), "revoked");
        assertThat(journal.ledger().read(run.feed(), 0, 1 << 20)).isEmpty();
        journal.ledger().end(before.feed(), Long.MAX_VALUE, Optional.empty(), "revoked");
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(run.feed())).containsExactly("a", "-", "c");
            assertThat(journal.ledger().read(run.feed(), 0, 1 << 20)).isPresent();
            shut();
            reopen();
        }
    }

    @Test
    void whatComesBackGoesNoFurtherThanAFork() {
        Run common = origin.notes(Lane.DUTY, "a", "b");
        Map<FeedId, FeedTip> backup = Map.copyOf(origin.tips);
        Run one = origin.notes(Lane.DUTY, "c");
        origin.tips.putAll(backup);
        Run other = origin.notes(Lane.DUTY, "x");
        take(common);
        take(one);
        ForkProof proof =
                journal.ledger().take(List.of(other)).getFirst().fork().orElseThrow();
        journal.ledger().end(common.feed(), 1, hash(common, 1), "revoked");
        journal.ledger().quarantine(proof);
        journal.ledger().end(common.feed(), Long.MAX_VALUE, Optional.empty(), "revoked");
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(common.feed())).containsExactly("a", "b");
            assertThat(take(one)).isEqualTo(Finding.ENDED);
            shut();
            reopen();
        }
    }

    /** Their signed heads are still there, more of them than are read at once. */
    @Test
    void passesOnAFeedOfWhichMuchWasForgotten() {
        List<Run> runs = IntStream.range(0, Batch.SIGN_EVENTS + 20)
                .mapToObj(i -> origin.notes(Lane.TRAFFIC, "n" + i))
                .toList();
        journal.ledger().take(runs);
        FeedId feed = runs.getFirst().feed();
        long last = Batch.SIGN_EVENTS + 10;
        byte[] hash = journal.ledger().hash(feed, last).orElseThrow();
        take(origin.write(new Retirement(feed, last, hash).draft(ActedBy.machine("x"))));
        journal.drop(feed, 1, last);
        journal.forget(feed, last);
        Run passed = journal.ledger().read(feed, 0, 1 << 20).orElseThrow();
        assertThat(passed.first()).isEqualTo(last + 1);
        assertThat(passed.last()).isEqualTo(last + 10);
        journal.ledger().end(feed, last, Optional.empty(), "revoked");
        assertThat(journal.heads()).doesNotContainKey(feed);
        journal.ledger().end(feed, Long.MAX_VALUE, Optional.empty(), "revoked");
        assertThat(journal.heads()).as("it follows from what was forgotten").containsEntry(feed, last + 10);
    }

    /** Its origin has retired more of it since. */
    @Test
    void holdsAFeedThatWasBegunAtAnEarlierRetirement() {
        List<Run> runs = IntStream.range(0, 8)
                .mapToObj(i -> origin.notes(Lane.TRAFFIC, "n" + i))
                .toList();
        FeedId feed = runs.getFirst().feed();
        retire(feed, runs.get(3));
        journal.ledger().take(runs.subList(4, 8));
        retire(feed, runs.get(5));
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(feed)).containsExactly("n4", "n5", "n6", "n7");
            assertThat(journal.ledger().holes()).as("it was begun there").isEmpty();
            assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
            journal.ledger().end(feed, 0, Optional.empty(), "revoked");
            assertThat(texts(feed)).isEmpty();
            journal.ledger().end(feed, Long.MAX_VALUE, Optional.empty(), "counts no more");
            shut();
            reopen();
        }
    }

    /** Away for longer than the origin keeps its sightings: what it deleted is to be had of nobody. */
    @Test
    void goesOnWithAFeedAfterWhatItsOriginRetired() {
        List<Run> runs = IntStream.range(0, 8)
                .mapToObj(i -> origin.notes(Lane.TRAFFIC, "n" + i))
                .toList();
        Run block = origin.notes(
                Lane.TRAFFIC, IntStream.range(8, 28).mapToObj(i -> "n" + i).toArray(String[]::new));
        FeedId feed = block.feed();
        journal.ledger().take(runs.subList(0, 2));
        assertThat(take(runs.get(6))).isEqualTo(Finding.GAP);
        retire(feed, runs.get(5));
        assertThat(take(runs.get(7))).as("something is missing behind it").isEqualTo(Finding.GAP);
        assertThat(journal.ledger().take(List.of(runs.get(6), runs.get(7), block)))
                .allMatch(taken -> taken.finding() == Finding.SOUND);
        retire(feed, runs.get(7));
        List<String> held = Stream.concat(
                        Stream.of("n0", "n1"), IntStream.range(6, 28).mapToObj(i -> "n" + i))
                .toList();
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(feed)).isEqualTo(held);
            assertThat(journal.ledger().read(feed, 0, 1 << 20).orElseThrow().last())
                    .as("a run has no hole")
                    .isEqualTo(2);
            Run after = journal.ledger().read(feed, 2, 1 << 20).orElseThrow();
            assertThat(after.first()).isEqualTo(7);
            assertThat(after.last()).isEqualTo(28);
            assertThat(journal.ledger().hash(feed, 4)).isEmpty();
            Hole hole = new Hole(feed, 3, 6, time(runs.get(1)), time(runs.get(6)), false, Hole.Cause.RETIRED);
            assertThat(journal.ledger().holes()).containsExactly(hole);
            assertThat(new Verify(database).all())
                    .allMatch(Verify.FeedReport::holds)
                    .filteredOn(report -> report.feed().equals(feed))
                    .singleElement()
                    .satisfies(report -> {
                        assertThat(report.holes()).containsExactly(hole);
                        assertThat(report.missing()).isEqualTo(4);
                    });
            journal.ledger().end(feed, 1, hash(runs.getFirst(), 1), "revoked");
            assertThat(texts(feed)).containsExactly("n0");
            assertThat(journal.ledger().holes()).isEmpty();
            journal.ledger().end(feed, 4, Optional.empty(), "revoked");
            assertThat(texts(feed)).as("it ends where nothing is held").containsExactly("n0", "n1");
            journal.ledger().end(feed, Long.MAX_VALUE, Optional.empty(), "revoked");
            assertThat(texts(feed)).as("it comes back over the hole").isEqualTo(held);
            shut();
            reopen();
        }
        journal.drop(feed, 1, 5);
        assertThat(journal.ledger().holes()).hasSize(1);
        journal.drop(feed, 1, 6);
        assertThat(journal.ledger().holes()).as("as old is nothing here").isEmpty();
    }

    private static Instant time(Run run) {
        return run.envelopes().getFirst().header().time().instant();
    }

    private void retire(FeedId feed, Run last) {
        byte[] hash = last.heads().getLast().hash();
        take(origin.write(new Retirement(feed, last.last(), hash).draft(ActedBy.machine("x"))));
    }

    /** An origin signed once over three events and was revoked after two of them: no signed head stands at its end. */
    @Test
    void takesAFeedUpToAnEndBetweenSignedHeadsWhereTheEndsHashWasTold() {
        Run whole = origin.notes(Lane.DUTY, "a", "b", "c");
        Run ended = new Run(whole.feed(), whole.before(), whole.envelopes().subList(0, 2), List.of());
        byte[] end = ended.envelopes().getLast().header().hash();
        journal.ledger().end(whole.feed(), 2, Optional.empty(), "revoked");
        assertThat(take(ended)).as("nobody said what stands there").isEqualTo(Finding.ALTERED);
        Run other = origin.notes(Lane.TRAFFIC, "x", "y", "z");
        journal.ledger().end(other.feed(), 2, Optional.of(end), "revoked");
        assertThat(take(other)).as("something else stands there").isEqualTo(Finding.FORK);
        assertThat(journal.heads()).doesNotContainKeys(whole.feed(), other.feed());
        journal.ledger().end(whole.feed(), 2, Optional.of(end), "revoked");
        shut();
        reopen();
        assertThat(take(ended)).isEqualTo(Finding.SOUND);
        assertThat(texts(whole.feed())).containsExactly("a", "b");
        assertThat(journal.ledger().read(whole.feed(), 0, 1 << 20).orElseThrow().last())
                .isEqualTo(2);
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }

    /** A key's disk was put back, and it wrote again what it had told others; then another key followed it. */
    @Test
    void ofAnotherHistoryNothingIsKeptThatNobodyCouldCheck() {
        Run common = origin.notes(Lane.DUTY, "a");
        Map<FeedId, FeedTip> backup = Map.copyOf(origin.tips);
        Run other = origin.notes(Lane.DUTY, "x", "y", "z");
        origin.tips.putAll(backup);
        Run one = origin.notes(Lane.DUTY, "b");
        Run next = origin.notes(Lane.DUTY, "c", "d");
        FeedId feed = common.feed();
        take(common);
        take(other);
        journal.ledger().end(feed, 2, Optional.empty(), "followed");
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(feed)).containsExactly("a");
            assertThat(journal.ledger().read(feed, 0, 1 << 20).orElseThrow().last())
                    .as("nothing unsigned is passed on")
                    .isEqualTo(1);
            assertThat(take(other)).isEqualTo(Finding.ENDED);
            shut();
            reopen();
        }
        journal.ledger().end(feed, Long.MAX_VALUE, Optional.empty(), "counts no more");
        assertThat(texts(feed)).as("nothing else is known here").containsExactly("a", "x", "y", "z");
        journal.ledger().end(feed, 2, Optional.empty(), "followed");
        assertThat(take(one)).isEqualTo(Finding.SOUND);
        journal.ledger().end(feed, Long.MAX_VALUE, Optional.empty(), "counts no more");
        assertThat(take(next)).isEqualTo(Finding.SOUND);
        for (int opening = 0; opening < 2; opening++) {
            assertThat(texts(feed)).containsExactly("a", "b", "c", "d");
            assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
            shut();
            reopen();
        }
        journal.ledger().end(feed, 1, Optional.empty(), "revoked before");
        assertThat(texts(feed)).containsExactly("a");
    }

    @Test
    void takesOfARunPastAnEndThatNobodySignedWhatIsSignedBeforeIt() {
        Run first = origin.notes(Lane.DUTY, "a");
        Run second = origin.notes(Lane.DUTY, "b", "c");
        List<Envelope> envelopes = new ArrayList<>(first.envelopes());
        envelopes.addAll(second.envelopes());
        List<SignedHead> heads = List.of(first.heads().getLast(), second.heads().getLast());
        journal.ledger().end(first.feed(), 2, Optional.empty(), "followed");
        assertThat(take(new Run(first.feed(), first.before(), envelopes, heads)))
                .isEqualTo(Finding.ENDED);
        assertThat(texts(first.feed())).containsExactly("a");
    }

    @Test
    void keepsTheProofOfAForkAndEndsTheFeedThere() {
        Run common = origin.notes(Lane.DUTY, "a");
        Map<FeedId, FeedTip> before = Map.copyOf(origin.tips);
        Run one = origin.notes(Lane.DUTY, "b", "c");
        origin.tips.putAll(before);
        Run other = origin.notes(Lane.DUTY, "x");
        take(common);
        take(one);
        Taken forked = journal.ledger().take(List.of(other)).getFirst();
        assertThat(forked.finding()).isEqualTo(Finding.FORK);
        ForkProof proof = forked.fork().orElseThrow();
        journal.ledger().quarantine(proof);
        shut();
        reopen();
        assertThat(texts(common.feed())).containsExactly("a");
        assertThat(take(one)).isEqualTo(Finding.ENDED);
        assertThat(journal.ledger().forks()).singleElement().satisfies(kept -> {
            assertThat(kept.holds()).isTrue();
            assertThat(kept.common()).isEqualTo(1);
        });
    }

    @Test
    void erasesWhatTheOriginErasedAndNeverTakesItAgain() {
        Run run = origin.notes(Lane.TRAFFIC, "a", "b", "c");
        Run late = origin.notes(Lane.TRAFFIC, "d", "e");
        take(run);
        Run erased = origin.write(new Erasure(run.feed(), 2, 4).draft(ActedBy.machine("x")));
        assertThat(take(erased)).isEqualTo(Finding.SOUND);
        assertThat(take(late)).isEqualTo(Finding.SOUND);
        shut();
        reopen();
        assertThat(texts(run.feed())).containsExactly("a", "-", "-", "-", "e");
        Run passed = journal.ledger().read(run.feed(), 0, 1 << 20).orElseThrow();
        assertThat(passed.envelopes())
                .extracting(e -> e.body().isPresent())
                .containsExactly(true, false, false, false, true);
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
        Origin stranger = new Origin();
        take(stranger.write(new Erasure(run.feed(), 1, 5).draft(ActedBy.machine("x"))));
        assertThat(texts(run.feed())).as("not the stranger's to erase").contains("a", "e");
    }

    @Test
    void refusesBodiesThatAreHeldBackWithoutAReason() {
        Run run = origin.notes(Lane.TRAFFIC, "a", "b");
        List<Envelope> bare = new ArrayList<>(run.envelopes());
        bare.set(0, new Envelope(bare.getFirst().header(), Optional.empty()));
        Run without = new Run(run.feed(), run.before(), bare, run.heads());
        assertThat(take(without)).isEqualTo(Finding.WITHHELD);
        take(origin.write(new Erasure(run.feed(), 1, 1).draft(ActedBy.machine("x"))));
        assertThat(take(without)).isEqualTo(Finding.SOUND);
        assertThat(texts(run.feed())).containsExactly("-", "b");
    }

    @Test
    void anErasureLeavesWhatSaysWhatWasErased() {
        Run list = origin.notes(Lane.LIST, "entry");
        take(list);
        take(origin.write(new Erasure(list.feed(), 1, 10).draft(ActedBy.machine("x"))));
        Event erasure = journal.read(list.feed(), 1, 1).getFirst();
        assertThat(erasure.payload()).isPresent();
        assertThat(journal.read(list.feed(), 0, 1).getFirst().payload()).isEmpty();
    }
}
