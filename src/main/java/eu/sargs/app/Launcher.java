package eu.sargs.app;

import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.platform.Language;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where the program begins. Not a JavaFX application itself: JavaFX on the class path refuses such a main class. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        Console console = new Console(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                languageOf(System.getenv("LC_ALL"), System.getenv("LC_MESSAGES"), System.getenv("LANG")));
        System.exit(SargsCommand.execute(console, arguments));
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
