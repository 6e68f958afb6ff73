package eu.sargs.app.command;

import eu.sargs.access.Deed;
import eu.sargs.access.DeedKind;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.Deeds;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.StationKey;
import eu.sargs.app.RecordExport;
import eu.sargs.app.Station;
import eu.sargs.export.SignedFile;
import eu.sargs.journal.OriginKey;
import eu.sargs.platform.Fault;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs record}: who did what, when and why. */
@Command(
        name = "record",
        description = "Who did what with the station's data, when and why.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RecordCommand.ListThem.class,
            RecordCommand.Own.class,
            RecordCommand.Export.class,
            RecordCommand.Check.class
        })
final class RecordCommand {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** The last moment that can be asked for. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    RecordCommand(Console console) {}

    /** What is looked for, as it was typed. */
    static final class Looked {
        @Option(names = "--from", paramLabel = "TIME", description = "The first day (2026-11-22) or moment.")
        private String from;

        @Option(names = "--to", paramLabel = "TIME", description = "The last day, or the first moment after.")
        private String to;

        @Option(names = "--officer", paramLabel = "NAME", description = "The account that acted, or machine.")
        private Optional<String> officer = Optional.empty();

        @Option(
                names = "--about",
                paramLabel = "NAME",
                description = "The account it was done to: opened, locked, given a role, its sign-in refused.")
        private Optional<String> about = Optional.empty();

        @Option(
                names = "--act",
                paramLabel = "KIND",
                description = "collection, alteration, consultation, disclosure, combination, erasure or other.")
        private Optional<String> act = Optional.empty();

        @Option(
                names = "--plate",
                paramLabel = "PLATE",
                description = "What it was about; also what was done with an entry or an alert of it.")
        private Optional<String> plate = Optional.empty();

        @Option(names = "--station", paramLabel = "KEY", description = "Whose record says so, by its key.")
        private Optional<String> station = Optional.empty();

        @Option(
                names = "--for-reason",
                paramLabel = "CODE",
                description = "The reason that was chosen, by its code in 'sargs reason list'.")
        private Optional<String> givenReason = Optional.empty();

        @Option(names = "--for-case", paramLabel = "NUMBER", description = "The case that was named.")
        private Optional<String> givenCase = Optional.empty();

        /** @throws Fault CLI-31 for a time, CLI-32 for a kind, SYN-03 for a key that is none */
        DeedSearch search(ZoneId zone) {
            return new DeedSearch(
                    Optional.ofNullable(from).map(text -> moment(text, zone, 0)),
                    Optional.ofNullable(to).map(text -> moment(text, zone, 1)),
                    officer,
                    act.map(word ->
                            DeedKind.typed(word).orElseThrow(() -> new Fault("CLI-32", "app.fault.deed_kind", word))),
                    plate.filter(text -> !text.isBlank()),
                    station.map(text -> {
                        try {
                            return new StationKey(text.strip().toLowerCase(Locale.ROOT));
                        } catch (IllegalArgumentException e) {
                            throw new Fault(e, "SYN-03", "sync.fault.key");
                        }
                    }),
                    givenReason.map(code -> code.strip().toLowerCase(Locale.ROOT)),
                    givenCase.filter(number -> !number.isBlank()),
                    about.map(name -> name.strip().toLowerCase(Locale.ROOT)).filter(name -> !name.isEmpty()));
        }

