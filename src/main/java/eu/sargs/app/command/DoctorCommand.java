package eu.sargs.app.command;

import eu.sargs.app.Doctor;
import eu.sargs.app.Doctor.Finding;
import eu.sargs.app.Doctor.Verdict;
import eu.sargs.app.LogFile;
import eu.sargs.app.Station;
import eu.sargs.platform.Fault;
import eu.sargs.platform.SettingsFile;
import eu.sargs.platform.UnfinishedHome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs doctor}: whether this machine is fit for a station, and the station of the home is well. */
@Command(
        name = "doctor",
        description =
                "Check machine, display, libraries, codecs, models, sound, disk; and the station, where one is set up.",
        mixinStandardHelpOptions = true)
final class DoctorCommand extends HomeCommand {
    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    DoctorCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (carriedOut()) {
            return super.call(); // in the station's process, whose answer this is a part of
        }
        int machine = print(Doctor.examine(home()));
        int station = 0;
        try {
            if (SettingsFile.exists(home().resolve("settings.json"))
                    || UnfinishedHome.in(home()).isPresent()) {
                station = super.call();
            }
        } catch (Fault fault) {
            Optional<String> log = LogFile.place(); // first of all: it is to hold what follows
            SargsCommand.log("The station cannot be looked at: {}", fault);
            log.ifPresent(file -> console.say("app.log", file));
            station = print(List.of(new Finding("station", Verdict.BAD, fault.code(), fault.key(), fault.arguments())));
        }
        return Math.max(machine, station);
    }

    @Override
    protected int run(Station station) {
        return print(Doctor.examine(station));
    }

    private int print(List<Finding> findings) {
        for (Finding finding : findings) {
            String advice = finding.advice().isEmpty()
                    ? ""
                    : console.texts().get(finding.advice(), finding.arguments().toArray());
            String verdict = finding.verdict().name().toLowerCase(Locale.ROOT);
            if (json) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("check", finding.check());
                line.put("verdict", verdict);
                line.put("found", finding.found());
                line.put("advice", advice);
                console.print(line);
            } else {
                console.print("%-4s  %-22s %s"
                        .formatted(
                                console.texts().get("app.doctor." + verdict),
                                console.texts().get("app.doctor.check." + finding.check()),
                                finding.found()));
                if (!advice.isEmpty()) {
                    console.print("      → " + advice);
                }
            }
        }
        return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.BAD) ? 1 : 0;
    }
}
