package eu.sargs.app.command;

import eu.sargs.access.Approval;
import eu.sargs.access.ListedReason;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.app.ControlSocket;
import eu.sargs.app.Rooms;
import eu.sargs.app.Station;
import eu.sargs.app.TypedPassphrase;
import eu.sargs.app.UserFolders;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/**
 * A command about one station's home. Where that station is running, the words are handed to it over its control
 * socket and carried out there; else the home is opened here for as long as the command takes.
 */
abstract class HomeCommand implements Callable<Integer> {
    /** Bytes of a password file's first line. */
    private static final int LONGEST_PASSWORD = 4096;

    protected final Console console;
    private Optional<Station> running = Optional.empty();
    private List<String> words = List.of();
    private Path folder = Path.of("").toAbsolutePath();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The station's home (default: the user's data folder, sargs).")
    private Path home;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "The account that acts. Listing cameras or stations asks for none.")
    private String account;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File that holds the account's password on its first line.")
    private Path passwordFile;

    @Option(
            names = "--code-file",
            paramLabel = "FILE",
            description = "File that holds the code of the account's second factor, where it has one.")
    private Path codeFile;

    HomeCommand(Console console) {
        this.console = console;
    }

    /** @param folder what relative paths are relative to */
    final void place(Optional<Station> station, List<String> arguments, Path folder) {
        this.running = station;
        this.words = arguments;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        if (running.isPresent()) {
            return run(running.get());
        }
        Path at = home();
        Optional<Integer> there = ControlSocket.ask(at, words, folder, console);
        if (there.isPresent()) {
            return there.get();
        }
        try (Station station = Station.open(at, new TypedPassphrase(console.texts()))) {
            station.notice().ifPresent(console::say);
            station.recovered().forEach(console::say);
            station.upgraded().ifPresent(copy -> console.say("app.upgrade.copied", copy.toString()));
            return run(station);
        }
    }

    /** Whether this is the running station's own process. */
    protected final boolean carriedOut() {
        return running.isPresent();
    }

    /** @return the exit status */
    protected abstract int run(Station station);

    protected final Path home() {
        return of(home);
    }

    /** The home meant: the one named, else the user's own. */
    static Path of(Path named) {
        return named == null ? UserFolders.ofThisUser().data() : named.toAbsolutePath();
    }

    /** A path as the person who typed it meant it. */
    protected final Path resolve(Path path) {
        return folder.resolve(path);
    }

    /** Signs in who acts. @throws Fault CLI-01 when nobody was named, CLI-02 when the password file can't be read */
    protected final Officer officer(Station station) {
        return rooms(station).accounts().signIn(account(), ownPassword(), code(codeFile), station.seat());
    }

    /** The code of who acts; empty where none was given. @throws Fault as {@link #officer} */
    protected final String ownCode() {
        return code(codeFile);
    }

    /** @param file null where there is none */
    protected final String code(Path file) {
        return file == null ? "" : new String(password(resolve(file))).strip();
    }

    /** Who acts, as they named themselves. @throws Fault CLI-01 when nobody was named */
    protected final String account() {
        if (account == null || passwordFile == null) {
            throw new Fault("CLI-01", "app.fault.no_officer");
        }
        return account;
    }

    /** The password of who acts. @throws Fault as {@link #officer} */
    protected final char[] ownPassword() {
        account();
        return password(resolve(passwordFile));
    }

    /** The station's rooms as this officer may use them. */
    static Rooms rooms(Station station, Officer officer) {
        return station.rooms(() -> Optional.of(officer));
    }

    /** The station's rooms as somebody may use them who did not say who they are. */
    static Rooms rooms(Station station) {
        return station.rooms(Optional::empty);
    }

    /**
     * Signs in who only looks at how the station is. On a full disk the journal can't say that they did, and they may look
     * all the same, for that is when it is needed.
     *
     * @throws Fault as {@link #officer}
     */
    protected final Looker looks(Station station) {
        try {
            return new Looker(officer(station), true);
        } catch (Fault e) {
            // Of somebody who is known, the journal is asked last: the password was right.
            Optional<Officer> known = station.unrecorded(account);
            if (!e.code().equals("JRN-01") || known.isEmpty()) {
                throw e;
            }
            return new Looker(known.get(), false);
        }
    }

    /** @param recorded whether it is on record that they signed in */
    record Looker(Officer officer, boolean recorded) {}

    /**
     * A passphrase that is to open something from now on: the first line of a file, or typed twice, for one that was
     * mistyped would lock it for good.
     *
     * @param file null where it is typed
     * @throws Fault CLI-23 where it can't be typed, CLI-24 where the two differ, and as {@link #password}
     */
    protected final char[] newPassphrase(Path file) {
        if (file != null) {
            return password(resolve(file));
        }
        if (carriedOut()) {
            throw new Fault("CLI-23", "app.fault.passphrase_file"); // the terminal is another process's
        }
        TypedPassphrase typed = new TypedPassphrase(console.texts());
        char[] once = typed.ask(console.texts().get("app.passphrase.new")).orElse(new char[0]);
        char[] twice = typed.ask(console.texts().get("app.passphrase.repeat")).orElse(new char[0]);
        try {
            if (!Arrays.equals(once, twice)) {
                throw new Fault("CLI-24", "app.fault.passphrase_differs");
            }
            return once;
        } finally {
            Arrays.fill(twice, '\0');
        }
    }

    /** Signs in who agrees as the second person; empty where nobody was named. @throws Fault as {@link #officer} */
    protected final Optional<Approval> second(Station station, SecondPerson who) {
        if (who.account == null || who.passwordFile == null) {
            return Optional.empty();
        }
        char[] password = password(resolve(who.passwordFile));
        return Optional.of(new Approval(
                rooms(station).accounts().signIn(who.account, password, code(who.codeFile), station.seat())));
    }

    /** @throws Fault CLI-17 when it is too short or too long, ACC-32 where a case number is lacking, ACC-33 for one that is retired, ACC-37 for a mistyped code */
    protected final Reason reason(Station station, GivenReason given) {
        return reason(station, given.reason, given.caseNumber);
    }

    /** As above. @param caseNumber empty where there is none */
    protected final Reason reason(Station station, String typed, String caseNumber) {
        return reason(
                rooms(station).reasons().all(),
                typed,
                caseNumber,
                console.texts().language());
    }

    static Reason reason(List<ListedReason> listed, String typed, String caseNumber, Language language) {
        try {
            return ListedReason.typed(listed, typed, caseNumber, language);
        } catch (Fault e) {
            throw e.code().equals("ACC-34") ? new Fault(e, "CLI-17", "app.fault.reason") : e;
        }
    }

    /**
     * The first line of a file, without passing through a String.
     *
     * @throws Fault CLI-02 when it can't be read, CLI-22 when it is longer than a password: another file was meant
     */
    static char[] password(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST_PASSWORD + 1);
        } catch (IOException e) {
            throw new Fault(e, "CLI-02", "app.fault.password_file", file.toString());
        }
        CharBuffer signs = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        int end = 0;
        while (end < signs.limit() && signs.get(end) != '\n' && signs.get(end) != '\r') {
            end++;
        }
        char[] password = Arrays.copyOf(signs.array(), end);
        boolean whole = bytes.length <= LONGEST_PASSWORD || end < signs.limit();
        Arrays.fill(signs.array(), '\0');
        if (!whole) {
            throw new Fault("CLI-22", "app.fault.password_long", file.toString());
        }
        return password;
    }
}
