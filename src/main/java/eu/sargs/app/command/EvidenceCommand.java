package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.app.Rooms;
import eu.sargs.app.Station;
import eu.sargs.export.EvidenceFiles;
import eu.sargs.plate.Plate;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs evidence}: sightings that are kept beyond their days. */
@Command(
        name = "evidence",
        description = "Sightings that are kept with their pictures as evidence.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EvidenceCommand.Find.class,
            EvidenceCommand.Lock.class,
            EvidenceCommand.ListAll.class,
            EvidenceCommand.Lift.class,
            EvidenceCommand.Save.class
        })
final class EvidenceCommand {
    EvidenceCommand(Console console) {}

    /** @throws Fault EVI-05 where it is none */
    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException e) {
            throw new Fault(e, "EVI-05", "sighting.fault.evidence_id", typed);
        }
    }

    @Command(
            name = "find",
            description = "The latest passages of a plate, each with the id that lock takes. A look-up, on record.",
            mixinStandardHelpOptions = true)
    static final class Find extends HomeCommand {
        private static final int MOST = 100;

        @Parameters(paramLabel = "PLATE")
        private String plate;

        @Mixin
        private GivenReason reason;

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        Find(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Plate wanted;
            try {
                wanted = Plate.of(plate);
            } catch (IllegalArgumentException e) {
                throw new Fault(e, "EVI-06", "sighting.fault.plate");
            }
            Reason why = reason(station, reason);
            Officer officer = officer(station);
            List<Sighting> found = rooms(station, officer).sightings().of(wanted, MOST, why, officer);
            for (Sighting one : found) {
                if (json) {
                    console.print(seen(one));
                } else {
                    console.print("%s  %s  %-12s %-12s %s"
                            .formatted(
                                    one.id(),
                                    one.from(),
                                    one.reading().plate().text(),
                                    one.camera().text(),
                                    one.station()));
                }
            }
            console.say("app.evidence.found", found.size());
            return 0;
        }
    }

    private static Map<String, Object> seen(Sighting one) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("sighting", one.id().toString());
        line.put("from", one.from().toString());
        line.put("to", one.to().toString());
        line.put("plate", one.reading().plate().text());
        line.put("country", one.reading().country().code());
        line.put("confidence", one.reading().confidence());
        line.put("camera", one.camera().text());
        line.put("station", one.station());
        line.put("crop", one.crop().hex());
        line.put("overview", one.overview().hex());
        return line;
    }

    @Command(
            name = "lock",
            description = "Keep a sighting, or keep it until another day.",
            mixinStandardHelpOptions = true)
    static final class Lock extends HomeCommand {
        @Parameters(paramLabel = "SIGHTING", description = "Its id, as find shows it.")
        private String sighting;

        @Option(names = "--case", required = true, paramLabel = "NUMBER", description = "The case it is evidence in.")
        private String caseNumber;

        @Option(names = "--until", required = true, paramLabel = "DAY", description = "The last day, 2027-01-31.")
        private String until;

        @Option(names = "--reason", required = true, paramLabel = "CODE|TEXT", description = "As for find.")
        private String reason;

        @Mixin
        private SecondPerson second;

        Lock(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            SightingId which = new SightingId(id(sighting));
            Instant end =
                    RecordCommand.Looked.moment(until, station.settings().now().zone(), 1);
            Reason why = reason(station, reason, caseNumber);
            Officer officer = officer(station);
            Rooms rooms = rooms(station, officer);
            EvidenceLock lock = rooms.evidence().lock(which, caseNumber, end, why, second(station, second), officer);
            console.print(lock.id().toString());
            console.say(
                    "app.evidence.locked",
                    lock.plate(),
                    lock.caseNumber(),
                    lock.until().toString());
            Sighting copy = lock.copy().orElseThrow();
            // Asked for where another station has them; what does not come is said now, while it may still be there.
            boolean crop = rooms.pictures().find(copy.crop()).isPresent();
            boolean overview = rooms.pictures().find(copy.overview()).isPresent();
            if (!crop || !overview) {
                console.say("app.evidence.pictures");
            }
            return 0;
        }
    }

    @Command(name = "list", description = "What is kept, and what was.", mixinStandardHelpOptions = true)
    static final class ListAll extends HomeCommand {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        ListAll(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            Rooms rooms = rooms(station, officer);
            List<EvidenceLock> all = rooms.evidence().all(officer);
            rooms.consultations().evidence(all.size(), officer);
            Instant now = station.clock().instant();
            for (EvidenceLock lock : all) {
                String state = lock.holds(now) ? "holds" : lock.lifted() ? "lifted" : "over";
                if (json) {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("lock", lock.id().toString());
                    line.put("state", state);
                    line.put("case", lock.caseNumber());
                    line.put("until", lock.until().toString());
                    line.put("plate", lock.plate());
                    line.put("officer", lock.officer());
                    line.put("second", lock.second());
                    line.put("set", lock.at().toString());
                    line.put("reason", lock.reason());
                    line.put("seen", lock.copy().map(EvidenceCommand::seen).orElse(Map.of()));
                    console.print(line);
                } else {
                    console.print("%s  %-6s  %-12s %-20s %s  %s  %s"
                            .formatted(
                                    lock.id(),
                                    state,
                                    lock.plate(),
                                    lock.caseNumber(),
                                    lock.until(),
                                    lock.officer(),
                                    lock.reason()));
                }
            }
            console.say(
                    "app.evidence.count",
                    all.stream().filter(lock -> lock.holds(now)).count());
            return 0;
        }
    }

    @Command(name = "lift", description = "End a lock before its time.", mixinStandardHelpOptions = true)
    static final class Lift extends HomeCommand {
        @Parameters(paramLabel = "LOCK", description = "Its id, as list shows it.")
        private String lock;

        @Mixin
        private GivenReason reason;

        Lift(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            UUID which = id(lock);
            Reason why = reason(station, reason);
            Officer officer = officer(station);
            rooms(station, officer).evidence().lift(which, why, officer);
            console.say("app.evidence.lifted");
            return 0;
        }
    }

    @Command(
            name = "save",
            description = "Write the pictures of a lock to a folder. To look at them is on record.",
            mixinStandardHelpOptions = true)
    static final class Save extends HomeCommand {
        @Parameters(paramLabel = "LOCK", description = "Its id, as list shows it.")
        private String lock;

        @Option(names = "--out", required = true, paramLabel = "DIR", description = "An existing folder.")
        private Path out;

        Save(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            UUID which = id(lock);
            Home.requireOutside(resolve(out)); // before it is on record that the pictures are looked at
            Officer officer = officer(station);
            Rooms rooms = rooms(station, officer);
            EvidenceLock kept = rooms.evidence().all(officer).stream()
                    .filter(one -> one.id().equals(which) && one.copy().isPresent())
                    .findFirst()
                    .orElseThrow(() -> new Fault("EVI-04", "sighting.fault.evidence_lock"));
            rooms.consultations().pictures(kept.plate(), kept.sighting().toString(), officer);
            int written = new EvidenceFiles(rooms.pictures()).write(kept, resolve(out));
            console.say("app.evidence.saved", written, resolve(out).toString());
            return written == EvidenceFiles.WHOLE ? 0 : 1;
        }
    }
}
