package eu.sargs.app;

import eu.sargs.platform.Fault;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the program needs of the machine beyond its own jar: asked before JavaFX is started, for JavaFX itself only throws. */
public final class SystemLibraries {
    /** File name in the loader's search path → Debian package that brings it. */
    private static final Map<String, String> SCREEN = Map.of(
            "libgtk-3.so.0", "libgtk-3-0",
            "libXtst.so.6", "libxtst6",
            "libXxf86vm.so.1", "libxxf86vm1",
            "libGL.so.1", "libgl1");

    private SystemLibraries() {}

    /** Debian packages a screen needs and this machine lacks; empty on Windows and macOS, whose JavaFX brings all it needs. */
    public static List<String> missingForScreen() {
        if (!linux()) {
            return List.of();
        }
        return SCREEN.entrySet().stream()
                .filter(library -> !loads(library.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /** Whether a window can be opened at all. */
    public static boolean displayThere() {
        if (!linux() || "Monocle".equals(System.getProperty("glass.platform"))) {
            return true;
        }
        String display = System.getenv("DISPLAY");
        if (display == null || display.isBlank()) {
            return false;
        }
        // A local display is a socket; one over the network is not looked at here.
        if (display.startsWith(":")) {
            String number = display.substring(1).replaceFirst("\\..*", "");
            return Files.exists(Path.of("/tmp/.X11-unix/X" + number));
        }
        return true;
    }

    /** Whether whoever started the program makes a screen where it says that it needs one, and only asks for now. */
    public static boolean screenOffered() {
        return "offered".equals(System.getProperty("sargs.screen"));
    }

    /** @throws Fault APP-01 without a display, APP-02 without the libraries of a window */
    public static void requireScreen() {
        if (!displayThere()) {
            throw new Fault("APP-01", "app.fault.no_display");
        }
        List<String> missing = missingForScreen();
        if (!missing.isEmpty()) {
            throw new Fault("APP-02", "app.fault.no_gtk", String.join(" ", missing));
        }
    }

    private static boolean loads(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean linux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }
}
