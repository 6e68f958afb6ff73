package eu.sargs.sync.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Seat;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Run;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.Language;
import eu.sargs.platform.Texts;
import eu.sargs.store.Store;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.Sight;
import eu.sargs.sync.wire.SomeRuns;
import eu.sargs.sync.wire.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For what reason a part of a stick is not taken. */
class StickTest {
    /** Some hours after {@link SomeRuns} were written. */
    private static final Instant LATER = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final SigningKey writer = SigningKey.generate();
    private Instant now = LATER;
    private boolean forUs = true;
    private long valid = Long.MAX_VALUE;
    private boolean revoked;

    private final Sight sight = new Sight() {
        @Override
        public boolean isMember(OriginKey key) {
            return true;
        }

        @Override
        public boolean maySee(OriginKey viewer, FeedId feed) {
            return forUs;
        }

        @Override
        public long lastValid(FeedId feed) {
            return feed.origin().equals(writer.origin()) ? valid : Long.MAX_VALUE;
        }

        @Override
        public Optional<Position> revokedBy(OriginKey key) {
            FeedId feed = new FeedId(key, 1, eu.sargs.journal.Scope.ALL, Lane.LIST);
            return revoked ? Optional.of(new Position(feed, 1)) : Optional.empty();
        }
    };

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private Run run(long seed, int... batches) {
        return new SomeRuns(new Random(seed), writer).run(Lane.LIST, batches);
    }

    /** The events from an index on, with the heads that stand among them. */
    private static Run from(Run whole, int index) {
        List<Envelope> envelopes =
                whole.envelopes().subList(index, whole.envelopes().size());
        return new Run(
                whole.feed(),
                whole.envelopes().get(index - 1).header().hash(),
                envelopes,
                whole.heads().stream().filter(head -> head.sequence() > index).toList());
    }

    private Stick.Carried in(Run... runs) throws Exception {
        Home home = Home.open(folder.resolve("home" + open.size()));
        open.add(home);
        HomeKey key = HomeKey.of(home);
        Store store = Store.open(home, key, SigningKey.of(home, key), () -> now, new Seat("Krāslava 1"));
        open.add(store);
        List<byte[]> parts = new ArrayList<>();
        try (Wire wire = new Wire()) {
            for (Run run : runs) {
                parts.add(wire.encode(new Message.Events(run, 0)));
            }
        }
        Path file = Files.write(folder.resolve("stick"), SealedStick.of(store.origin(), parts));
        return new Stick(store.keys(), store.ledger(), sight).in(file);
    }

    private void refusedFor(NotTaken why, int runs, Stick.Carried carried) {
        assertThat(carried.refused()).isEqualTo(Map.of(why, new Stick.Refused(runs, Set.of(writer.origin()))));
    }

    @Test
    void isNotWrittenIntoAHome() throws Exception {
        in(run(1, 3));
        Home home = (Home) open.getFirst();
        Store store = (Store) open.getLast();
        Path there = Files.writeString(home.folder().resolve("there"), "mine");
        for (String name : List.of("new", "there")) {
            assertThatThrownBy(() -> new Stick(store.keys(), store.ledger(), sight)
                            .out(home.folder().resolve(name), writer.origin(), Map.of()))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("HOM-12"));
        }
        assertThat(home.folder().resolve("new")).doesNotExist();
        assertThat(there).hasContent("mine");
    }

    @Test
    void takesWhatIsSound() throws Exception {
        Stick.Carried carried = in(run(1, 3, 2));
        assertThat(carried.events()).isEqualTo(5);
        assertThat(carried.refused()).isEmpty();
    }

    @Test
    void tellsAStrangerFromOneWhoWasRevokedAndFromWhatIsForOthers() throws Exception {
        valid = 0;
        forUs = false;
        refusedFor(NotTaken.STRANGER, 1, in(run(1, 3)));
        revoked = true;
        forUs = true;
        refusedFor(NotTaken.LEFT, 1, in(run(1, 3)));
        valid = 3;
        Stick.Carried cutOff = in(run(1, 3, 2));
        refusedFor(NotTaken.LEFT, 1, cutOff);
        assertThat(cutOff.events()).as("what stands before the cut").isEqualTo(3);
        valid = Long.MAX_VALUE;
        forUs = false;
        refusedFor(NotTaken.NOT_FOR_US, 1, in(run(1, 3)));
    }

    @Test
    void callsWhatFollowsOnAnAlteredPartAlteredToo() throws Exception {
        Run whole = run(1, 3, 2);
        List<Envelope> events = new ArrayList<>(whole.upTo(3).orElseThrow().envelopes());
        events.set(0, new Envelope(events.get(0).header(), events.get(1).body()));
        Run altered = new Run(
                whole.feed(),
                whole.before(),
                events,
                whole.upTo(3).orElseThrow().heads());
        Stick.Carried carried = in(altered, from(whole, 3));
        refusedFor(NotTaken.ALTERED, 2, carried);
        assertThat(carried.events()).isZero();
    }

    @Test
    void namesAMissingBodyAMissingBeginningAndTimesThatAreAhead() throws Exception {
        Run whole = run(1, 3, 2);
        List<Envelope> events = new ArrayList<>(whole.envelopes());
        events.set(1, new Envelope(events.get(1).header(), Optional.empty()));
        refusedFor(NotTaken.WITHHELD, 1, in(new Run(whole.feed(), whole.before(), events, whole.heads())));
        refusedFor(NotTaken.GAP, 1, in(from(whole, 3)));
        now = Instant.parse("2026-11-22T05:00:00Z");
        refusedFor(NotTaken.AHEAD, 1, in(whole));
    }

    @Test
    void namesAFork() throws Exception {
        Stick.Carried carried = in(run(1, 3), run(2, 3));
        assertThat(carried.events()).isEqualTo(3);
        assertThat(carried.forks()).hasSize(1);
        refusedFor(NotTaken.FORK, 1, carried);
    }

    @Test
    void saysEachReasonInEachLanguageWithACodeOfItsOwn() {
        assertThat(List.of(NotTaken.values()))
                .extracting(why -> why.fault("Utena").code())
                .doesNotHaveDuplicates();
        for (Language language : Language.values()) {
            Texts texts = new Texts(language);
            assertThat(List.of(NotTaken.values()))
                    .extracting(why -> texts.get(why.fault("Utena")))
                    .allSatisfy(text -> assertThat(text).contains("Utena").doesNotContain("‹", "{", "}"))
                    .doesNotHaveDuplicates();
        }
    }
}
