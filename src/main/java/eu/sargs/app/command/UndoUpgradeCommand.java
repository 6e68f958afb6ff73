package eu.sargs.app.command;

import eu.sargs.platform.Home;
import eu.sargs.platform.UnfinishedHome;
import eu.sargs.store.UpgradeCopy;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs undo-upgrade}: the database as it was before a newer program opened it first, for the older program. */
@Command(
        name = "undo-upgrade",
        description = "Put the database back as it was before the last upgrade, for the older program. Stop the station"
                + " first.",
        mixinStandardHelpOptions = true)
final class UndoUpgradeCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The station's home (default: the user's data folder, sargs).")
    private Path home;

    UndoUpgradeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        UnfinishedHome.refuse(HomeCommand.of(home));
        try (Home held = Home.open(HomeCommand.of(home))) {
            int version = UpgradeCopy.undo(held);
            console.say("app.upgrade.undone", held.folder().toString(), version);
            return 0;
        }
    }
}
