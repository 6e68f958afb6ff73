package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.Station;
import eu.sargs.platform.Fault;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs retention}: how long sightings are kept. */
@Command(
        name = "retention",
        description = "Show how long sightings are kept here, or set it.",
        mixinStandardHelpOptions = true)
final class RetentionCommand extends HomeCommand {
    private static final int LONGEST = 36_500;

    @Option(names = "--days", paramLabel = "N", description = "Keep them N days; 0 keeps them for good.")
    private Optional<Integer> days = Optional.empty();

    RetentionCommand(Console console) {
        super(console);
    }

    @Override
    protected int run(Station station) {
        if (days.isPresent()) {
            Officer officer = officer(station);
            if (days.get() < 0 || days.get() > LONGEST) {
                throw new Fault("RET-02", "app.fault.retention_days", LONGEST);
            }
            rooms(station, officer).upkeep().keepSightings(days.get(), officer);
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
