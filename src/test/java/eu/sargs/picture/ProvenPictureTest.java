package eu.sargs.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProvenPictureTest {
    private static final byte[] CROP = "a plate".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OVERVIEW = "a car on a road".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "15c450e024871049d87b476638f0adbbeaa4408e5f35645d1a1a87afe06e3006";

    private final List<ProvenPicture> pair = ProvenPicture.pair(CROP, OVERVIEW);
    private final ProvenPicture crop = pair.getFirst();
    private final ProvenPicture overview = pair.getLast();

    /** Names are final: stations that are on different versions must come to the same ones. */
    @Test
    void twoPicturesHaveTheNamesOfTheSpecification() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] text = "sargs pictures 1".getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(text, text.length + 1 + 32 + 32);
        System.arraycopy(sha256.digest(CROP), 0, whole, text.length + 1, 32);
        System.arraycopy(sha256.digest(OVERVIEW), 0, whole, text.length + 33, 32);
        byte[] hash = MessageDigest.getInstance("SHA-512/256").digest(whole);
        hash[31] &= ~1;
        assertThat(crop.id().hex()).isEqualTo(HexFormat.of().formatHex(hash)).isEqualTo(NAME);
        hash[31] |= 1;
        assertThat(overview.id().hex()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(ProvenPicture.of(crop.id(), whole))
                .as("what is hashed is no picture of that name")
                .isEmpty();
    }

    @Test
    void eachOfTwoProvesItselfWithoutTheOther() {
        for (ProvenPicture one : pair) {
            assertThat(ProvenPicture.of(one.id(), one.bytes().clone()))
                    .hasValueSatisfying(again -> assertThat(again.jpeg()).isEqualTo(one.jpeg()));
        }
        assertThat(crop.jpeg()).isEqualTo(CROP);
        assertThat(overview.jpeg()).isEqualTo(OVERVIEW);
        assertThat(crop.bytes()).hasSize(32 + CROP.length);
    }

    @Test
    void neitherStandsForTheOtherAndNothingElseForEither() {
        assertThat(ProvenPicture.of(crop.id(), overview.bytes())).isEmpty();
        assertThat(ProvenPicture.of(overview.id(), crop.bytes())).isEmpty();
        assertThat(ProvenPicture.of(crop.id(), CROP))
                .as("without the other's hash")
                .isEmpty();
        assertThat(ProvenPicture.of(crop.id(), new byte[0])).isEmpty();
        assertThat(ProvenPicture.of(
                        crop.id(), ProvenPicture.pair(OVERVIEW, CROP).getFirst().bytes()))
                .as("the two the other way round")
                .isEmpty();
        for (ProvenPicture one : pair) {
            for (int bit = 0; bit < 8 * one.bytes().length; bit++) {
                byte[] altered = one.bytes().clone();
                altered[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(ProvenPicture.of(one.id(), altered))
                        .as("bit %d", bit)
                        .isEmpty();
            }
            byte[] longer = Arrays.copyOf(one.bytes(), one.bytes().length + 1);
            assertThat(ProvenPicture.of(one.id(), longer)).isEmpty();
            byte[] cut = Arrays.copyOf(one.bytes(), one.bytes().length - 1);
            assertThat(ProvenPicture.of(one.id(), cut)).isEmpty();
        }
    }

    @Test
    void aPictureOfAnOlderVersionIsNamedByItsSha256() {
        ProvenPicture single = SomePictures.single(new byte[0]);
        assertThat(single.id().hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        byte[] jpeg = new byte[100];
        ProvenPicture longer = SomePictures.single(jpeg);
        assertThat(longer.jpeg()).isEqualTo(jpeg);
        assertThat(longer.bytes()).isEqualTo(jpeg);
        jpeg[50] = 1;
        assertThat(ProvenPicture.of(longer.id(), jpeg.clone())).isEmpty();
    }

    @Test
    void oneHashNamesBothOrNeither() {
        PicturePair two = new PicturePair(crop.id(), overview.id());
        assertThat(two.hash()).contains(crop.id());
        assertThat(PicturePair.of(crop.id())).isEqualTo(two);
        assertThat(new PicturePair(overview.id(), crop.id()).hash()).isEmpty();
        assertThat(new PicturePair(crop.id(), crop.id()).hash()).isEmpty();
        PictureId odd = overview.id();
        assertThatThrownBy(() -> PicturePair.of(odd)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameIsWrittenInOneWay() {
        String hex = "0123456789abcdef".repeat(4);
        assertThat(new PictureId(hex).hex()).isEqualTo(hex);
        assertThat(new PictureId(hex)).isEqualTo(PictureId.of(new PictureId(hex).bytes()));
        for (String other :
                List.of(hex.toUpperCase(Locale.ROOT), hex.substring(2), hex + "00", "g" + hex.substring(1))) {
            assertThatThrownBy(() -> new PictureId(other)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PictureId.of(new byte[PictureId.LENGTH - 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
