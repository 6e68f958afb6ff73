package eu.sargs.app;

import eu.sargs.alert.Alert;
import eu.sargs.app.command.Console;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings.Theme;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.shell.Desktop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.stage.Stage;

/** The demo in the desktop: its officer is on duty from the start, and pictures of the window are taken when it is worth looking at. */
final class DemoDesktop {
    private static final Duration SETTLE = Duration.ofSeconds(12);
    private static final Duration LOOK = Duration.ofMillis(1500);
    /** Pictures are unsealed and tiles drawn beside the screen; what is not there by then is not waited for. */
    private static final Duration UNTIL_WHOLE = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private final Demo demo;
    private final DemoPictures.Wanted wanted;
    private final Console console;
    private final StationDesktop place;
    private Desktop desktop;
    private Ripeness ripeness;

    private DemoDesktop(Demo demo, DemoPictures.Wanted wanted, Console console, StationDesktop place) {
        this.demo = demo;
        this.wanted = wanted;
        this.console = console;
        this.place = place;
    }

    /**
     * Shows the demo until its time is over or its window is closed.
     *
     * @return 0, or 1 when pictures were wanted and the demo was not worth a picture in time
     */
    static int run(Demo demo, DemoPictures.Wanted wanted, Console console) {
        Toolkit.start();
        try (StationDesktop place = new StationDesktop(wanted.width(), wanted.height())) {
            return new DemoDesktop(demo, wanted, console, place).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int run() throws InterruptedException {
        long begin = System.nanoTime();
        ripeness = new Ripeness(demo.watch().station().clock().instant());
        demo.watch()
                .station()
                .settings()
                .change(s -> s.withTheme(wanted.themes().getFirst()));
        desktop = place.wire(demo.watch());
        Toolkit.tell(() -> {
            desktop.open();
            desktop.begin(demo.officer());
            place.stage().show();
        });
        demo.watch().start();
        demo.link();
        boolean held = true;
        if (wanted.shot().isPresent()) {
            held = worthLookingAt(begin);
            pictures();
        }
        if (wanted.length().isEmpty()) {
            if (wanted.shot().isEmpty()) {
                place.closed().await();
            }
            return held ? 0 : 1;
        }
        long left = wanted.length().get().toNanos() - (System.nanoTime() - begin);
        place.closed().await(left, TimeUnit.NANOSECONDS);
        return held ? 0 : 1;
    }

    /** Waits for live tiles, reads and an alarm, within the time there is. */
    private boolean worthLookingAt(long begin) throws InterruptedException {
        Duration patience = wanted.length()
                .map(length -> length.minusSeconds(10L + 3L * wanted.count()))
                .filter(time -> time.compareTo(SETTLE) > 0)
                .orElse(PATIENCE);
        while (true) {
            Duration past = Duration.ofNanos(System.nanoTime() - begin);
            if (past.compareTo(SETTLE) > 0 && ripe()) {
                return true;
            }
            if (past.compareTo(patience) > 0 || place.closed().await(500, TimeUnit.MILLISECONDS)) {
                console.say("app.demo.not_ripe");
                return false;
            }
        }
    }

    private boolean ripe() {
        Station station = demo.watch().station();
        return ripeness.holds(
                demo.watch().cameras().feeds().stream()
                        .map(feed -> feed.health().state())
                        .toList(),
                station.sightings().latest(Ripeness.READS),
                station.alerts().open());
    }

    private void pictures() throws InterruptedException {
        for (Theme theme : wanted.themes()) {
            for (Language language : wanted.languages()) {
                demo.watch().station().settings().change(s -> s.withTheme(theme).withLanguage(language));
                for (String screen : wanted.screens()) {
                    picture(screen, language, theme, wanted.file(screen, language, theme));
                }
            }
        }
    }

    private void picture(String screen, Language language, Theme theme, Path file) throws InterruptedException {
        if (screen.equals("first-run")) {
            firstRun(language, theme, file);
            return;
        }
        List<Alert> open = demo.watch().station().alerts().open();
        Toolkit.tell(() -> show(screen, open));
        picture(place.stage(), desktop::settled, file);
    }

    /** The set-up page as a new station would see it, in a window of its own. */
    private void firstRun(Language language, Theme theme, Path file) throws InterruptedException {
        Stage stage = Toolkit.ask(() -> {
            Stage made = new Stage();
            made.setWidth(wanted.width());
            made.setHeight(wanted.height());
            return made;
        });
        Path folder = demo.watch().station().folder().resolveSibling("new-station");
        place.firstRun(stage, folder, language, theme, () -> {});
        picture(stage, () -> true, file);
        Toolkit.tell(stage::hide);
    }

    /** Looks for a while, then until all is there and has been drawn, and writes what the window shows. */
    private void picture(Stage stage, BooleanSupplier whole, Path file) throws InterruptedException {
        place.closed().await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        long late = System.nanoTime() + UNTIL_WHOLE.toNanos();
        boolean taken = false;
        while (!taken) {
            boolean wait = System.nanoTime() < late;
            // Looked at and taken in one go: in between, the next read could come without its crop.
            taken = Toolkit.ask(() -> {
                if (wait && !whole.getAsBoolean()) {
                    return false;
                }
                DemoPictures.write(stage.getScene(), file);
                return true;
            });
            if (!taken) {
                place.closed().await(100, TimeUnit.MILLISECONDS);
            }
        }
        console.say("app.demo.shot", file.toString());
    }

    private void show(String screen, List<Alert> open) {
        Optional<Alert> first = open.stream().findFirst();
        if (screen.equals("alerts") && first.isPresent()) {
            desktop.navigation().openAlert(first.get().id());
        } else {
            desktop.navigation().go(Place.valueOf(screen.toUpperCase(java.util.Locale.ROOT)));
        }
    }
}
