package eu.sargs.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SigningKey;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    /** A record of TLS that begins a handshake, three bytes long. */
    private static final String HELLO = "1603010003010203";

    private final Refusals refusals = new Refusals(InstantSource.system(), (task, after) -> {});
    private final Threshold threshold = new Threshold(refusals);
    private final List<EmbeddedChannel> all = new ArrayList<>();
    private int port = 1_000;

    @AfterEach
    void close() {
        all.forEach(EmbeddedChannel::close);
    }

    private EmbeddedChannel from(String host) {
        InetSocketAddress address = new InetSocketAddress(host, port++);
        EmbeddedChannel channel = new EmbeddedChannel(false, false) {
            @Override
            public SocketAddress remoteAddress() {
                return address;
            }
        };
        threshold.came(channel);
        try {
            channel.register();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        all.add(channel);
        return channel;
    }

    private static EmbeddedChannel says(EmbeddedChannel channel, String hex) {
        channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
        ByteBuf passed = channel.readInbound();
        assertThat(HexFormat.of().formatHex(passed.array()))
                .as("it is passed on whole")
                .isEqualTo(hex);
        return channel;
    }

    private EmbeddedChannel proves(EmbeddedChannel channel, OriginKey key) {
        threshold.proved(channel.remoteAddress(), key);
        return channel;
    }

    @Test
    void theOldestOfAnAddressThatHasTooManyGivesWay() {
        EmbeddedChannel elsewhere = from("10.0.0.9");
        EmbeddedChannel oldest = from("10.0.0.1");
        for (int i = 1; i < Threshold.MOST_FROM_ONE; i++) {
            from("10.0.0.1");
        }
        assertThat(oldest.isOpen()).isTrue();

        EmbeddedChannel newest = from("10.0.0.1");

        assertThat(oldest.isOpen()).isFalse();
        assertThat(newest.isOpen()).isTrue();
        assertThat(elsewhere.isOpen()).isTrue();
        assertThat(refusals.soFar().count())
                .as("told once, not again when it closes")
                .isEqualTo(1);
    }

    @Test
    void whoBeganTlsStaysWhileSilentOnesComeByTheThousand() {
        EmbeddedChannel peer = says(says(from("10.0.0.1"), HELLO.substring(0, 6)), HELLO.substring(6));

        for (int i = 0; i < 5_000; i++) {
            from("10.0.0.1");
        }

        assertThat(peer.isOpen()).isTrue();
        assertThat(threshold.strangers()).isEqualTo(Threshold.MOST_FROM_ONE);
        for (int i = 0; i < Threshold.MOST_FROM_ONE; i++) {
            says(from("10.0.0.1"), HELLO);
        }
        assertThat(peer.isOpen()).as("among those that began, the oldest goes").isFalse();
    }

    @Test
    void aFewBytesOrOtherOnesAreNoBeginning() {
        EmbeddedChannel part = says(from("10.0.0.1"), HELLO.substring(0, 14));
        EmbeddedChannel web = says(from("10.0.0.1"), "474554202f20485454502f312e310d0a0d0a");

        for (int i = 0; i < Threshold.MOST_FROM_ONE; i++) {
            from("10.0.0.1");
        }

        assertThat(part.isOpen()).isFalse();
        assertThat(web.isOpen()).isFalse();
    }

    @Test
    void manyAddressesThatHoldAFewEachGiveWayBeforeTheOneThatHoldsOne() {
        EmbeddedChannel alone = from("10.0.0.1");
        for (int i = 0; i < 1_000; i++) {
            from("10.0.1." + i % 100);
        }

        assertThat(alone.isOpen()).isTrue();
        assertThat(threshold.strangers()).isEqualTo(Threshold.MOST_STRANGERS);
    }

    @Test
    void anIpv6NetworkIsOneSourceWhateverAddressesItMakesUp() {
        for (int i = 0; i < 500; i++) {
            from("2001:db8::" + Integer.toHexString(i + 1));
        }
        assertThat(threshold.strangers()).isEqualTo(Threshold.MOST_FROM_ONE);
        from("2001:db8:0:1::1");
        assertThat(threshold.strangers()).isEqualTo(Threshold.MOST_FROM_ONE + 1);
    }

    @Test
    void whoHasProvedAKeyNeverGivesWayToWhoHasNot() {
        EmbeddedChannel peer = proves(from("10.0.0.1"), SigningKey.generate().origin());

        for (int i = 0; i < 5_000; i++) {
            says(from("10.0." + i % 200 + ".1"), HELLO);
            from("10.0.0.1");
        }

        assertThat(peer.isOpen()).isTrue();
        assertThat(threshold.find(peer.remoteAddress())).contains(peer);
    }

    @Test
    void ofOneKeysConnectionsTheNewerOnesCount() {
        OriginKey key = SigningKey.generate().origin();
        EmbeddedChannel other = proves(from("10.0.0.2"), SigningKey.generate().origin());
        EmbeddedChannel first = proves(from("10.0.0.1"), key);
        for (int i = 1; i < Threshold.MOST_OF_ONE_KEY; i++) {
            proves(from("10.0.0.1"), key);
        }
        assertThat(first.isOpen()).isTrue();

        EmbeddedChannel newest = proves(proves(from("10.0.0.1"), key), key);

        assertThat(first.isOpen()).isFalse();
        assertThat(newest.isOpen()).isTrue();
        assertThat(other.isOpen()).isTrue();
        assertThat(refusals.soFar().count()).isZero();
    }

    @Test
    void whoDoesNotBeginIsHungUpOnAfterAMomentAndWhoDidIsNot() {
        EmbeddedChannel silent = from("10.0.0.1");
        EmbeddedChannel slow = says(from("10.0.0.1"), HELLO.substring(0, 4));
        EmbeddedChannel begun = says(from("10.0.0.1"), HELLO);

        for (EmbeddedChannel one : List.of(silent, slow, begun)) {
            one.advanceTimeBy(4, TimeUnit.SECONDS);
            one.runScheduledPendingTasks();
        }

        assertThat(silent.isOpen()).isFalse();
        assertThat(slow.isOpen()).isFalse();
        assertThat(begun.isOpen()).isTrue();
        assertThat(refusals.soFar().count()).isEqualTo(2);
        assertThat(threshold.strangers()).isEqualTo(1);
    }

    @Test
    void whoGoesIsForgotten() {
        EmbeddedChannel stranger = from("10.0.0.1");
        EmbeddedChannel peer = proves(from("10.0.0.1"), SigningKey.generate().origin());

        stranger.close();
        peer.close();

        assertThat(threshold.strangers()).isZero();
        assertThat(threshold.find(peer.remoteAddress())).isEmpty();
    }
}
