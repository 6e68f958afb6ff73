package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.Station;
import eu.sargs.platform.KeyPlace;
import eu.sargs.store.backup.Backup;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs backup}: the home's data in one sealed file, while the station goes on. */
@Command(
        name = "backup",
        description = "Copy the station's data into one sealed and signed file; the station goes on meanwhile.",
        mixinStandardHelpOptions = true)
final class BackupCommand extends HomeCommand {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE|DIR",
            description = "A new file, or a folder in which one is named by station and time.")
    private Path out;

    @ArgGroup
    private By by;

    /** At most one of them. */
    static final class By {
        @Option(
                names = "--key-file",
                paramLabel = "FILE",
                description = "The key file that opens it; made where there is none. Keep it apart from the backup"
                        + " (default: what opens the home, where that can be taken elsewhere).")
        private Path keyFile;

        @Option(names = "--passphrase", description = "A passphrase opens it; it is asked for.")
        private boolean passphrase;

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "File that holds the passphrase that opens it on its first line.")
        private Path passphraseFile;
    }

    BackupCommand(Console console) {
        super(console);
    }

    @Override
    protected int run(Station station) {
        Officer officer = officer(station);
        Optional<KeyPlace> place = Optional.ofNullable(by).map(this::place);
        char[] passphrase =
                place.orElse(null) instanceof KeyPlace.InMemory ? newPassphrase(by.passphraseFile) : new char[0];
        Backup.Made made = station.safe()
                .backup(
                        resolve(out).toAbsolutePath().normalize(),
                        station.settings().now().station(),
                        place,
                        passphrase,
                        officer,
                        percent -> console.say("app.backup.progress", percent));
        console.say("app.backup.made", made.bytes() >> 20);
        console.say(
                made.manifest().key().place() instanceof KeyPlace.InFile(Path file)
                        ? "app.backup.by_file"
                        : "app.backup.by_passphrase",
                made.manifest().key().place() instanceof KeyPlace.InFile(Path file) ? file.toString() : "");
        console.print(made.file().toString());
        return 0;
    }

    private KeyPlace place(By named) {
        return named.keyFile == null
                ? new KeyPlace.InMemory()
                : new KeyPlace.InFile(resolve(named.keyFile).toAbsolutePath().normalize());
    }
}
