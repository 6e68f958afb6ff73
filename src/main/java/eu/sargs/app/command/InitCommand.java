package eu.sargs.app.command;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Audience;
import eu.sargs.app.NewStation;
import eu.sargs.platform.Fault;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs init}: a new station with its first administrator. */
@Command(name = "init", description = "Set up a station.", mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Folder of the new station.")
    private Path home;

    @Option(names = "--station", required = true, paramLabel = "NAME", description = "The station's name.")
    private String station;

    @Option(names = "--admin", required = true, paramLabel = "NAME", description = "Account of its administrator.")
    private String admin;

    @Option(names = "--full-name", paramLabel = "NAME", description = "The administrator's name as shown.")
    private String fullName;

    @Option(
            names = "--password-file",
            required = true,
            paramLabel = "FILE",
            description = "File that holds the administrator's password on its first line.")
    private Path passwordFile;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of the screen (default: ${DEFAULT-VALUE}).",
            defaultValue = "Europe/Riga")
    private String zone;

    @Option(
            names = "--shared-with",
            paramLabel = "SCOPE",
            description = "Who sees its sightings: all, country:LV, group:NAME or station (default: ${DEFAULT-VALUE}).",
            defaultValue = StationSettings.SHARED_WITH)
    private String sharedWith;

    @Option(names = "--lang", paramLabel = "lv|lt|en|ru", description = "Language of the screen (default: yours).")
    private String language;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "Where its key is to lie, outside the home (default: in the home).")
    private Path keyFile;

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Language spoken = language == null ? console.texts().language() : Language.of(language);
        StationSettings settings = settings(spoken);
        boolean kept = NewStation.create(
                home.toAbsolutePath(),
                keyFile == null ? new KeyPlace.InHome() : new KeyPlace.InFile(keyFile.toAbsolutePath()),
                settings,
                Account.first(admin, fullName == null ? admin : fullName),
                HomeCommand.password(passwordFile));
        console.say(
                kept ? "app.init.kept" : "app.init.done",
                station,
                home.toAbsolutePath().toString());
        return 0;
    }

    private StationSettings settings(Language spoken) {
        ZoneId there = zone();
        if (Audience.typed(sharedWith).isEmpty()) {
            throw new Fault("CLI-21", "app.fault.shared_with", sharedWith);
        }
        try {
            return StationSettings.of(station, there, spoken).withSharedWith(sharedWith);
        } catch (IllegalArgumentException e) {
            throw new Fault(e, "CLI-09", "app.fault.station_name");
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new Fault(e, "CLI-04", "app.fault.zone", zone);
        }
    }
}
