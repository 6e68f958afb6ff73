package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.Station;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs retention}: how long sightings are kept. */
@Command(
        name = "retention",
        description = "Show how long sightings are kept here, or set it.",
        mixinStandardHelpOptions = true)
final class RetentionCommand extends HomeCommand {
    @Option(names = "--days", paramLabel = "N", description = "Keep them N days; 0 keeps them for good.")
    private Optional<Integer> days = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is set; stays on record.")
    private String reason = "";

    @Option(
            names = "--second",
            paramLabel = "NAME",
            description = "For more than 90 days: the account of a second person who agrees.")
    private String second;

    @Option(
            names = "--second-password-file",
            paramLabel = "FILE",
            description = "File that holds the second person's password on its first line.")
    private Path secondPasswordFile;

    @Option(
            names = "--second-code-file",
            paramLabel = "FILE",
            description = "File that holds the code of the second person's second factor, where they have one.")
    private Path secondCodeFile;

    RetentionCommand(Console console) {
        super(console);
    }

    @Override
    protected int run(Station station) {
        if (days.isPresent()) {
            Officer officer = officer(station);
            rooms(station, officer)
                    .upkeep()
                    .keepSightings(
                            days.get(),
                            reason(reason),
                            second(station, second, secondPasswordFile, secondCodeFile),
                            officer);
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
