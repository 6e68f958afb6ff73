package eu.sargs.sighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Scope;
import eu.sargs.picture.PictureId;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SightingCodecTest {
    private static final Instant SEEN = Instant.parse("2025-11-22T02:11:25Z");
    private static final Sighting TWO_HASHES = SomeSightings.ofVersion1(1, "HO3817", SEEN);
    private static final Sighting ONE_HASH = SomeSightings.sighting(1, "HO3817", SEEN, "KRA-01", true);

    /** What both versions begin with, as version 1 wrote it. */
    private static final String BODY =
            "0a100000000000000007000000000000000112094b72c481736c6176611a064b52412d303120c8b1d2caaa3328ccb8d2"
                    + "caaa333206484f333831373a024c5641000000000000ed3f4a30000000000000ed3f000000000000ed3f000000000000"
                    + "ed3f000000000000ed3f000000000000ed3f000000000000ed3f52110a06584f3338313711000000000000b03f590000"
                    + "00000000c03f61000000000000d03f69000000000000d43f71000000000000a43f";

    private static final String VERSION_1 = BODY + "7a20" + "a1".repeat(32) + "820120" + "b2".repeat(32) + "880101";
    private static final String VERSION_2 = BODY + "880101" + "920120" + "a2".repeat(32);

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void readsWhatVersion1Wrote() {
        assertThat(SightingCodec.decode(bytes(VERSION_1))).isEqualTo(TWO_HASHES);
        assertThat(TWO_HASHES.crop()).isEqualTo(new PictureId("a1".repeat(32)));
        assertThat(TWO_HASHES.overview()).isEqualTo(new PictureId("b2".repeat(32)));
    }

    /** An alert of today copies a sighting of then. */
    @Test
    void writesTwoHashesWhereTwoPicturesHaveThem() {
        assertThat(SightingCodec.encode(TWO_HASHES)).isEqualTo(bytes(VERSION_1));
    }

    @Test
    void writesOneHashForBothPictures() {
        Draft draft = SightingCodec.recorded(ONE_HASH, Scope.ALL, ActedBy.machine("desk"));
        assertThat(draft.version()).isEqualTo(2);
        assertThat(draft.payload()).isEqualTo(bytes(VERSION_2));
        assertThat(SightingCodec.decode(draft.payload())).isEqualTo(ONE_HASH);
        assertThat(ONE_HASH.crop().hex()).endsWith("a2");
        assertThat(ONE_HASH.overview().hex()).endsWith("a3");
    }

    @Test
    void refusesASightingWithoutPicturesAndAHashThatIsNone() {
        for (String none : new String[] {
            BODY + "880101",
            BODY + "7a20" + "a1".repeat(32) + "880101",
            BODY + "9201" + "20" + "a3".repeat(32),
            BODY + "9201" + "1f" + "a2".repeat(31)
        }) {
            assertThatThrownBy(() -> SightingCodec.decode(bytes(none))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
