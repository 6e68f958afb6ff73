package eu.sargs.app.command;

import eu.sargs.app.LogFile;
import eu.sargs.plate.Reading;
import eu.sargs.recognition.PlateFiles;
import eu.sargs.recognition.Quad;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(ReadCommand.class);

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
        try (PlateFiles files = new PlateFiles()) {
            for (String source : sources) {
                files.read(
                        source,
                        found -> print(
                                found.source(),
                                found.millis(),
                                found.reading(),
                                found.reading().confidence(),
                                found.box()),
                        (place, fault) -> {
                            LogFile.place(); // begins it, where there is none yet
                            LOG.warn("Not read: {}", fault.code(), fault.getCause());
                            held = false;
                            console.say(fault);
                        });
            }
        }
        if (!held) {
            LogFile.place().ifPresent(file -> console.say("app.log", file));
        }
        return held ? 0 : 1;
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
}
