package eu.sargs.app.command;

import eu.sargs.app.Doctor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs doctor}: whether this machine is fit for a station. */
@Command(
        name = "doctor",
        description = "Check machine, display, libraries, codecs, models, sound, disk.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--home", paramLabel = "DIR", description = "The home whose disk is looked at.")
    private Path home;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Doctor.Finding> findings = Doctor.examine(HomeCommand.of(home));
        for (Doctor.Finding finding : findings) {
            String advice = finding.advice().isEmpty()
                    ? ""
                    : console.texts().get(finding.advice(), finding.arguments().toArray());
            if (json) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("check", finding.check());
                line.put("verdict", finding.verdict().name().toLowerCase(java.util.Locale.ROOT));
                line.put("found", finding.found());
                line.put("advice", advice);
                console.print(line);
            } else {
                console.print("%-4s  %-22s %s%s"
                        .formatted(
                                console.texts()
                                        .get("app.doctor."
                                                + finding.verdict().name().toLowerCase(java.util.Locale.ROOT)),
                                console.texts().get("app.doctor.check." + finding.check()),
                                finding.found(),
                                advice.isEmpty() ? "" : "\n      → " + advice));
            }
        }
        return findings.stream().anyMatch(f -> f.verdict() == Doctor.Verdict.BAD) ? 1 : 0;
    }
}
