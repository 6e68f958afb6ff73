package eu.sargs.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes of {@code docs/journal.md}. They never change: every chain and signature stands on them. */
class HeaderTest {
    static final FeedId FEED = new FeedId(new OriginKey("0f".repeat(32)), 1, Scope.STATION, Lane.TRAFFIC);

    private static final Header EXAMPLE = new Header(
            FEED,
            7,
            filled(0xaa),
            new HybridTime(1_764_800_000_000L, 3),
            "SightingRecorded",
            2,
            new Body(new byte[16], "body".getBytes(StandardCharsets.US_ASCII)).hash());

    static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void hasTheBytesOfItsFormat() {
        assertThat(HexFormat.of().formatHex(EXAMPLE.encode()))
                .isEqualTo("01" + "0f".repeat(32) + "00000001" + "07" + hex("station") + "03" + "0000000000000007"
                        + "aa".repeat(32) + "0000019ae646f000" + "00000003" + "10" + hex("SightingRecorded")
                        + "00000002" + "c8fffe6b2f226f1f3128be38159dec426f255bc9c00e48a1a6590ed06645ce26");
    }

    @Test
    void hasTheHashOfItsFormat() {
        assertThat(HexFormat.of().formatHex(EXAMPLE.hash()))
                .isEqualTo("dc0e25e934c2d8d43e385a2a4074641f80b749ea5f22871e2c41bbedc1add220");
    }

    @Test
    void comesBackFromItsBytes() {
        assertThat(Header.decode(EXAMPLE.encode())).isEqualTo(EXAMPLE);
    }

    @Test
    void refusesBytesThatAreNotExactlyOneHeader() {
        byte[] bytes = EXAMPLE.encode();
        assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
        byte[] otherFormat = bytes.clone();
        otherFormat[0] = 2;
        assertRefused(otherFormat);
    }

    @Test
    void hashesDifferentlyWhateverIsChanged() {
        byte[] bytes = EXAMPLE.encode();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(hashOf(changed)).isNotEqualTo(EXAMPLE.hash());
        }
    }

    /** Nothing where the bytes are no header at all. */
    private static byte[] hashOf(byte[] bytes) {
        try {
            return Header.decode(bytes).hash();
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> Header.decode(bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
