package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.Station;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sargs retention}: how long sightings are kept. */
@Command(
        name = "retention",
        description = "Show how long sightings are kept here, or set it.",
        mixinStandardHelpOptions = true)
final class RetentionCommand extends HomeCommand {
    @Option(names = "--days", paramLabel = "N", description = "Keep them N days; 0 keeps them for good.")
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
                    .keepSightings(days.get(), reason(station, reason), second(station, second), officer);
        }
        int kept = station.settings().now().sightingDays();
        if (kept == 0) {
            console.say("app.retention.ever");
        } else {
            console.say("app.retention.days", kept);
        }
        return 0;
    }
}
