package eu.sargs.app.command;

import eu.sargs.app.HeadlessStation;
import eu.sargs.sync.PeerAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs station}: a station without a screen. */
@Command(
        name = "station",
        description = "A station without a screen: recognition server, relay, regional archive.",
        mixinStandardHelpOptions = true)
final class StationCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The station's home (default: the user's data folder, sargs).")
    private Path home;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where peers call it, in this run; a port alone is for this machine only, 0 takes a free one"
                    + " (default: as set).")
    private String listen;

    StationCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return HeadlessStation.run(
                HomeCommand.of(home), Optional.ofNullable(listen).map(PeerAddress::toListen), console);
    }
}
