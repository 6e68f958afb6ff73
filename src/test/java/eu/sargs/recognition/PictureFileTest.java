package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "tiff"})
    void readsTheUsualKinds(String format) throws IOException {
        try (Mat picture = PictureFile.decode(encoded(format, 40, 30), "a")) {
            assertThat(picture.cols()).isEqualTo(40);
            assertThat(picture.rows()).isEqualTo(30);
        }
    }

    @Test
    void refusesAnEmptyFile() {
        assertFault("REC-12", () -> PictureFile.decode(new byte[0], "a"));
    }

    @Test
    void refusesAPictureOfNoPixels() throws IOException {
        byte[] png = encoded("png", 40, 30);
        ByteBuffer.wrap(png).putInt(16, 0);
        assertFault("REC-12", () -> PictureFile.decode(png, "a"));
    }

    @Test
    void refusesATiffWhoseDirectoryIsNotThereOrSaysNoSize() throws IOException {
        byte[] tiff = encoded("tiff", 40, 30);
        for (int directory : new int[] {0, 4, tiff.length - 3, tiff.length + 5, -1, Integer.MIN_VALUE}) {
            byte[] altered = tiff.clone();
            ByteBuffer.wrap(altered)
                    .order(tiff[0] == 'M' ? java.nio.ByteOrder.BIG_ENDIAN : java.nio.ByteOrder.LITTLE_ENDIAN)
                    .putInt(4, directory);
            assertFault("REC-14", () -> PictureFile.decode(altered, "a"));
        }
    }

    /** The decoder would make room for it, zero it, and only then see that the file is shorter. */
    @Test
    void refusesAPngOfWhichAPartSaysItIsLongerThanTheFile() throws IOException {
        byte[] png = encoded("png", 40, 30);
        int part = 8 + 25; // after its sign and its head
        for (int length : new int[] {png.length, 0x7fffffff, 0xa8ffff1c, -1}) {
            byte[] altered = png.clone();
            ByteBuffer.wrap(altered).putInt(part, length);
            assertFault("REC-14", () -> PictureFile.decode(altered, "a"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp"})
    void refusesAPictureTooLargeByItsHeadAlone(String format) throws IOException {
        byte[] bytes = encoded(format, 40, 30);
        enlarge(format, bytes);
        assertFault("REC-13", () -> PictureFile.decode(bytes, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void refusesAPictureCutShort(String format) throws IOException {
        byte[] bytes = encoded(format, 400, 300);
        assertFault("REC-14", () -> PictureFile.decode(Arrays.copyOf(bytes, bytes.length * 2 / 3), "a"));
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertFault("REC-11", () -> PictureFile.decode("<html>".getBytes(StandardCharsets.UTF_8), "a"));
    }

    @Test
    void saysWhenAFileIsNotThere() {
        assertFault("REC-10", () -> PictureFile.read(Path.of("no-such-picture.jpg")));
    }

    private static void assertFault(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private static byte[] encoded(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, i * 7919);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static void enlarge(String format, byte[] bytes) {
        switch (format) {
            case "png" -> ByteBuffer.wrap(bytes).putInt(16, 20_000).putInt(20, 20_000);
            case "bmp" ->
                ByteBuffer.wrap(bytes)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putInt(18, 20_000)
                        .putInt(22, 20_000);
            default -> {
                int at = 2;
                while ((bytes[at + 1] & 0xf0) != 0xc0 || bytes[at + 1] == (byte) 0xc4) {
                    at += 2 + ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
                }
                ByteBuffer.wrap(bytes).putShort(at + 5, (short) 20_000).putShort(at + 7, (short) 20_000);
            }
        }
    }
}
