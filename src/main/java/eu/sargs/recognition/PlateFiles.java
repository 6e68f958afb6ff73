package eu.sargs.recognition;

import eu.sargs.camera.CameraAddress;
import eu.sargs.plate.Reading;
import eu.sargs.platform.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads whatever it is pointed at: pictures, folders of pictures and videos, videos, streams. One that cannot be read is
 * told and the others are still read. One thread at a time; owns native memory until closed.
 */
public final class PlateFiles implements AutoCloseable {
    private static final String VIDEOS = ".*\\.(mp4|mkv|avi|mov|ts|m4v|webm|mpe?g|h264|264)";

    /**
     * A plate of a picture, or a passage of a video.
     *
     * @param source the file as it was given, the address without its login, or the file's path below the folder that was given
     * @param millis where in the video its plate was first seen; 0 for a picture
     * @param box in the picture's pixels; for a passage, in the frame that shows it best
     */
    public record FoundPlate(String source, long millis, Reading reading, Quad.Box box) {}

    private PictureReader pictures;
    private VideoReader videos;

    /**
     * @param source a file, a folder (without those inside it) or a URL
     * @param found told each plate as it is read
     * @param failed told what could not be read, and why
     */
    public void read(String source, Consumer<FoundPlate> found, BiConsumer<String, Fault> failed) {
        if (source.matches("[A-Za-z]{2,10}://.*|device:.*")) {
            // Without the login that was typed in it: what is read is printed, kept in files and passed on.
            CameraAddress address = CameraAddress.of(source);
            attempt(address.shown(), () -> video(address.shown(), address, found, failed), failed);
            return;
        }
        Path path = Path.of(source);
        if (!Files.isDirectory(path)) {
            attempt(source, () -> file(source, path, found, failed), failed);
            return;
        }
        List<Path> files;
        try (Stream<Path> inside = Files.list(path)) {
            files = inside.filter(Files::isRegularFile)
                    .filter(file -> PictureFile.namedLikeOne(file) || namedLikeVideo(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            failed.accept(source, new Fault(e, "REC-10", "recognition.fault.picture.unreadable", source));
            return;
        }
        if (files.isEmpty()) {
            failed.accept(source, new Fault("REC-15", "recognition.fault.folder.empty", source));
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            attempt(name, () -> file(name, file, found, failed), failed);
        }
    }

    private static boolean namedLikeVideo(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(VIDEOS);
    }

    private static void attempt(String source, Runnable reading, BiConsumer<String, Fault> failed) {
        try {
            reading.run();
        } catch (Fault e) {
            failed.accept(source, e);
        }
    }

    private void file(String source, Path path, Consumer<FoundPlate> found, BiConsumer<String, Fault> failed) {
        // A pipe may never give a byte, and a device never end.
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new Fault("REC-18", "recognition.fault.no_file", source);
        }
        // What is named like a video is one, though its first bytes be garbage: the decoder says so.
        if (namedLikeVideo(path) && Files.isRegularFile(path)) {
            try {
                video(source, CameraAddress.of(path.toAbsolutePath().toUri().toString()), found, failed);
            } catch (Fault e) {
                // The camera room speaks of cameras; who points at a file must hear of the file.
                throw switch (e.code()) {
                    case "CAM-05" -> new Fault(e, "REC-19", "recognition.fault.video.none", source);
                    case String code
                    when code.startsWith("CAM-") -> new Fault(e, "REC-17", "recognition.fault.video.damaged", source);
                    default -> e;
                };
            }
            return;
        }
        if (pictures == null) {
            pictures = PictureReader.standard();
        }
        for (PlateRead plate : pictures.read(path).plates()) {
            found.accept(
                    new FoundPlate(source, 0, plate.reading(), plate.outline().box()));
        }
    }

    private void video(
            String source, CameraAddress address, Consumer<FoundPlate> found, BiConsumer<String, Fault> failed) {
        if (videos == null) {
            videos = VideoReader.standard();
        }
        VideoReader.VideoEnd end = videos.read(address, Instant.EPOCH, (passage, width, height) -> {
            Quad.Box box = new Quad.Box(
                    passage.box().x() * width,
                    passage.box().y() * height,
                    passage.box().width() * width,
                    passage.box().height() * height);
            found.accept(new FoundPlate(source, passage.from().toEpochMilli(), passage.reading(), box));
        });
        if (end.cutShort()) {
            failed.accept(source, new Fault("REC-16", "recognition.fault.video.short", source));
        }
    }

    @Override
    public void close() {
        if (pictures != null) {
            pictures.close();
        }
        if (videos != null) {
            videos.close();
        }
    }
}
