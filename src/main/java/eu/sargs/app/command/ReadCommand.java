package eu.sargs.app.command;

import eu.sargs.camera.CameraAddress;
import eu.sargs.plate.Reading;
import eu.sargs.platform.Fault;
import eu.sargs.recognition.Passage;
import eu.sargs.recognition.PictureReader;
import eu.sargs.recognition.PlateRead;
import eu.sargs.recognition.Quad;
import eu.sargs.recognition.VideoReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs read}: plates in pictures, videos and streams; a bad file is told of and the others are still read. */
@Command(
        name = "read",
        description =
                "Plates in pictures, videos and streams: a line for each plate of a picture or passage of a video.",
        mixinStandardHelpOptions = true)
final class ReadCommand implements Callable<Integer> {
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "bmp", "webp", "tif", "tiff");
    private static final Set<String> VIDEOS =
            Set.of("mp4", "mkv", "avi", "mov", "ts", "m4v", "webm", "mpg", "mpeg", "h264", "264", "flv", "wmv");

    private final Console console;
    private boolean held = true;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR|URL", description = "What to read.")
    private List<String> sources;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    ReadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (PictureReader pictures = PictureReader.standard();
                VideoReader videos = VideoReader.standard()) {
            for (String source : sources) {
                try {
                    if (source.matches("[a-z]+://.*") || source.startsWith("device:")) {
                        video(videos, source, source);
                    } else {
                        for (Path file : files(Path.of(source))) {
                            file(pictures, videos, file);
                        }
                    }
                } catch (Fault fault) {
                    held = false;
                    console.say(fault);
                }
            }
        }
        return held ? 0 : 1;
    }

    private List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> PICTURES.contains(ending(file)) || VIDEOS.contains(ending(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Fault(e, "CLI-07", "app.fault.file", place.toString());
        }
    }

    private void file(PictureReader pictures, VideoReader videos, Path file) {
        try {
            if (VIDEOS.contains(ending(file))) {
                video(videos, file.toAbsolutePath().toUri().toString(), file.toString());
                return;
            }
            for (PlateRead read : pictures.read(file).plates()) {
                Quad.Box box = read.outline().box();
                print(file.toString(), 0, read.reading(), read.certainty(), box);
            }
        } catch (Fault fault) {
            held = false;
            console.say(fault);
        }
    }

    private void video(VideoReader videos, String url, String name) {
        List<Passage> found = new ArrayList<>();
        VideoReader.VideoEnd end = videos.read(CameraAddress.of(url), Instant.EPOCH, found::add);
        for (Passage passage : found) {
            print(
                    name,
                    passage.from().toEpochMilli(),
                    passage.reading(),
                    passage.reading().confidence(),
                    new Quad.Box(
                            passage.box().x() * end.width(),
                            passage.box().y() * end.height(),
                            passage.box().width() * end.width(),
                            passage.box().height() * end.height()));
        }
        if (end.cutShort()) {
            held = false;
            console.say("app.read.cut_short", name);
        }
    }

    private void print(String file, long millis, Reading reading, double confidence, Quad.Box box) {
        if (!json) {
            console.print(String.format(
                    Locale.ROOT,
                    "%s\t%d\t%s\t%s\t%.3f",
                    file,
                    millis,
                    reading.plate(),
                    reading.country().known() ? reading.country().code() : "-",
                    confidence));
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file);
        line.put("t_ms", millis);
        line.put("plate", reading.plate().text());
        line.put("country", reading.country().code());
        line.put("confidence", rounded(confidence));
        line.put(
                "box",
                List.of(Math.round(box.x()), Math.round(box.y()), Math.round(box.width()), Math.round(box.height())));
        line.put(
                "alternatives",
                reading.alternatives().stream()
                        .map(other -> Map.of("plate", other.plate().text(), "confidence", rounded(other.confidence())))
                        .toList());
        console.print(line);
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 1000) / 1000.0;
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
