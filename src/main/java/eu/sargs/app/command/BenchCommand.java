package eu.sargs.app.command;

import eu.sargs.app.SystemLibraries;
import eu.sargs.app.UserFolders;
import eu.sargs.app.bench.ImportBench;
import eu.sargs.app.bench.JournalBench;
import eu.sargs.app.bench.MatchBench;
import eu.sargs.app.bench.RecognitionBench;
import eu.sargs.app.bench.Result;
import eu.sargs.app.bench.StartBench;
import eu.sargs.app.bench.SyncBench;
import eu.sargs.app.bench.WallBench;
import eu.sargs.platform.Fault;
import eu.sargs.recognition.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sargs bench}: measures this machine, with the peer or the limit beside it in one run. */
@Command(
        name = "bench",
        description = "Measure on this machine, beside a peer or limit.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchCommand.Recognition.class,
            BenchCommand.Wall.class,
            BenchCommand.Journal.class,
            BenchCommand.Match.class,
            BenchCommand.Import.class,
            BenchCommand.Sync.class,
            BenchCommand.Start.class
        })
final class BenchCommand {
    private static final int LONGEST_SECONDS = 86_400;

    BenchCommand(Console console) {}

    @Command(
            name = "recognition",
            description = "Plates of a folder of labelled pictures, on one thread.",
            mixinStandardHelpOptions = true)
    static final class Recognition implements Callable<Integer> {
        private final Console console;

        @Option(
                names = "--set",
                required = true,
                paramLabel = "DIR",
                description = "Folder with labels.tsv: file, x, y, w, h and, where known, text.")
        private Path set;

        @Mixin
        private Figures figures;

        Recognition(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            try (PictureReader reader = PictureReader.standard()) {
                List<RecognitionBench.Line> lines = RecognitionBench.run(set, reader, outcome -> {});
                figures.print(
                        console,
                        lines.stream()
                                .map(line ->
                                        Result.of(line.bench(), line.set(), line.metric(), line.value(), line.unit()))
                                .toList());
                return 0;
            } catch (IOException e) {
                throw new Fault(
                        e, "CLI-07", "app.fault.file", set.resolve("labels.tsv").toString());
            }
        }
    }

    @Command(
            name = "wall",
            description = "Live tiles beside the bare decoding of the same streams.",
            mixinStandardHelpOptions = true)
    static final class Wall implements Callable<Integer> {
        private final Console console;

        @Mixin
        private Figures figures;

        @Option(
                names = "--seconds",
                paramLabel = "N",
                defaultValue = "30",
                description = "Measured for each number of tiles (default: ${DEFAULT-VALUE}).")
        private int seconds;

        @Option(
                names = "--tiles",
                paramLabel = "N",
                split = ",",
                defaultValue = "4,9,16",
                description = "Numbers of tiles (default: ${DEFAULT-VALUE}).")
        private List<Integer> tiles;

        @Option(
                names = "--recognised",
                paramLabel = "N",
                defaultValue = "0",
                description =
                        "Measure the whole desktop with plates read in N of the cameras, its memory every 30 s (default: the wall alone).")
        private int recognised;

        Wall(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            // The wall has room for so many on one page; and what is read is one of those shown.
            int most = 0;
            for (int number : tiles) {
                within("--tiles", number, 1, 16);
                most = Math.max(most, number);
            }
            within("--seconds", seconds, 1, LONGEST_SECONDS);
            within("--recognised", recognised, 0, most);
            SystemLibraries.requireScreen();
            WallBench bench = new WallBench(UserFolders.ofThisUser().cache().resolve("clips"), seconds);
            DoubleConsumer progress = done -> DemoCommand.progress(console, done);
            if (recognised == 0) {
                figures.print(console, bench.run(tiles, progress));
                return 0;
            }
            for (int number : tiles) {
                figures.print(console, bench.onDuty(number, recognised, progress));
            }
            return 0;
        }
    }

    @Command(
            name = "journal",
            description = "Sightings until they are durable: appended, taken from another station, searchable.",
            mixinStandardHelpOptions = true)
    static final class Journal implements Callable<Integer> {
        private final Console console;

