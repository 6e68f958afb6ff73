package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.Station;
import eu.sargs.app.Upkeep;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Fault;
import eu.sargs.store.Erasures;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
        subcommands = {EraseCommand.Range.class, EraseCommand.ListAll.class})
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

    @Command(
            name = "list",
            description = "What was erased, and how many other seats have confirmed it.",
            mixinStandardHelpOptions = true)
    static final class ListAll extends HomeCommand {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        ListAll(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            List<Erasures.State> all = rooms(station, officer).upkeep().erasures(officer);
            if (all.isEmpty()) {
                console.say("app.erase.none");
            }
            for (Erasures.State state : all) {
                Erasure erasure = state.erasure();
                if (json) {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("at", state.at().toString());
                    line.put("origin", erasure.feed().origin().hex());
                    line.put("epoch", erasure.feed().epoch());
                    line.put("scope", erasure.feed().scope().text());
                    line.put("lane", erasure.feed().lane().name());
                    line.put("first", erasure.first());
                    line.put("last", erasure.last());
                    line.put(
                            "confirmed",
                            state.confirmed().stream().map(key -> key.hex()).toList());
                    console.print(line);
                } else {
                    console.print("%s  %-8s %-12s %10d-%-10d %d"
                            .formatted(
                                    state.at(),
                                    erasure.feed().lane(),
                                    erasure.feed().scope(),
                                    erasure.first(),
                                    erasure.last(),
                                    state.confirmed().size()));
                }
            }
            return 0;
        }
    }
}
