package eu.sargs.app.command;

import eu.sargs.access.Accounts;
import eu.sargs.access.Officer;
import eu.sargs.access.Totp;
import eu.sargs.app.Station;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs user second-factor}: sets up one's own, in two steps, and takes somebody's off. */
@Command(
        name = "second-factor",
        description = "A code besides the password: set up one's own, or as an administrator take anybody's off.",
        mixinStandardHelpOptions = true)
final class UserCommandSecondFactor extends HomeCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "What the officer signs in with.")
    private String name;

    @Option(names = "--off", description = "Take it off: for who lost their telephone.")
    private boolean off;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description =
                    "Where the secret is written, and read from again when --code-file shows that a telephone has it."
                            + " Delete it then.")
    private Path secretFile;

    UserCommandSecondFactor(Console console) {
        super(console);
    }

    @Override
    protected int run(Station station) {
        if (off) {
            Officer officer = officer(station);
            rooms(station, officer).accounts().takeSecondFactor(name, officer);
            console.say("app.user.second_factor_off", name);
            return 0;
        }
        if (!name.equals(account()) || secretFile == null) {
            throw new Fault("CLI-41", "app.fault.second_factor_own");
        }
        Path file = resolve(secretFile);
        if (ownCode().isEmpty()) {
            begin(file, station);
        } else {
            end(file, station);
        }
        return 0;
    }

    private void begin(Path file, Station station) {
        if (Files.exists(file)) {
            throw new Fault("CLI-42", "app.fault.secret_there", file.toString());
        }
        Home.requireOutside(file);
        byte[] secret = Totp.newSecret();
        HomeKey.writeOwn(file.toAbsolutePath(), (Totp.written(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
        console.print(Totp.uri(station.settings().now().station(), name, secret));
        console.say("app.user.second_factor_begun");
    }

    private void end(Path file, Station station) {
        byte[] secret;
        try {
            secret = Totp.read(new String(password(file)).strip());
        } catch (IllegalArgumentException e) {
            throw new Fault(e, "CLI-43", "app.fault.secret_unreadable", file.toString());
        }
        try {
            Accounts accounts = rooms(station).accounts();
            accounts.signOut(accounts.setSecondFactor(name, ownPassword(), secret, ownCode(), station.seat()));
            console.say("app.user.second_factor_set", name, file.toString());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