        @Mixin
        private Figures figures;

        @Option(
                names = "--events",
                paramLabel = "N",
                defaultValue = "200000",
                description = "Appended and taken (default: ${DEFAULT-VALUE}).")
        private int events;

        @Option(
                names = "--seconds",
                paramLabel = "N",
                defaultValue = "5",
                description = "For each number of threads that append one at a time (default: ${DEFAULT-VALUE}).")
        private int seconds;

        Journal(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            within("--events", events, 1, Integer.MAX_VALUE);
            within("--seconds", seconds, 1, LONGEST_SECONDS);
            try (JournalBench bench = new JournalBench(events, seconds, console::say)) {
                figures.print(console, bench.run());
            }
            return 0;
        }
    }

    @Command(
            name = "match",
            description = "Reads against a long watchlist, and how soon a changed entry counts.",
            mixinStandardHelpOptions = true)
    static final class Match implements Callable<Integer> {
        private final Console console;

        @Mixin
        private Figures figures;

        @Option(
                names = "--entries",
                paramLabel = "N",
                defaultValue = "100000",
                description = "On the watchlist (default: ${DEFAULT-VALUE}).")
        private int entries;

        @Option(
                names = "--wild",
                paramLabel = "N",
                defaultValue = "1000",
                description = "Of these have wildcards (default: ${DEFAULT-VALUE}).")
        private int wild;

        @Option(
                names = "--reads",
                paramLabel = "N",
                defaultValue = "500000",
                description = "Matched, after as many to warm up (default: ${DEFAULT-VALUE}).")
        private int reads;

        Match(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            within("--entries", entries, 1, 1_000_000);
            within("--wild", wild, 0, entries);
            within("--reads", reads, 100, 10_000_000);
            try (MatchBench bench = new MatchBench(entries, wild, reads, console::say)) {
                figures.print(console, bench.run());
            }
            return 0;
        }
    }

    @Command(
            name = "import",
            description = "A long list file, previewed and taken into journal and tables.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        private final Console console;

        @Mixin
        private Figures figures;

        @Option(
                names = "--lines",
                paramLabel = "N",
                defaultValue = "100000",
                description = "Of the file (default: ${DEFAULT-VALUE}).")
        private int lines;

        Import(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            within("--lines", lines, 10, 150_000);
            try (ImportBench bench = new ImportBench(lines, console::say)) {
                figures.print(console, bench.run());
            }
            return 0;
        }
    }

    @Command(
            name = "sync",
            description = "A station that was away catches up another's sightings, in two processes over TLS.",
            mixinStandardHelpOptions = true)
    static final class Sync implements Callable<Integer> {
        private final Console console;

        @Mixin
        private Figures figures;

        @Option(
                names = "--events",
                paramLabel = "N",
                defaultValue = "300000",
                description = "Sightings to catch up, 20000 or more (default: ${DEFAULT-VALUE}).")
        private int events;

        Sync(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            within("--events", events, 20_000, Integer.MAX_VALUE);
            try (SyncBench bench = new SyncBench(events, console::say)) {
                figures.print(console, bench.run());
            }
            return 0;
        }
    }

    @Command(name = "start", description = "From the command to a usable window.", mixinStandardHelpOptions = true)
    static final class Start implements Callable<Integer> {
        private final Console console;

        @Mixin
        private Figures figures;

        @Option(
                names = "--runs",
                paramLabel = "N",
                defaultValue = "5",
                description = "Starts measured, after one to warm up.")
        private int runs;

        Start(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            within("--runs", runs, 1, 1000);
            SystemLibraries.requireScreen();
            figures.print(console, StartBench.run(runs));
            return 0;
        }
    }

    /** @throws Fault CLI-16 for a number that can't be measured with */
    private static void within(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw new Fault("CLI-16", "app.fault.number", option, number, least, most);
        }
    }

    /** How the figures are told. */
    static final class Figures {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        void print(Console console, List<Result> results) {
            for (Result result : results) {
                if (json) {
                    console.print(result.asMap());
                } else {
                    console.print(result.asLine());
                }
            }
        }
    }
}
