package eu.sargs.app;

import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.platform.Language;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where the program begins. Not a JavaFX application itself: JavaFX on the class path refuses such a main class. */
public final class Launcher {
    /** Held here: a logger that nobody holds forgets its level. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Launcher() {}

    public static void main(String[] arguments) {
        // JavaFX warns at each start that it lies on the class path, where it was put on purpose.
        JAVAFX.setLevel(Level.SEVERE);
        LogFile.keepBeforeHome(UserFolders.ofThisUser().state());
        Console console = new Console(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                languageOf(
                        System.getenv("SARGS_LANGUAGE"),
                        System.getenv("LC_ALL"),
                        System.getenv("LC_MESSAGES"),
                        System.getenv("LANG")));
        int status = SargsCommand.execute(console, arguments);
        Scratch.remove();
        System.exit(status);
    }

    /** The first environment value that names one of our languages; English where none does. */
    static Language languageOf(String... environment) {
        for (String value : environment) {
            if (value == null || value.isBlank()) {
                continue;
            }
            String code = value.substring(0, Math.min(2, value.length())).toLowerCase(Locale.ROOT);
            for (Language language : Language.values()) {
                if (language.code().equals(code)) {
                    return language;
                }
            }
            return Language.EN;
        }
        return Language.EN;
    }
}
