package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.Station;
import eu.sargs.platform.KeptKind;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sargs retention}: for how long things are kept. */
@Command(
        name = "retention",
        description = "Show for how long sightings, alerts, list entries and the record are kept here, or set it.",
        mixinStandardHelpOptions = true)
final class RetentionCommand extends HomeCommand {
    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "SIGHTINGS",
            description = "What is set: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private KeptKind kind;

    @Option(names = "--days", paramLabel = "N", description = "Keep it N days; 0 keeps it for good.")
    private Optional<Integer> days = Optional.empty();

    @Mixin
    private GivenReason reason;

    @Mixin
    private SecondPerson second;

    RetentionCommand(Console console) {
        super(console);
    }

    @Override
    protected int run(Station station) {
        if (days.isPresent()) {
            Officer officer = officer(station);
            rooms(station, officer)
                    .upkeep()
                    .keep(kind, days.get(), reason(station, reason), second(station, second), officer);
        }
        for (KeptKind one : KeptKind.values()) {
            String name = console.texts().get("app.retention.kind." + one.word());
            int kept = station.settings().now().days(one);
            if (kept == 0) {
                console.say("app.retention.ever", name);
            } else {
                console.say("app.retention.days", name, kept);
            }
        }
        console.say("app.retention.when");
        return 0;
    }
}
