package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Seat;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Run;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.store.Store;
import eu.sargs.store.Verify;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.Sight;
import eu.sargs.sync.link.SealedStick;
import eu.sargs.sync.link.Stick;
import eu.sargs.sync.wire.SomeRuns;
import eu.sargs.sync.wire.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal file that was carried here on a stick, into a real journal: what was there stays, and every chain holds. */
class StickFuzzTest {
    /** Everybody is let in, so that nothing is refused for its writer alone. */
    private static final Sight ALL = new Sight() {
        @Override
        public boolean isMember(OriginKey key) {
            return true;
        }

        @Override
        public boolean maySee(OriginKey viewer, FeedId feed) {
            return true;
        }

        @Override
        public long lastValid(FeedId feed) {
            return Long.MAX_VALUE;
        }
    };

    @TempDir
    Path folder;

    private Home home;
    private Store store;
    private Stick stick;
    private Path file;

    @BeforeEach
    void open() {
        home = Home.open(folder.resolve("home"));
        HomeKey key = HomeKey.of(home);
        store = Store.open(home, key, SigningKey.of(home, key), InstantSource.system(), new Seat("Krāslava 1"));
        stick = new Stick(store.keys(), store.ledger(), ALL);
        file = folder.resolve("stick");
    }

    @AfterEach
    void close() {
        Map<FeedId, Long> heads = store.journal().heads();
        assertThat(heads).as("something came in").isNotEmpty();
        assertThat(store.verify()).allMatch(Verify.FeedReport::holds);
        store.close();
        home.close();
    }

    private static List<Run> runs(Random random) {
        List<Run> runs = new ArrayList<>();
        for (Lane lane : List.of(Lane.LIST, Lane.TRAFFIC, Lane.DUTY)) {
            runs.add(new SomeRuns(random, SigningKey.generate()).run(lane, 3, 1 + random.nextInt(9)));
        }
        return runs;
    }

    private void carried(byte[] bytes) throws Exception {
        Map<FeedId, Long> before = store.journal().heads();
        Files.write(file, bytes);
        stick.in(file);
        Map<FeedId, Long> after = store.journal().heads();
        before.forEach((feed, head) -> assertThat(after.get(feed)).isGreaterThanOrEqualTo(head));
    }

    @Test
    void refusesAFileThatWasAltered() throws Exception {
        long seed = Fuzz.seed();
        List<byte[]> corpus = new ArrayList<>();
        try (Wire wire = new Wire()) {
            for (Run run : runs(new Random(seed))) {
                corpus.add(SealedStick.of(store.origin(), List.of(wire.encode(new Message.Events(run, 0)))));
            }
        }
        new Fuzz("stick files").allocating(96).keeping(64).run(seed, corpus, this::carried);
    }

    /** Whoever knows this station's key can seal anything for it. */
    @Test
    void refusesWhatWasAlteredBeforeItWasSealed() throws Exception {
        long seed = Fuzz.seed();
        List<byte[]> corpus = new ArrayList<>();
        try (Wire wire = new Wire()) {
            for (Run run : runs(new Random(seed))) {
                corpus.add(wire.encode(new Message.Events(run, 0)));
            }
        }
        new Fuzz("sealed stick files")
                .allocating(96)
                .keeping(64)
                .run(seed, corpus, input -> carried(SealedStick.of(store.origin(), List.of(input))));
    }
}
