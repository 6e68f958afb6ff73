package eu.sargs.app.command;

import eu.sargs.access.DeedCodec;
import eu.sargs.app.KeyWords;
import eu.sargs.app.Station;
import eu.sargs.app.TypedPassphrase;
import eu.sargs.platform.Passphrases;
import eu.sargs.store.Verify;
import eu.sargs.store.backup.BackupFile;
import eu.sargs.store.backup.Manifest;
import eu.sargs.store.backup.Progress;
import eu.sargs.store.backup.Restore;
import eu.sargs.sync.PeerKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs restore}: a home out of a backup, or only whether the backup is as it was written. */
@Command(
        name = "restore",
        description = "Check a backup, and put it back as a new home.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The backup.")
    private Path from;

    @ArgGroup(multiplicity = "1")
    private What what;

    /** Exactly one of them. */
    static final class What {
        @Option(
                names = "--home",
                paramLabel = "DIR",
                description = "Folder of the home; it is not there yet, or empty.")
        private Path home;

        @Option(names = "--check", description = "Only check that it is as it was written; needs no key.")
        private boolean check;
    }

    @ArgGroup
    private By by;

    /** At most one of them. */
    static final class By {
        @Option(
                names = "--key-file",
                paramLabel = "FILE",
                description = "The key file that opens it (default: where it lay when the backup was made).")
        private Path keyFile;

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "File that holds the passphrase on its first line (default: it is asked for).")
        private Path passphraseFile;
    }

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Progress progress = percent -> console.say("app.restore.progress", percent);
        try (BackupFile backup = BackupFile.open(from)) {
            Manifest manifest = backup.manifest();
            console.say(
                    "app.restore.found",
                    manifest.station(),
                    manifest.made().toString(),
                    PeerKey.of(manifest.origin()).fingerprint().toString());
            if (what.check) {
                backup.check(progress);
                console.say("app.restore.checked");
                return 0;
            }
            Path home = what.home.toAbsolutePath();
            Optional<Path> keyFile = Optional.ofNullable(by).map(named -> named.keyFile);
            Passphrases asked = asked();
            new Restore(backup, progress).to(home, keyFile, asked);
            return opened(home, asked, manifest.made());
        }
    }

    private Passphrases asked() {
        return by == null || by.passphraseFile == null
                ? new TypedPassphrase(console.texts())
                : wrong -> wrong ? Optional.empty() : Optional.of(HomeCommand.password(by.passphraseFile));
    }

    /** It opens its new epoch now, and not while an officer waits for a picture. */
    private int opened(Path home, Passphrases asked, Instant made) {
        try (Station station = Station.open(home, asked)) {
            station.store()
                    .journal()
                    .append(List.of(DeedCodec.backupRestored(from.toAbsolutePath(), made, station.seat())));
            List<Verify.FeedReport> feeds = station.store().verify();
            long events = feeds.stream().mapToLong(Verify.FeedReport::events).sum();
            boolean holds = feeds.stream().allMatch(Verify.FeedReport::holds);
            console.say(
                    holds ? "app.restore.done" : "app.restore.broken",
                    station.settings().now().station(),
                    home.toString(),
                    events);
            KeyWords words = KeyWords.of(station.safe().ring());
            console.say(words.advice(), words.arguments().toArray());
            console.say("app.restore.old");
            console.print(home.toString());
            return holds ? 0 : 1;
        }
    }
}
