package eu.sargs.recognition;

import eu.sargs.platform.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Pictures from files, with what is wrong with them told before anything large is made of them. The size is read from
 * the file's head, so that a picture of a billion pixels costs nothing.
 */
final class PictureFile {
    static final int LONGEST_SIDE = 16_000;
    private static final long MOST_PIXELS = 100_000_000;
    private static final long MOST_BYTES = 200L << 20;

    private PictureFile() {}

    /** Whether its first bytes are those of a picture. */
    static boolean isPicture(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return PictureHead.kind(in.readNBytes(32)) != PictureHead.Kind.NONE;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @return 8 bits, blue, green, red; upright as its camera says; the caller's to close
     * @throws Fault REC-10 not readable, REC-11 not a picture, REC-12 no pixels, REC-13 too large, REC-14 cut short or damaged
     */
    static Mat read(Path file) {
        String name = file.getFileName().toString();
        byte[] bytes;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new Fault("REC-13", "recognition.fault.picture.bytes", name, MOST_BYTES >> 20);
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Fault(e, "REC-10", "recognition.fault.picture.unreadable", name);
        }
        return decode(bytes, name);
    }

    static Mat decode(byte[] bytes, String name) {
        if (bytes.length == 0) {
            throw new Fault("REC-12", "recognition.fault.picture.empty", name);
        }
        PictureHead head = PictureHead.of(bytes);
        if (head.kind() == PictureHead.Kind.NONE) {
            throw new Fault("REC-11", "recognition.fault.picture.none", name);
        }
        if (head.complete() && (head.width() == 0 || head.height() == 0)) {
            throw new Fault("REC-12", "recognition.fault.picture.empty", name);
        }
        if (head.width() > LONGEST_SIDE
                || head.height() > LONGEST_SIDE
                || (long) head.width() * head.height() > MOST_PIXELS) {
            throw new Fault(
                    "REC-13",
                    "recognition.fault.picture.large",
                    name,
                    Integer.toString(head.width()),
                    Integer.toString(head.height()),
                    Integer.toString(LONGEST_SIDE),
                    Long.toString(MOST_PIXELS / 1_000_000));
        }
        if (!head.complete()) {
            throw new Fault("REC-14", "recognition.fault.picture.damaged", name);
        }
        try (BytePointer pointer = new BytePointer(bytes);
                Mat raw = new Mat(1, bytes.length, opencv_core.CV_8UC1, pointer)) {
            Mat picture = opencv_imgcodecs.imdecode(raw, opencv_imgcodecs.IMREAD_COLOR);
            if (picture == null || picture.empty()) {
                throw new Fault("REC-14", "recognition.fault.picture.damaged", name);
            }
            return picture;
        } catch (RuntimeException e) {
            if (e instanceof Fault fault) {
                throw fault;
            }
            throw new Fault(e, "REC-14", "recognition.fault.picture.damaged", name);
        }
    }

    /** Whether the name is one that a folder's pictures carry. */
    static boolean namedLikeOne(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(jpe?g|png|bmp|webp|tiff?)");
    }
}
