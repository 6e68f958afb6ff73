package eu.sargs.app.bench;

import eu.sargs.access.Accounts.Account;
import eu.sargs.app.Launcher;
import eu.sargs.app.Station;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/**
 * How long an officer waits from the command to a window that takes keys: a process of its own, started as this one
 * was, on a station that has been set up. The first start warms the disk cache and is not counted.
 */
public final class StartBench {
    /** Set in the measured process: it prints {@link #SIGN} when its window takes keys, and ends. */
    public static final String PROPERTY = "sargs.bench.start";

    public static final String SIGN = "window";

    private static final double LIMIT_SECONDS = 4;
    private static final int END_SECONDS = 60;
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    private StartBench() {}

    /** @param runs starts that count, 1 or more */
    public static List<Result> run(int runs) {
        Path home = null;
        try {
            home = Files.createTempDirectory("sargs-bench-start");
            Station.create(
                    home.resolve("station"),
                    StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV),
                    Account.first("bench", "Bench"),
                    "not a secret, gone soon".toCharArray());
            start(home.resolve("station"));
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                seconds.add(start(home.resolve("station")));
            }
            seconds.sort(Comparator.naturalOrder());
            return List.of(
                    Result.of("start", "median of " + runs, "window s", seconds.get(seconds.size() / 2), "s")
                            .beside("limit", LIMIT_SECONDS),
                    Result.of("start", "slowest of " + runs, "window s", seconds.getLast(), "s")
                            .beside("limit", LIMIT_SECONDS));
        } catch (IOException e) {
            throw new Fault(e, "BEN-01", "app.fault.bench_start", String.valueOf(e.getMessage()));
        } finally {
            delete(home);
        }
    }

    private static double start(Path home) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        words.addAll(given);
        if (given.stream().anyMatch(word -> word.startsWith(ARCHIVE))) {
            words.add("-XX:+AutoCreateSharedArchive"); // the start that is not counted makes it, at its end
        }
        words.add("-D" + PROPERTY + "=true");
        words.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "run",
                "--home",
                home.toString()));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(SIGN)) {
                    return (System.nanoTime() - begin) / 1e9;
                }
            }
            throw new IOException("no window came");
        } finally {
            try {
                if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** In the measured process: tells when the window has been drawn twice, and closes it. FX thread. */
    public static void report(Stage stage) {
        new AnimationTimer() {
            private int drawn;

            @Override
            public void handle(long now) {
                if (++drawn == 3) { // the first two pulses drew
                    stop();
                    System.out.println(SIGN);
                    System.out.flush();
                    stage.hide();
                }
            }
        }.start();
    }

    static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            // a temporary folder: the system clears it away
        }
    }
}
