package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.recognition.DecodedPicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A process of its own, for native code decodes pictures: what ends it ends no test, and is told as what it is. */
public final class PictureFuzz {
    private PictureFuzz() {}

    /** Takes no arguments; {@link Fuzz} says by which properties. */
    public static void main(String[] arguments) {
        try {
            List<byte[]> corpus = new ArrayList<>();
            for (String format : List.of("jpg", "png", "bmp", "tiff")) {
                corpus.add(encoded(format, 60, 40));
                corpus.add(encoded(format, 7, 300));
            }
            new Fuzz("pictures")
                    .run(
                            Fuzz.seed(),
                            corpus,
                            input -> assertThat(DecodedPicture.pixels(input)).isPositive());
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace(System.out);
            System.exit(1);
        }
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
}
