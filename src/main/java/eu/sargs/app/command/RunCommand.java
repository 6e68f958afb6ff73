package eu.sargs.app.command;

import eu.sargs.app.StationDesktop;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs run}: the desktop of this station; the first run sets it up. */
@Command(name = "run", description = "Open the desktop of this station.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The station's home (default: the user's data folder, sargs).")
    private Path home;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return StationDesktop.run(HomeCommand.of(home), console);
    }
}
