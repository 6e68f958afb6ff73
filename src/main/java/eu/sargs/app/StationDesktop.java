package eu.sargs.app;

import eu.sargs.access.Chair;
import eu.sargs.access.Officer;
import eu.sargs.app.bench.StartBench;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Fault;
import eu.sargs.platform.HeapSweep;
import eu.sargs.platform.Language;
import eu.sargs.platform.Services;
import eu.sargs.platform.SettingsFile;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.Threads;
import eu.sargs.platform.UnfinishedHome;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.map.MapScreen;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Theme;
import eu.sargs.ui.part.Words;
import eu.sargs.ui.shell.Desktop;
import eu.sargs.ui.shell.LazyScreen;
import eu.sargs.ui.shell.ScreenMaker;
import eu.sargs.ui.wall.WallScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A station and its screen in one process. The station is opened beside JavaFX's own start, for both take their time;
 * its cameras and alarms run from then on, whoever is signed in.
 */
public final class StationDesktop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StationDesktop.class);

    private final ExecutorService work = Executors.newThreadPerTaskExecutor(Threads.waiting("ui/work"));
    private final FxBridge bridge = new FxBridge(work);
    private final Services services = new Services();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Stage stage;
    private Desktop desktop;

    /**
     * @param width of the window, pixels
     * @param height likewise
     */
    StationDesktop(int width, int height) {
        stage = Toolkit.ask(() -> {
            Stage made = new Stage();
            made.setWidth(width);
            made.setHeight(height);
            made.setOnShown(e -> work.execute(StationDesktop::leaveSign));
            made.setOnHidden(e -> closed.countDown());
            return made;
        });
    }

    /**
     * The desktop of an open station with an officer on duty, in a window of 1920×1080; the caller starts the watch, and
     * closes what it opened.
     *
     * @throws Fault APP-01 or APP-02 where no window can be opened
     */
    public static StationDesktop show(Watch watch, Officer officer) {
        Toolkit.start();
        StationDesktop place = new StationDesktop(1920, 1080);
        Desktop desktop = place.wire(watch);
        Toolkit.tell(() -> {
            desktop.open();
            desktop.begin(officer);
            place.stage.show();
        });
        return place;
    }

    /** Tells whoever started the program, where it asked, that a window stood: what is loaded by then is worth keeping. */
    private static void leaveSign() {
        String sign = System.getProperty("sargs.shown");
        if (sign != null) {
            try {
                Files.writeString(Path.of(sign), "");
            } catch (IOException e) {
                LOG.warn("The sign of a shown window cannot be written: {}", e.getMessage());
            }
        }
    }

    /**
     * Opens the desktop of a home and returns when its window is closed; sets a station up where there is none.
     *
     * @return the exit status
     */
    public static int run(Path home, Console console) {
        SystemLibraries.requireScreen();
        WindowPassphrase asked = new WindowPassphrase(console.texts().language());
        try (Opening opening = new Opening(home, asked);
                asked) {
            return run(home, console, opening, asked);
        }
    }

    private static int run(Path home, Console console, Opening opening, WindowPassphrase asked) {
        boolean there = SettingsFile.exists(home.resolve("settings.json"));
        if (there) {
            opening.begin();
        } else if (UnfinishedHome.in(home).equals(Optional.of(UnfinishedHome.Work.RESTORING))) {
            UnfinishedHome.refuse(home);
        }
        Toolkit.start();
        asked.ready();
        var bounds = Toolkit.ask(() -> Screen.getPrimary().getVisualBounds());
        StationDesktop desktop =
                new StationDesktop((int) Math.min(1920, bounds.getWidth()), (int) Math.min(1080, bounds.getHeight()));
        try (desktop) {
            if (!there) {
                desktop.firstRun(
                        desktop.stage, home, console.texts().language(), StationSettings.Theme.DARK, opening::begin);
            }
            // A station that can't be opened or shown ends the program, which says why; nobody waits for no window.
            CompletableFuture<Void> entered = opening.watch().thenAcceptAsync(desktop::enter, desktop.work);
            entered.whenComplete((done, failure) -> {
                if (failure != null) {
                    desktop.closed.countDown();
                }
            });
            desktop.closed.await();
            if (entered.isCompletedExceptionally()) {
                join(entered);
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void join(CompletableFuture<Void> entered) {
        try {
            entered.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
    }

    /** Shows the set-up page in a window. @param done runs on the FX thread when the station stands */
    void firstRun(Stage window, Path home, Language language, StationSettings.Theme theme, Runnable done) {
        Toolkit.tell(() -> {
            Desktop.firstRun(window, plan -> NewStation.found(home, plan), bridge, new Words(language), home, done);
            Theme.apply(window.getScene(), theme, 100);
            window.show();
        });
    }

    private void enter(Watch watch) {
        wire(watch);
        Toolkit.tell(() -> {
            desktop.open();
            stage.show();
            if (Boolean.getBoolean(StartBench.PROPERTY)) {
                StartBench.report(stage);
            }
        });
        watch.station().notice().ifPresent(desktop::report);
        watch.station().recovered().stream().findFirst().ifPresent(desktop::recovered);
        try {
            watch.start();
        } catch (Fault fault) {
            // Watchlist, alerts and map still work; what does not is said on the screen.
            LOG.error("The station is not on watch", fault);
            desktop.report(fault);
        }
        try {
            watch.station().link(Optional.empty());
        } catch (Fault fault) {
            LOG.error("Other stations cannot reach this one", fault);
            desktop.report(fault);
        }
    }

    /**
     * Puts the station's screens together and lets commands in; nothing is shown yet. Not on the FX thread. From here
     * on a signal (Ctrl-C, the machine's own shutdown) stops the station as closing its window does.
     */
    Desktop wire(Watch watch) {
        Station station = watch.station();
        services.keep(AtExit.run(() -> {
            LOG.info("Asked to end: stopping the station");
            services.close();
            watch.close();
            station.close();
            LOG.info("The station has stopped");
            Scratch.remove();
        }));
        services.start(HeapSweep.ofThisProgram());
        services.start(new ControlSocket(
                station.folder(),
                (console, folder, arguments) ->
                        SargsCommand.execute(console, Optional.of(station), folder, arguments)));
        Chair chair = new Chair();
        Rooms rooms = station.rooms(chair);
        LiveCameras live = rooms.live(watch.cameras());
        ScreenMaker wall = ground -> {
            WallScreen made = new WallScreen(
                    live, rooms.alerts(), rooms.sightings(), ground.desk(), ground.navigation(), station.clock());
            ground.navigation().onOpenCamera(made::openCamera);
            made.offerSecondMonitor(stage, rooms.settings(), ground.duty(), ground.desktop()::soundButton);
            return made;
        };
        ScreenMaker map = ground -> new LazyScreen<>(
                Place.MAP,
                () -> new MapScreen(rooms.cameras(), live, rooms.alerts(), ground.desk(), ground.navigation()));
        Desktop.Rooms ports = new Desktop.Rooms(
                chair,
                station.alerts(),
                rooms.settings(),
                rooms.accounts(),
                rooms.alerts(),
                rooms.sightings(),
                rooms.watchlist(),
                rooms.pictures(),
                rooms.consultations(),
                rooms.reasons(),
                rooms.shifts(),
                rooms.deeds(),
                (file, search, reason, officer) -> rooms.recordExport()
                        .write(file, search, reason, officer)
                        .lines(),
                rooms.evidence(),
                rooms.upkeep()::keep,
                rooms.cameras(),
                live,
                rooms.peers());
        desktop = Toolkit.ask(
                () -> new Desktop(stage, ports, station.clock(), bridge, Map.of(Place.WALL, wall, Place.MAP, map)));
        services.keep(watch.onTrouble(desktop::report));
        station.full().ifPresent(desktop::report);
        services.keep(watch.onBehind(desktop::readingBehind));
        services.keep(station.settings().onTrouble(desktop::report));
        return desktop;
    }

    Stage stage() {
        return stage;
    }

    /** Reaches zero when the window is closed. */
    public CountDownLatch closed() {
        return closed;
    }

    @Override
    public void close() {
        services.close();
        Toolkit.tell(() -> {
            if (desktop != null) {
                desktop.close();
            }
            stage.hide();
        });
        work.shutdown();
        try {
            if (!work.awaitTermination(5, TimeUnit.SECONDS)) {
                work.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
