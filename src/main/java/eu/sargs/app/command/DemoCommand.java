package eu.sargs.app.command;

import eu.sargs.app.Demo;
import eu.sargs.app.DemoPictures;
import eu.sargs.app.SystemLibraries;
import eu.sargs.app.UserFolders;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs demo}: a station with simulated cameras, in the desktop. */
@Command(
        name = "demo",
        description = "A station with simulated cameras over RTSP, in the desktop.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int BAR = 40;

    private final Console console;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The demo's home (default: in the user's cache folder).")
    private Path home;

    @Option(names = "--seconds", paramLabel = "N", description = "End after N seconds (default: with the window).")
    private Integer seconds;

    @Option(
            names = "--shot",
            paramLabel = "FILE",
            description = "Write a picture of the window when the demo has been live for a while; a folder with “all”.")
    private Path shot;

    @Option(
            names = "--screen",
            paramLabel = "NAME",
            defaultValue = "wall",
            description = "wall, map, alerts, watchlist, admin, peers, first-run or all (default: ${DEFAULT-VALUE}).")
    private String screen;

    @Option(names = "--lang", paramLabel = "LANG", description = "lv, lt, en, ru or all (default: yours).")
    private String language;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            defaultValue = "dark",
            description = "dark, light or all (default: ${DEFAULT-VALUE}).")
    private String theme;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1920x1080",
            description = "Size of the window (default: ${DEFAULT-VALUE}).")
    private String size;

    @Option(names = "--day", description = "Scenes by day (default: with the dark theme by night).")
    private boolean day;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DemoPictures.Wanted wanted = wanted();
        SystemLibraries.requireScreen();
        Path cache = UserFolders.ofThisUser().cache();
        Path folder = home == null ? cache.resolve("demo") : home.toAbsolutePath();
        boolean night = !day && wanted.themes().getFirst() == Theme.DARK;
        try (Demo demo = new Demo(
                folder,
                cache.resolve("clips"),
                wanted.languages().getFirst(),
                night,
                done -> progress(console, done))) {
            console.say("app.demo.ready", folder.toString());
            console.say(
                    "app.demo.officers",
                    demo.officer().account(),
                    demo.passwordFile().toString());
            if (seconds != null) {
                console.say("app.demo.closing", seconds);
            }
            return demo.run(wanted, console);
        }
    }

    private DemoPictures.Wanted wanted() {
        String[] sides = size.split("x", 2);
        int width;
        int height;
        try {
            width = Integer.parseInt(sides[0]);
            height = Integer.parseInt(sides[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new Fault(e, "CLI-08", "app.fault.option", "--size", size);
        }
        if (seconds != null && seconds < 1) {
            throw new Fault("CLI-08", "app.fault.option", "--seconds", seconds.toString());
        }
        if (width < 1024 || height < 640 || width > 7680 || height > 4320) {
            throw new Fault("CLI-08", "app.fault.option", "--size", size);
        }
        List<Language> languages = language == null
                ? List.of(console.texts().language())
                : language.equals("all") ? List.of(Language.values()) : List.of(Language.of(language));
        List<Theme> themes = theme.equals("all")
                ? List.of(Theme.values())
                : List.of(Stream.of(Theme.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(theme))
                        .findFirst()
                        .orElseThrow(() -> new Fault("CLI-08", "app.fault.option", "--theme", theme)));
        List<String> screens = screen.equals("all") ? DemoPictures.SCREENS : List.of(screen);
        if (!DemoPictures.SCREENS.containsAll(screens)) {
            throw new Fault("CLI-08", "app.fault.option", "--screen", screen);
        }
        return new DemoPictures.Wanted(
                screens,
                languages,
                themes,
                width,
                height,
                shot == null ? java.util.Optional.empty() : java.util.Optional.of(shot.toAbsolutePath()),
                seconds == null ? java.util.Optional.empty() : java.util.Optional.of(Duration.ofSeconds(seconds)));
    }

    /** A bar on the terminal, drawn over itself. */
    static void progress(Console console, double done) {
        int full = (int) Math.round(done * BAR);
        console.err()
                .print("\r" + console.texts().get("app.demo.clips") + " [" + "#".repeat(full) + "-".repeat(BAR - full)
                        + "] " + Math.round(done * 100) + " %" + (done >= 1 ? "\n" : ""));
        console.err().flush();
    }
}
