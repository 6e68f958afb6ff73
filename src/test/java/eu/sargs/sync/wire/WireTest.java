package eu.sargs.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.Body;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final PictureId PICTURE = new PictureId("5e".repeat(32));
    private static final FeedId FEED =
            new FeedId(new OriginKey("a1".repeat(32)), 7, new Scope("group:vp-latgale"), Lane.LIST);

    private final SigningKey key = SigningKey.generate();
    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void everyMessageArrivesAsItWasSent() throws MalformedMessage {
        Instant clock = Instant.parse("2026-11-22T07:08:09.123Z");
        List<Message> messages = List.of(
                new Message.Hello(Set.of(1, 2), clock, List.of(key.origin(), FEED.origin())),
                new Message.Want(FEED, 12),
                new Message.Want(FEED, 12, true),
                new Message.Stop(FEED),
                new Message.Credit(Lane.DUTY, 1 << 18),
                new Message.PictureWant(PICTURE, 65_536),
                new Message.PictureGone(PICTURE),
                new Message.Ping(3, clock),
                new Message.Pong(3, clock));
        for (Message message : messages) {
            assertThat(wire.decode(wire.encode(message))).isEqualTo(message);
        }
        for (Farewell why : Farewell.values()) {
            assertThat(wire.decode(wire.encode(new Message.Bye(why)))).isEqualTo(new Message.Bye(why));
        }
    }

    @Test
    void endsOfFeedsArriveWithTheirHashes() throws MalformedMessage {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) 9);
        Message.Have have = new Message.Have(Map.of(FEED, new FeedTip(44, hash, new HybridTime(1_000, 3))));

        Message.Have back = (Message.Have) wire.decode(wire.encode(have));

        FeedTip tip = back.ends().get(FEED);
        assertThat(tip.sequence()).isEqualTo(44);
        assertThat(tip.hash()).isEqualTo(hash);
        assertThat(tip.time()).isEqualTo(new HybridTime(1_000, 3));
    }

    @Test
    void partsOfPicturesArrive() throws MalformedMessage {
        byte[] bytes = {1, 2, 3};

        Message.PicturePart back =
                (Message.PicturePart) wire.decode(wire.encode(new Message.PicturePart(PICTURE, 64, 67, bytes)));

        assertThat(back.picture()).isEqualTo(PICTURE);
        assertThat(back.from()).isEqualTo(64);
        assertThat(back.length()).isEqualTo(67);
        assertThat(back.bytes()).isEqualTo(bytes);
    }

    @Test
    void runsArriveToTheBitWithTheirHashesAndSignatures() throws MalformedMessage {
        long seed = new Random().nextLong();
        System.out.println("runs of seed " + seed);
        Random random = new Random(seed);
        SomeRuns some = new SomeRuns(random, key);
        for (int i = 0; i < 60; i++) {
            Run run = some.run(1 + random.nextInt(40), 1 + random.nextInt(300));
            sameAs(run);
            sameAs(some.erased(run));
        }
        sameAs(some.run(1));
        sameAs(some.run(1, 1, 1));
        sameAs(some.erased(some.run(2_000)));
    }

    private void sameAs(Run run) throws MalformedMessage {
        byte[] bytes = wire.encode(new Message.Events(run, 0));

        Message.Events back = (Message.Events) wire.decode(bytes);

        assertThat(back.bytes()).isEqualTo(bytes.length);
        assertThat(back.run().feed()).isEqualTo(run.feed());
        assertThat(back.run().before()).isEqualTo(run.before());
        assertThat(back.run().envelopes()).isEqualTo(run.envelopes());
        assertThat(back.run().heads()).hasSameSizeAs(run.heads());
        for (int i = 0; i < run.heads().size(); i++) {
            assertThat(back.run().heads().get(i).hash())
                    .isEqualTo(run.heads().get(i).hash());
            assertThat(back.run().heads().get(i).sequence())
                    .isEqualTo(run.heads().get(i).sequence());
            assertThat(back.run().heads().get(i).verifies()).isTrue();
        }
    }

    @Test
    void proofOfAForkArrivesAndHolds() throws MalformedMessage {
        SomeRuns some = new SomeRuns(new Random(5), key);
        Run one = some.run(3);
        Run other = some.run(4);
        ForkProof proof = new ForkProof(
                headers(one),
                one.heads().getFirst(),
                headers(other),
                other.heads().getFirst());
        assertThat(proof.holds()).isTrue();

        Message.Fork back = (Message.Fork) wire.decode(wire.encode(new Message.Fork(proof)));

        assertThat(back.proof().holds()).isTrue();
        assertThat(back.proof().one()).isEqualTo(proof.one());
        assertThat(back.proof().other()).isEqualTo(proof.other());
    }

    private static List<Header> headers(Run run) {
        return run.envelopes().stream().map(Envelope::header).toList();
    }

    @Test
    void anAlteredSignatureIsSeen() throws MalformedMessage {
        Run run = new SomeRuns(new Random(1), key).run(5);
        byte[] signature = run.heads().getFirst().signature();
        byte[] bytes = wire.encode(new Message.Events(run, 0));
        int at = indexOf(bytes, signature);
        bytes[at] ^= 1;

        Message.Events back = (Message.Events) wire.decode(bytes);

        assertThat(back.run().heads().getFirst().verifies()).isFalse();
    }

    private static int indexOf(byte[] in, byte[] what) {
        for (int at = 0; at <= in.length - what.length; at++) {
            if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        throw new AssertionError("It is not there");
    }

    @Test
    void aMessageThatIsTooLargeIsNotWritten() {
        byte[] much = new byte[Wire.LIMIT];

        assertThatThrownBy(() -> wire.encode(new Message.PicturePart(PICTURE, 0, much.length, much)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFewBytesCannotAskForGigabytes() {
        // One event whose body says it is the same byte two thousand million times.
        ByteSink bomb = new ByteSink();
        bomb.one(BodyWriter.SAME);
        bomb.varint(2_000_000_000);
        bomb.one(1);
        bomb.one('x');
        try (Packing packing = new Packing()) {
            ByteSource in = new ByteSource(bomb.toBytes(), RunForm.BUDGET);
            assertThatThrownBy(() -> new BodyReader(packing, in, new long[1]).read())
                    .isInstanceOf(MalformedMessage.class);
        }
    }

    @Test
    void aRunOfTooMuchIsNotWritten() {
        Run run = new SomeRuns(new Random(1), key).run(40);
        List<Envelope> large = run.envelopes().stream()
                .map(e -> new Envelope(e.header(), Optional.of(new Body(new byte[16], new byte[Body.LIMIT]))))
                .toList();

        assertThatThrownBy(
                        () -> wire.encode(new Message.Events(new Run(run.feed(), run.before(), large, run.heads()), 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Good messages with a few bytes changed, cut or put in, and noise: understood or refused, never anything else. */
    @Test
    void whateverComesIsUnderstoodOrRefused() {
        long seed = new Random().nextLong();
        System.out.println("garbage of seed " + seed);
        Random random = new Random(seed);
        SomeRuns some = new SomeRuns(random, key);
        List<byte[]> good = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            good.add(wire.encode(new Message.Events(some.erased(some.run(1 + random.nextInt(60))), 0)));
        }
        good.add(wire.encode(new Message.Hello(Set.of(1), Instant.now(), List.of(key.origin()))));
        good.add(wire.encode(new Message.Have(Map.of(FEED, FeedTip.empty()))));
        good.add(wire.encode(new Message.Want(FEED, 3)));
        int understood = 0;
        int refused = 0;
        for (int i = 0; i < 6_000; i++) {
            byte[] bytes = changed(good.get(random.nextInt(good.size())), random);
            try {
                wire.decode(bytes);
                understood++;
            } catch (MalformedMessage e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
        assertThat(understood).isGreaterThan(10);
    }

    private static byte[] changed(byte[] good, Random random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes = good.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) 0xff;
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }
}
