package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Retirement;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Taken.Finding;
import eu.sargs.sync.member.KeyRotation;
import eu.sargs.sync.member.MemberCodec;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A station that has changed its key erases and retires what it wrote with the older one; seen by another station. */
class SuccessorsTest extends StoreFixture {
    private static final ActedBy BY = ActedBy.machine("desk");

    /** A key of another station. */
    private static final class Seat {
        final SigningKey key = SigningKey.generate();
        final Map<FeedId, FeedTip> tips = new HashMap<>();
        final HybridClock clock =
                new HybridClock(InstantSource.system(), FeedTip.empty().time());

        Run write(Draft... drafts) {
            Batch batch =
                    new Batch(key, 1, clock, new SecureRandom(), feed -> tips.getOrDefault(feed, FeedTip.empty()));
            Arrays.stream(drafts).forEach(batch::add);
            Header first = batch.envelopes().getFirst().header();
            tips.putAll(batch.tips());
            return new Run(first.feed(), first.previous(), batch.envelopes(), batch.sign());
        }

        FeedId feed(Lane lane) {
            return new FeedId(key.origin(), 1, lane == Lane.LIST ? Scope.ALL : Scope.STATION, lane);
        }
    }

    private final Seat older = new Seat();
    private final Seat newer = new Seat();
    private final FeedId traffic = older.feed(Lane.TRAFFIC);

    private Run rotation(Seat from, Seat to) {
        return from.write(MemberCodec.draft(KeyRotation.to(to.key, from.key.origin(), Map.of()), BY));
    }

    private Finding take(Run run) {
        return journal.ledger().take(List.of(run)).getFirst().finding();
    }

    private List<String> texts() {
        return journal.read(traffic, 0, 100).stream()
                .map(event -> event.payload().isPresent() ? text(event) : "-")
                .toList();
    }

    private Run notes() {
        return older.write(draft(Lane.TRAFFIC, "a"), draft(Lane.TRAFFIC, "b"), draft(Lane.TRAFFIC, "c"));
    }

    private void again() {
        shut();
        reopen();
    }

    @Test
    void theNewerKeyErasesWhatTheOlderOneWrote() {
        take(notes());
        take(rotation(older, newer));
        again();
        take(newer.write(new Erasure(traffic, 1, 2).draft(BY)));
        assertThat(texts()).containsExactly("-", "-", "c");
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }

    @Test
    void anErasureTakesEffectWhenTheRotationItRestsOnComes() {
        take(notes());
        take(newer.write(new Erasure(traffic, 2, 2).draft(BY)));
        assertThat(texts()).as("it is nobody's to erase").containsExactly("a", "b", "c");
        again();
        take(rotation(older, newer));
        assertThat(texts()).containsExactly("a", "-", "c");
    }

    @Test
    void aKeyAfterTheNextOneErasesToo() {
        Seat newest = new Seat();
        take(notes());
        take(newest.write(new Erasure(traffic, 3, 3).draft(BY)));
        take(rotation(newer, newest));
        assertThat(texts()).containsExactly("a", "b", "c");
        take(rotation(older, newer));
        assertThat(texts()).containsExactly("a", "b", "-");
    }

    @Test
    void whatWasErasedMayBeMissingWhereItComesLater() {
        take(rotation(older, newer));
        take(newer.write(new Erasure(traffic, 1, 1).draft(BY)));
        take(notes());
        assertThat(texts()).as("never stored again").containsExactly("-", "b", "c");
    }

    @Test
    void someoneElseErasesNothing() {
        Seat stranger = new Seat();
        take(notes());
        take(rotation(older, newer));
        take(rotation(older, stranger));
        take(stranger.write(new Erasure(traffic, 1, 3).draft(BY)));
        assertThat(texts()).as("the first successor is the one").containsExactly("a", "b", "c");
    }

    @Test
    void afterARotationIsSetAsideItsErasuresAreDoneButNobodyElseCanKnowWhy() {
        take(notes());
        take(rotation(older, newer));
        take(newer.write(new Erasure(traffic, 1, 1).draft(BY)));

        journal.ledger().end(older.feed(Lane.LIST), 0, Optional.empty(), "revoked");

        assertThat(texts()).containsExactly("-", "b", "c");
        assertThat(journal.ledger().read(traffic, 0, 1 << 20))
                .as("no longer passed on")
                .isEmpty();
        take(newer.write(new Erasure(traffic, 2, 2).draft(BY)));
        again();
        take(newer.write(new Erasure(traffic, 3, 3).draft(BY)));
        assertThat(texts()).as("it speaks for the older key no more").containsExactly("-", "b", "c");
    }

    @Test
    void theNewerKeyRetiresWhatTheOlderOneWrote() {
        Run first = notes();
        Run next = older.write(draft(Lane.TRAFFIC, "d"));
        take(rotation(older, newer));
        byte[] hash = first.envelopes().getLast().header().hash();
        take(newer.write(new Retirement(traffic, 3, hash).draft(BY)));
        assertThat(take(next)).as("it may begin there").isEqualTo(Finding.SOUND);
        assertThat(journal.read(traffic, 0, 10)).extracting(Event::sequence).containsExactly(4L);
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }
}
