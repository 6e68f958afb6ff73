package eu.sargs.app.command;

import eu.sargs.access.Reason;
import eu.sargs.app.Station;
import eu.sargs.platform.Fault;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs user recover}: an administrator who lost password or telephone, at the machine of a stopped station. */
@Command(
        name = "recover",
        description = "Open an administrator's account again who lost their password or telephone: at the machine, with"
                + " the station stopped. It stays on record and is told at every start for a month.",
        mixinStandardHelpOptions = true)
final class UserCommandRecover extends HomeCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "What the administrator signs in with.")
    private String name;

    @Option(
            names = "--new-password-file",
            required = true,
            paramLabel = "FILE",
            description = "File that holds a password on its first line, which only opens the change of itself.")
    private Path newPasswordFile;

    @Mixin
    private GivenReason reason;

    @Mixin
    private SecondPerson second;

    UserCommandRecover(Console console) {
        super(console);
    }

    @Override
    protected int run(Station station) {
        if (carriedOut()) {
            throw new Fault("ACC-43", "access.fault.recover_stopped");
        }
        Reason why = reason(station, reason);
        station.recover(name, second(station, second), password(resolve(newPasswordFile)), why);
        console.say("app.user.recovered", name);
        return 0;
    }
}
