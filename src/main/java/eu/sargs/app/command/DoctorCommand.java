package eu.sargs.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.sargs.app.Doctor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<Doctor.Finding> findings = new ArrayList<>(Doctor.examine(HomeCommand.of(home)));
        standing(HomeCommand.of(home)).ifPresent(findings::add);
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

    /** How the station that was set up there stands with the others, told by itself where it runs; empty where none was. */
    private Optional<Doctor.Finding> standing(Path folder) {
        if (!Files.exists(folder.resolve("settings.json"))) {
            return Optional.empty();
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console asked = new Console(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                console.texts().language());
        int exit = SargsCommand.execute(asked, "peer", "id", "--json", "--home", folder.toString());
        if (exit != 0) {
            return Optional.of(new Doctor.Finding(
                    "station",
                    Doctor.Verdict.BAD,
                    "–",
                    "app.doctor.advice.station",
                    List.of(err.toString().lines().findFirst().orElse(""))));
        }
        JsonNode self;
        try {
            self = new ObjectMapper().readTree(out.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("“peer id --json” prints no JSON", e);
        }
        String name = self.path("station").asText("–");
        String key = self.path("key").asText().substring(0, 8);
        return Optional.of(
                self.path("revoked_by").isTextual()
                        ? new Doctor.Finding(
                                "station",
                                Doctor.Verdict.BAD,
                                name + ", " + key,
                                "sync.fault.revoked",
                                List.of(self.path("revoked_by").asText()))
                        : new Doctor.Finding("station", Doctor.Verdict.OK, name + ", " + key, "", List.of()));
    }
}
