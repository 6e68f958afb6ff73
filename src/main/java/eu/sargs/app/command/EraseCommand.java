package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.ErasureStanding;
import eu.sargs.app.Station;
import eu.sargs.app.Upkeep;
import eu.sargs.export.NewFile;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Fault;
import eu.sargs.platform.StationSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sargs erase}: bodies of events, everywhere and for good. */
@Command(
        name = "erase",
        description = "Erase what events of this station say, here and wherever they went.",
        mixinStandardHelpOptions = true,
        subcommands = {EraseCommand.Range.class, EraseCommand.ListAll.class, EraseCommand.Report.class})
final class EraseCommand {
    EraseCommand(Console console) {}

    @Command(
            name = "range",
            description = "Show how many events a range holds, and with --yes erase them.",
            mixinStandardHelpOptions = true)
    static final class Range extends HomeCommand {
        @Option(names = "--lane", required = true, paramLabel = "LANE", description = "${COMPLETION-CANDIDATES}")
        private Lane lane;

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                defaultValue = "station",
                description = "Who sees the feed (default: ${DEFAULT-VALUE}).")
        private String scope;

        @Option(names = "--epoch", paramLabel = "N", description = "Of the feed (default: the latest).")
        private Integer epoch;

        @Option(names = "--first", required = true, paramLabel = "N", description = "First sequence.")
        private long first;

        @Option(names = "--last", required = true, paramLabel = "N", description = "Last sequence.")
        private long last;

        @Mixin
        private GivenReason reason;

        @Option(names = "--yes", description = "Erase. This cannot be undone.")
        private boolean yes;

        Range(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            Upkeep upkeep = rooms(station, officer).upkeep();
            Map<FeedId, Long> erasable = upkeep.erasable(officer);
            FeedId feed = erasable.keySet().stream()
                    .filter(one -> one.lane() == lane
                            && one.scope().text().equals(scope)
                            && (epoch == null || one.epoch() == epoch))
                    .max(Comparator.comparing(FeedId::epoch))
                    .orElseThrow(() -> new Fault("ERA-01", "store.fault.erase_range"));
            if (first < 1 || last < first || last > erasable.get(feed)) {
                throw new Fault("ERA-01", "store.fault.erase_range");
            }
            Erasure erasure = new Erasure(feed, first, last);
            if (!yes) {
                console.say("app.erase.preview", upkeep.erase(erasure, Optional.empty(), officer));
                return 0;
            }
            console.say("app.erase.done", upkeep.erase(erasure, Optional.of(reason(station, reason)), officer));
            return 0;
        }
    }

    /** What the station let go of by itself is left out, unless it is asked for. */
    private static List<ErasureStanding> asked(Upkeep upkeep, Officer officer, boolean all) {
        return upkeep.erasures(officer).stream()
                .filter(one -> all || !ErasureLines.byItself(one))
                .toList();
    }

    @Command(
            name = "list",
            description = "What was erased, and which stations have carried it out.",
            mixinStandardHelpOptions = true)
    static final class ListAll extends HomeCommand {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Option(names = "--all", description = "Also what went by itself when its days were over.")
        private boolean all;

        ListAll(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            List<ErasureStanding> listed = asked(rooms(station, officer).upkeep(), officer, all);
            ErasureLines lines =
                    new ErasureLines(console.texts(), station.settings().now().zone());
            if (listed.isEmpty()) {
                console.say("app.erase.none");
            }
            for (ErasureStanding one : listed) {
                if (json) {
                    console.print(ErasureLines.object(one));
                } else {
                    Erasure erasure = one.state().erasure();
                    console.print("%s  %-8s %-12s %10d-%-10d %d/%d"
                            .formatted(
                                    one.state().at(),
                                    erasure.feed().lane(),
                                    erasure.feed().scope(),
                                    erasure.first(),
                                    erasure.last(),
                                    one.confirmed(),
                                    one.stations().size()));
                    lines.stations(one).forEach(line -> console.print("    " + line));
                }
            }
            return 0;
        }
    }

    @Command(
            name = "report",
            description = "The same in words, to be handed on: who had what erased and why, and which stations have"
                    + " carried it out, have not answered, or were not told.",
            mixinStandardHelpOptions = true)
    static final class Report extends HomeCommand {
        @Option(names = "--out", paramLabel = "FILE", description = "Write it there; where there is none yet.")
        private Optional<Path> out = Optional.empty();

        @Option(names = "--all", description = "Also what went by itself when its days were over.")
        private boolean all;

        Report(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            StationSettings settings = station.settings().now();
            List<String> lines = new ErasureLines(console.texts(), settings.zone())
                    .report(
                            asked(rooms(station, officer).upkeep(), officer, all),
                            settings.station(),
                            station.clock().instant());
            if (out.isEmpty()) {
                lines.forEach(console::print);
                return 0;
            }
            Path file = resolve(out.get());
            NewFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            console.say("app.erase.report.written", file.toString());
            return 0;
        }
    }
}
