package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.KeyWords;
import eu.sargs.app.Station;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs key}: where the home's key lies. */
@Command(
        name = "key",
        description = "Where the home's key lies, and moving it.",
        mixinStandardHelpOptions = true,
        subcommands = {KeyCommand.Show.class, KeyCommand.Move.class})
final class KeyCommand {
    KeyCommand(Console console) {}

    @Command(
            name = "show",
            description = "Where the key lies, and what that protects against.",
            mixinStandardHelpOptions = true)
    static final class Show extends HomeCommand {
        Show(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            KeyWords words = KeyWords.of(station.safe().ring());
            console.print(words.place());
            console.say(words.advice(), words.arguments().toArray());
            return 0;
        }
    }

    @Command(
            name = "move",
            description = "Have the key open from somewhere else from now on; nothing is sealed anew.",
            mixinStandardHelpOptions = true)
    static final class Move extends HomeCommand {
        @ArgGroup(multiplicity = "1")
        private To to;

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "File that holds the new passphrase on its first line (default: it is asked for).")
        private Path passphraseFile;

        /** Exactly one of them. */
        static final class To {
            @Option(
                    names = "--to-file",
                    paramLabel = "FILE",
                    description = "A key file outside the home; made where there is none.")
            private Path file;

            @Option(names = "--to-system", description = "The system's key store (Secret Service, Linux).")
            private boolean system;

            @Option(
                    names = "--to-passphrase",
                    description = "A passphrase: the station no longer starts by itself. Also to change it.")
            private boolean passphrase;

            @Option(names = "--to-home", description = "Back into the home, where it protects little.")
            private boolean home;
        }

        Move(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            KeyPlace place = place();
            char[] passphrase = place instanceof KeyPlace.InMemory ? newPassphrase(passphraseFile) : new char[0];
            station.safe().moveKey(place, passphrase, officer);
            KeyWords words = KeyWords.of(station.safe().ring());
            console.say("app.key.moved", words.place());
            console.say(words.advice(), words.arguments().toArray());
            return 0;
        }

        private KeyPlace place() {
            if (to.file != null) {
                return new KeyPlace.InFile(resolve(to.file).toAbsolutePath().normalize());
            }
            return to.system ? KeyRing.inSystem() : to.passphrase ? new KeyPlace.InMemory() : new KeyPlace.InHome();
        }
    }
}
