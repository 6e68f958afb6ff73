package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.LogFile;
import eu.sargs.app.Rooms;
import eu.sargs.app.Station;
import eu.sargs.platform.Fault;
import eu.sargs.watchlist.WatchEntry;
import eu.sargs.watchlist.Watchlist;
import eu.sargs.watchlist.WatchlistCsv;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs watchlist}: who is looked for. */
@Command(
        name = "watchlist",
        description = "The station's watchlist.",
        mixinStandardHelpOptions = true,
        subcommands = {WatchlistCommand.Import.class, WatchlistCommand.ListAll.class})
final class WatchlistCommand {
    private static final Logger LOG = LoggerFactory.getLogger(WatchlistCommand.class);

    WatchlistCommand(Console console) {}

    @Command(
            name = "import",
            description = "Show what a CSV file would add, and with --yes take its good lines.",
            mixinStandardHelpOptions = true)
    static final class Import extends HomeCommand {
        @Parameters(
                paramLabel = "FILE",
                description = "plate,reason,priority,valid_from,valid_to,owner,guidance,shared_with")
        private Path file;

        @Option(
                names = "--yes",
                description = "Take the good lines; ends with 1 where there are bad ones, which are left out.")
        private boolean yes;

        Import(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            Watchlist watchlist = rooms(station, officer).watchlist();
            WatchlistCsv.Preview preview = station.watchlistCsv().preview(bytes(), watchlist.all());
            for (WatchlistCsv.Bad bad : preview.bad()) {
                LOG.warn(
                        "Line {} of a watchlist does not hold: {}",
                        bad.line(),
                        bad.why().code());
                String why = console.texts().get(bad.why());
                console.say(
                        "app.watchlist.bad_line",
                        bad.line(),
                        why + " [" + bad.why().code() + "]");
            }
            console.say(
                    "app.watchlist.preview",
                    preview.good().size(),
                    preview.bad().size(),
                    preview.listed());
            if (yes && !preview.good().isEmpty()) {
                watchlist.putAll(preview.entries(), officer);
                console.say("app.watchlist.taken", preview.good().size());
                tellCutOff(preview, rooms(station).peers().now().cutOff());
            } else if (!preview.good().isEmpty()) {
                console.say("app.watchlist.not_taken");
            }
            if (preview.bad().isEmpty()) {
                return 0;
            }
            LogFile.place().ifPresent(file -> console.say("app.log", file));
            return 1;
        }

        private void tellCutOff(WatchlistCsv.Preview preview, List<String> cutOff) {
            preview.entries().stream()
                    .flatMap(entry -> entry.audience().group().stream())
                    .filter(cutOff::contains)
                    .distinct()
                    .sorted()
                    .forEach(group -> console.say("peer.own.cut-off", group));
        }

        private byte[] bytes() {
            Path at = resolve(file);
            try (InputStream in = Files.newInputStream(at)) {
                byte[] bytes = in.readNBytes(WatchlistCsv.LARGEST + 1);
                if (bytes.length > WatchlistCsv.LARGEST) {
                    throw new Fault("WAT-06", "watchlist.csv.large", WatchlistCsv.LARGEST >> 20);
                }
                return bytes;
            } catch (IOException e) {
                throw new Fault(e, "CLI-07", "app.fault.file", file.toString());
            }
        }
    }

    @Command(name = "list", description = "The entries of a station.", mixinStandardHelpOptions = true)
    static final class ListAll extends HomeCommand {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Option(
                names = "--set-aside",
                description = "Instead, what counts for nothing any more, because the station that wrote it signed two"
                        + " histories or was revoked: the latest first.")
        private boolean aside;

        ListAll(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            Rooms rooms = rooms(station, officer);
            Watchlist watchlist = rooms.watchlist();
            rooms.consultations().watchlist(watchlist.all().size(), officer);
            if (aside) {
                new SetAsideLines(watchlist, station.settings().now().zone()).print(json, console);
                return 0;
            }
            for (WatchEntry entry : watchlist.all()) {
                if (json) {
                    console.print(object(entry, watchlist));
                } else {
                    console.print("%-12s %-7s %-30s %-20s %-16s %s"
                            .formatted(
                                    entry.pattern(),
                                    entry.priority(),
                                    entry.reason(),
                                    entry.validTo()
                                            .map(end -> lastDay(end, station))
                                            .orElse(""),
                                    entry.audience(),
                                    entry.owner()));
                }
            }
            return 0;
        }

        static Map<String, Object> object(WatchEntry entry, Watchlist watchlist) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", entry.id().toString());
            line.put("plate", entry.pattern());
            line.put("reason", entry.reason());
            line.put("priority", entry.priority().name());
            line.put("valid_from", entry.validFrom().toString());
            line.put("valid_to", entry.validTo().map(Instant::toString).orElse(""));
            line.put("owner", entry.owner());
            line.put("guidance", entry.guidance());
            line.put("edition", entry.edition());
            line.put("shared_with", entry.audience().text());
            line.put("ours", watchlist.ours(entry));
            entry.home().ifPresent(home -> line.put("written_by", home.hex()));
            return line;
        }

        /** As it was typed: the station's own day, or its own time where it ends within one. */
        private static String lastDay(Instant end, Station station) {
            ZonedDateTime there = end.atZone(station.settings().now().zone());
            LocalDate day = there.toLocalDate();
            return there.toInstant().equals(day.atStartOfDay(there.getZone()).toInstant())
                    ? day.minusDays(1).toString()
                    : there.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
        }
    }
}