        /** @param daysAfter how many days after the beginning of a day that is named @throws Fault CLI-31 */
        static Instant moment(String text, ZoneId zone, int daysAfter) {
            try {
                Instant moment = text.length() <= 10
                        ? LocalDate.parse(text)
                                .plusDays(daysAfter)
                                .atStartOfDay(zone)
                                .toInstant()
                        : text.endsWith("Z")
                                ? Instant.parse(text)
                                : LocalDateTime.parse(text).atZone(zone).toInstant();
                if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LAST)) {
                    throw new Fault("CLI-31", "app.fault.moment", text);
                }
                return moment;
            } catch (DateTimeException e) {
                throw new Fault(e, "CLI-31", "app.fault.moment", text);
            }
        }
    }

    /** A line of a deed. */
    private static void print(Deed deed, boolean json, Console console) {
        if (json) {
            console.print(RecordExport.object(deed));
            return;
        }
        String details = deed.details().values().stream()
                .map(Object::toString)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        console.print("%s  %-14s %-16s %-13s %-18s %-12s %s%s"
                .formatted(
                        SHOWN.format(deed.at()),
                        deed.officer(),
                        deed.seat(),
                        deed.kind().word(),
                        deed.type(),
                        deed.plate(),
                        details,
                        reason(deed)));
    }

    private static String reason(Deed deed) {
        String said = Stream.of(deed.reason(), deed.given().caseNumber())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        return said.isEmpty() ? "" : "  [" + said + "]";
    }

    /** One page of them. */
    @FunctionalInterface
    private interface Pages {
        List<Deed> after(Optional<Deed.Mark> mark, int limit);
    }

    /** @return how many there were, {@code most} at most */
    private static int print(Pages pages, int most, boolean json, Console console) {
        int count = 0;
        Optional<Deed.Mark> after = Optional.empty();
        while (count < most) {
            int limit = Math.min(Deeds.PAGE, most - count);
            List<Deed> page = pages.after(after, limit);
            page.forEach(deed -> print(deed, json, console));
            count += page.size();
            if (page.size() < limit) {
                break;
            }
            after = Optional.of(page.getLast().mark());
        }
        return count;
    }

    private static int most(int limit) {
        if (limit < 1) {
            throw new Fault("CLI-16", "app.fault.number", "--limit", limit, 1, Integer.MAX_VALUE);
        }
        return limit;
    }

    @Command(
            name = "list",
            description = "Search it, the latest first. The search stands on record itself.",
            mixinStandardHelpOptions = true)
    static final class ListThem extends HomeCommand {
        @ArgGroup(validate = false)
        private Looked looked = new Looked();

        @Option(names = "--limit", paramLabel = "N", defaultValue = "200", description = "Default: ${DEFAULT-VALUE}.")
        private int limit;

        @Mixin
        private GivenReason reason;

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        ListThem(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            DeedSearch search = looked.search(station.settings().now().zone());
            Reason why = reason(station, reason);
            int most = most(limit);
            Officer officer = officer(station);
            Deeds deeds = rooms(station, officer).deeds();
            int count = print((after, size) -> deeds.search(search, after, size, why, officer), most, json, console);
            console.say("app.record.count", count, count == most ? 1 : 0);
            if (search.kind().filter(DeedKind.COLLECTION::equals).isPresent()) {
                console.say("app.record.sightings");
            }
            return 0;
        }
    }

    @Command(
            name = "own",
            description = "What stands there of one's own deeds, the latest first.",
            mixinStandardHelpOptions = true)
    static final class Own extends HomeCommand {
        @Option(names = "--limit", paramLabel = "N", defaultValue = "200", description = "Default: ${DEFAULT-VALUE}.")
        private int limit;

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        Own(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            int most = most(limit);
            Officer officer = officer(station);
            Deeds deeds = rooms(station, officer).deeds();
            int count = print((after, size) -> deeds.own(after, size, officer), most, json, console);
            console.say("app.record.count", count, count == most ? 1 : 0);
            return 0;
        }
    }

    @Command(
            name = "export",
            description = "Write it to a file that this station signs: FILE, FILE.manifest and FILE.sig.",
            mixinStandardHelpOptions = true)
    static final class Export extends HomeCommand {
        @ArgGroup(validate = false)
        private Looked looked = new Looked();

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "A JSON object a line.")
        private Path out;

        @Mixin
        private GivenReason reason;

        Export(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            DeedSearch search = looked.search(station.settings().now().zone());
            Reason why = reason(station, reason);
            Officer officer = officer(station);
            Path file = resolve(out);
            SignedFile.Manifest made = rooms(station, officer).recordExport().write(file, search, why, officer);
            console.say(
                    "app.record.exported",
                    made.lines(),
                    file.toString(),
                    made.key().hex());
            return 0;
        }
    }

    @Command(
            name = "check",
            description = "Check an exported file against its manifest and signature. Needs no station.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "FILE")
        private Path file;

        @Option(names = "--key", paramLabel = "KEY", description = "The key of the station it should be from.")
        private Optional<String> key = Optional.empty();

        Check(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Optional<OriginKey> expected = key.map(text -> {
                try {
                    return new OriginKey(text.strip().toLowerCase(java.util.Locale.ROOT));
                } catch (IllegalArgumentException e) {
                    throw new Fault(e, "SYN-03", "sync.fault.key");
                }
            });
            SignedFile.Manifest said = new SignedFile(file.toAbsolutePath()).check(expected);
            said.facts().forEach((name, value) -> console.print("%-10s %s".formatted(name, value)));
            console.say(
                    expected.isPresent() ? "app.record.checked" : "app.record.checked_open",
                    said.lines(),
                    said.facts().getOrDefault("station", ""),
                    said.facts().getOrDefault("made", ""),
                    said.key().hex());
            return 0;
        }
    }
}
