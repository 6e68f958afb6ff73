package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Run;
import eu.sargs.journal.RunCheck;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.wire.MalformedMessage;
import eu.sargs.sync.wire.SomeRuns;
import eu.sargs.sync.wire.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a peer says over a link. */
class WireFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:08:09.123Z");

    /** A station that has nothing of the feed yet. */
    private static final RunCheck.Holding NOTHING = new RunCheck.Holding() {
        @Override
        public FeedTip tip() {
            return FeedTip.empty();
        }

        @Override
        public FeedTip beginning() {
            return FeedTip.empty();
        }

        @Override
        public Optional<byte[]> retired(long last) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> hash(long sequence) {
            return Optional.empty();
        }

        @Override
        public Optional<Run> line(long after) {
            return Optional.empty();
        }

        @Override
        public boolean isErased(long sequence) {
            return false;
        }

        @Override
        public boolean isRetired(long sequence) {
            return false;
        }

        @Override
        public boolean isMissing(long sequence) {
            return false;
        }

        @Override
        public Optional<RunCheck.End> end() {
            return Optional.empty();
        }
    };

    @Test
    void refusesWhatIsNoMessage() throws Exception {
        long seed = Fuzz.seed();
        try (Wire wire = new Wire()) {
            List<byte[]> corpus = messages(seed).stream().map(wire::encode).toList();
            new Fuzz("wire messages", MalformedMessage.class).run(seed, corpus, input -> {
                Message message = wire.decode(input);
                if (message instanceof Message.Events events) {
                    checked(events.run());
                } else {
                    assertThat(wire.encode(message))
                            .as("what was understood can be said")
                            .isNotEmpty();
                }
            });
        }
    }

    /** As the ledger does before anything is stored: it says what is wrong, and throws nothing. */
    private static void checked(Run run) {
        RunCheck.of(run, NOTHING, NOW);
    }

    private static List<Message> messages(long seed) {
        Random random = new Random(seed);
        SigningKey key = SigningKey.generate();
        FeedId feed = new FeedId(new OriginKey("a1".repeat(32)), 7, new Scope("group:vp-latgale"), Lane.LIST);
        PictureId picture = new PictureId("5e".repeat(32));
        List<Message> messages = new ArrayList<>(List.of(
                new Message.Hello(Set.of(1, 2), NOW, List.of(key.origin(), feed.origin())),
                new Message.Have(Map.of(feed, new FeedTip(44, new byte[32], new HybridTime(1_000, 3)))),
                new Message.Want(feed, 12),
                new Message.Stop(feed),
                new Message.Credit(Lane.DUTY, 1 << 18),
                new Message.PictureWant(picture, 65_536),
                new Message.PicturePart(picture, 64, 67, new byte[] {1, 2, 3}),
                new Message.PictureGone(picture),
                new Message.Ping(3, NOW),
                new Message.Pong(3, NOW),
                new Message.Bye(Farewell.values()[0])));
        SomeRuns runs = new SomeRuns(random, key);
        for (int i = 0; i < 12; i++) {
            Run run = runs.run(1 + random.nextInt(6), 1 + random.nextInt(30));
            messages.add(new Message.Events(run, 0));
            messages.add(new Message.Events(runs.erased(run), 0));
        }
        return messages;
    }
}
