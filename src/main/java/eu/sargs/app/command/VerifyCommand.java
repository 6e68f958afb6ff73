package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.Station;
import eu.sargs.app.Upkeep;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Hole;
import eu.sargs.platform.Fault;
import eu.sargs.store.Comparison;
import eu.sargs.store.PassedBy;
import eu.sargs.store.Verify;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs verify}: whether every chain of the journal holds, and every table equals its rebuild. */
@Command(
        name = "verify",
        description = "Check every chain of the journal, and compare every table with its rebuild.",
        mixinStandardHelpOptions = true)
final class VerifyCommand extends HomeCommand {
    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    VerifyCommand(Console console) {
        super(console);
    }

    @Override
    protected int run(Station station) {
        Looker looker = looks(station);
        if (!looker.recorded()) {
            console.say("app.verify.unrecorded");
        }
        Upkeep upkeep = rooms(station, looker.officer()).upkeep();
        boolean chains = true;
        long aside = 0;
        long missing = 0;
        for (Verify.FeedReport report : upkeep.verify(looker.officer())) {
            chains &= report.holds();
            aside += report.setAside();
            missing += report.missing();
            print(report);
        }
        if (aside > 0) {
            console.say("app.verify.set_aside", aside);
        }
        if (missing > 0) {
            console.say("app.verify.missing", missing);
        }
        Optional<Fault> full = station.full();
        if (full.isPresent()) {
            // To compare is to build every table once more, on that disk.
            console.say(full.get());
            console.say(chains ? "app.verify.chains_hold" : "app.verify.broken");
            return 1;
        }
        boolean holds = chains & compared(upkeep, looker.officer());
        console.say(holds ? "app.verify.holds" : "app.verify.broken");
        return holds ? 0 : 1;
    }

    private boolean compared(Upkeep upkeep, Officer officer) {
        try {
            Comparison comparison = upkeep.compare(officer);
            comparison.differing().forEach(this::print);
            tell(comparison.passedBy());
            return comparison.differing().isEmpty();
        } catch (Fault unreadable) {
            if (!unreadable.code().equals("STO-04")) {
                throw unreadable;
            }
            console.say(unreadable); // what the chains say stands above it
            return false;
        }
    }

    /** It does not make the answer a bad one: the journal is whole, and the tables are what a rebuild makes of it. */
    private void tell(List<PassedBy> passedBy) {
        passedBy.forEach(this::print);
        long events = passedBy.stream().mapToLong(PassedBy::events).sum();
        if (events > 0) {
            console.say("app.verify.passed_by", events);
        }
    }

    private void print(Verify.FeedReport report) {
        String broken = report.broken().map(Enum::name).orElse("");
        if (json) {
            Map<String, Object> line = object(report.feed());
            line.put("sequence", report.events());
            line.put("holds", report.holds());
            line.put("broken", broken);
            line.put("set_aside", report.setAside());
            line.put("missing", report.missing());
            line.put("holes", report.holes().stream().map(VerifyCommand::object).toList());
            console.print(line);
        } else {
            String aside = report.setAside() > 0 ? " SET_ASIDE " + report.setAside() : "";
            String missing = report.missing() > 0 ? " MISSING " + report.missing() : "";
            print(report.feed(), report.events(), (report.holds() ? "ok" : broken) + aside + missing);
        }
    }

    private void print(PassedBy passed) {
        if (json) {
            Map<String, Object> line = object(passed.feed());
            line.put("table", passed.table());
            line.put("type", passed.type());
            line.put("passed_by", passed.events());
            line.put("first", passed.first());
            line.put("last", passed.last());
            line.put("why", passed.why().name());
            line.put("holds", true);
            console.print(line);
        } else {
            print(
                    passed.feed(),
                    passed.events(),
                    "%s %s %s #%d–%d"
                            .formatted(passed.why(), passed.table(), passed.type(), passed.first(), passed.last()));
        }
    }

    private static Map<String, Object> object(Hole hole) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("first", hole.first());
        object.put("last", hole.last());
        object.put("since", hole.since().toString());
        object.put("until", hole.until().toString());
        object.put("exact", hole.exact());
        object.put("cause", hole.cause().name());
        return object;
    }

    private static Map<String, Object> object(FeedId feed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("origin", feed.origin().hex());
        line.put("epoch", feed.epoch());
        line.put("scope", feed.scope().text());
        line.put("lane", feed.lane().name());
        return line;
    }

    private void print(FeedId feed, long events, String found) {
        console.print("%-8s %-12s %10d  %-16s %s"
                .formatted(
                        feed.lane(),
                        feed.scope(),
                        events,
                        feed.origin().hex().substring(0, 16) + "/" + feed.epoch(),
                        found));
    }

    private void print(String table) {
        if (json) {
            console.print(Map.of("table", table, "holds", false));
        } else {
            console.say("app.verify.differs", table);
        }
    }
}
