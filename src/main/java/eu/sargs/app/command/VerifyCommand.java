package eu.sargs.app.command;

import eu.sargs.app.Station;
import eu.sargs.store.Verify;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
        officer(station);
        boolean holds = true;
        for (Verify.FeedReport report : station.store().verify()) {
            holds &= report.holds();
            print(report);
        }
        station.store().catchUp();
        Set<String> differing = station.store().differing();
        for (String table : differing) {
            print(table);
        }
        holds &= differing.isEmpty();
        console.say(holds ? "app.verify.holds" : "app.verify.broken");
        return holds ? 0 : 1;
    }

    private void print(Verify.FeedReport report) {
        String broken = report.broken().map(Enum::name).orElse("");
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("origin", report.feed().origin().hex());
            line.put("epoch", report.feed().epoch());
            line.put("scope", report.feed().scope().text());
            line.put("lane", report.feed().lane().name());
            line.put("sequence", report.events());
            line.put("holds", report.holds());
            line.put("broken", broken);
            console.print(line);
        } else {
            console.print("%-8s %-12s %10d  %-16s %s"
                    .formatted(
                            report.feed().lane(),
                            report.feed().scope(),
                            report.events(),
                            report.feed().origin().hex().substring(0, 16) + "/"
                                    + report.feed().epoch(),
                            report.holds() ? "ok" : broken));
        }
    }

    private void print(String table) {
        if (json) {
            console.print(Map.of("table", table, "holds", false));
        } else {
            console.say("app.verify.differs", table);
        }
    }
}
