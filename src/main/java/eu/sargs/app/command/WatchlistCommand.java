package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.Rooms;
import eu.sargs.app.Station;
import eu.sargs.export.NewFile;
import eu.sargs.platform.Fault;
import eu.sargs.watchlist.Ageing;
import eu.sargs.watchlist.ListPreview;
import eu.sargs.watchlist.ListStanding;
import eu.sargs.watchlist.ListTaken;
import eu.sargs.watchlist.WatchEntry;
import eu.sargs.watchlist.Watchlist;
import eu.sargs.watchlist.WatchlistCsv;
import eu.sargs.watchlist.WatchlistCsvText;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs watchlist}: who is looked for. */
@Command(
        name = "watchlist",
        description = "The station's watchlist.",
        mixinStandardHelpOptions = true,
        subcommands = {WatchlistCommand.Import.class, WatchlistCommand.Export.class, WatchlistCommand.ListAll.class})
final class WatchlistCommand {
    WatchlistCommand(Console console) {}

    @Command(
            name = "import",
            description = "Show what a CSV file would add, change and remove, and with --yes do it.",
            mixinStandardHelpOptions = true)
    static final class Import extends HomeCommand {
        private static final int TOLD = 20;

        @Parameters(
                paramLabel = "FILE",
                description = "plate,reason,priority,valid_from,valid_to,owner,guidance,shared_with")
        private Path file;

        @Option(
                names = "--yes",
                description = "Take the good lines; ends with 1 where there are bad ones, which are left out.")
        private boolean yes;

        @Option(
                names = "--whole",
                description = "The file is the whole list: entries of this station that it does not name are removed,"
                        + " but none while a line is bad.")
        private boolean whole;

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        Import(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            Watchlist watchlist = rooms(station, officer).watchlist();
            ListPreview preview = station.watchlistCsv().preview(bytes(), ListStanding.of(watchlist), whole);
            console.say(
                    preview.file().guessed() ? "app.watchlist.guessed" : "app.watchlist.read_as",
                    preview.file().encoding());
            if (!yes) {
                preview.added().forEach(one -> show("new", one.line(), one.entry()));
                preview.changed().forEach(one -> show("changed", one.line(), one.after()));
                preview.removed().forEach(one -> show("removed", 0, one));
            }
            preview.bad().forEach(this::show);
            console.say(
                    "app.watchlist.preview",
                    preview.added().size(),
                    preview.changed().size(),
                    preview.removed().size(),
                    preview.bad().size(),
                    preview.listed());
            if (whole && !preview.bad().isEmpty()) {
                console.say("watchlist.import.none-removed");
            }
            if (yes && preview.size() > 0) {
                ListTaken taken = watchlist.take(preview, officer, this::told);
                console.say("app.watchlist.taken", taken.added(), taken.changed(), taken.removed());
                tellCutOff(preview, rooms(station).peers().now().cutOff());
            } else if (preview.size() > 0) {
                console.say("app.watchlist.not_taken");
            }
            return preview.bad().isEmpty() ? 0 : 1;
        }

        /** A file of some lines is taken before anybody could read how far it is. */
        private boolean told(int done, int of) {
            if (done > 0 && done < of && done * (long) TOLD / of != (done - 1) * (long) TOLD / of) {
                console.say("app.watchlist.progress", done, of);
            }
            return true;
        }

        private void show(String what, int line, WatchEntry entry) {
            if (json) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("what", what);
                object.put("line", line);
                object.put("plate", entry.pattern());
                object.put("reason", entry.reason());
                console.print(object);
            } else {
                console.print("%-8s %6s  %-12s %s"
                        .formatted(what, line == 0 ? "" : String.valueOf(line), entry.pattern(), entry.reason()));
            }
        }

        private void show(ListPreview.Bad bad) {
            String why = console.texts().get(bad.why());
            if (json) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("what", "bad");
                object.put("line", bad.line());
                object.put("code", bad.why().code());
                object.put("why", why);
                console.print(object);
            } else {
                console.say(
                        "app.watchlist.bad_line",
                        bad.line(),
                        why + " [" + bad.why().code() + "]");
            }
        }

        private void tellCutOff(ListPreview preview, List<String> cutOff) {
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
                return in.readNBytes(WatchlistCsv.LARGEST + 1); // one more is refused as too large
            } catch (IOException e) {
                throw new Fault(e, "CLI-07", "app.fault.file", file.toString());
            }
        }
    }

    @Command(
            name = "export",
            description = "Write the watchlist to a CSV file that import reads back as the same.",
            mixinStandardHelpOptions = true)
    static final class Export extends HomeCommand {
        @Option(names = "--out", required = true, paramLabel = "FILE", description = "A file that is not there yet.")
        private Path out;

        Export(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            Rooms rooms = rooms(station, officer);
            List<WatchEntry> all = rooms.watchlist().all();
            rooms.consultations().watchlist(all.size(), officer);
            NewFile.write(resolve(out), WatchlistCsvText.of(all));
            console.say("app.watchlist.exported", all.size(), out.toString());
            return 0;
        }
    }

    @Command(name = "list", description = "The entries of a station.", mixinStandardHelpOptions = true)
    static final class ListAll extends HomeCommand {
        private static final int LONGEST_DAYS = 36_500;

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Option(
                names = "--set-aside",
                description = "Instead, what counts for nothing any more, because the station that wrote it signed two"
                        + " histories or was revoked: the latest first.")
        private boolean aside;

        @Option(
                names = "--expiring",
                paramLabel = "DAYS",
                description = "Only those that end within so many days, the soonest first.")
        private Integer expiring;

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
            for (WatchEntry entry : wanted(station, watchlist)) {
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

        private List<WatchEntry> wanted(Station station, Watchlist watchlist) {
            if (expiring == null) {
                return watchlist.all();
            }
            if (expiring < 0 || expiring > LONGEST_DAYS) {
                throw new Fault("CLI-16", "app.fault.number", "--expiring", expiring, 0, LONGEST_DAYS);
            }
            Instant now = station.clock().instant();
            return Ageing.ending(watchlist.all(), now, now.plus(expiring, ChronoUnit.DAYS));
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
