package eu.sargs.ui;

import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.alert.AlertId;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.ui.alert.AlertDesk;
import eu.sargs.ui.alert.AlertSounder;
import eu.sargs.ui.alert.AlertsScreen;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.fx.Ticker;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.PictureCache;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.part.Sites;
import eu.sargs.ui.part.Snapshot;
import eu.sargs.ui.part.Theme;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import eu.sargs.ui.shell.MainWindow;
import eu.sargs.ui.shell.Navigation;
import java.io.File;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Renders every screen of this room, filled with one night's data, as PNG: {@code Preview FOLDER [lang] [DARK|LIGHT] [percent] [WxH]}. */
public final class Preview {
    private Preview() {}

    public static void main(String[] args) throws Exception {
        File folder = new File(args[0]);
        folder.mkdirs();
        Language language = Language.of(args.length > 1 ? args[1] : "lv");
        StationSettings.Theme theme = StationSettings.Theme.valueOf(args.length > 2 ? args[2] : "DARK");
        int scale = args.length > 3 ? Integer.parseInt(args[3]) : 100;
        String[] size = (args.length > 4 ? args[4] : "1920x1080").split("x");
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            Preview.run(folder, language, theme, scale, Integer.parseInt(size[0]), Integer.parseInt(size[1]), done);
        });
        done.await(120, TimeUnit.SECONDS);
        System.exit(0);
    }

    private static void run(
            File folder,
            Language language,
            StationSettings.Theme theme,
            int scale,
            int width,
            int height,
            CountDownLatch done) {
        Theme.loadFonts();
        Kraslava night = Kraslava.night();
        Words words = new Words(language);
        FxBridge bridge = new FxBridge(Executors.newVirtualThreadPerTaskExecutor());
        Ticker ticker = new Ticker(() -> Kraslava.NOW);
        Look look = new Look();
        StationSettings settings = StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), language)
                .withTheme(theme)
                .withTextScale(scale);
        look.take(settings);
        Desk desk = new Desk(
                words,
                new Times(settings.zone(), words),
                ticker,
                look,
                bridge,
                new PictureCache(night.pictures, bridge),
                new Sites(night.cameras));
        OnDuty duty = new OnDuty();
        duty.begin(new Officer("i.vitola", "I. Vītola", new Seat("Krāslava 1")));
        Navigation navigation = new Navigation();
        AlertDesk alertDesk = new AlertDesk(night.alerts, desk, () -> Kraslava.NOW);
        AlertsScreen alerts = new AlertsScreen(night.alerts, night.sightings, alertDesk, desk, duty);
        alerts.onLeave(navigation::back);
        navigation.onOpenAlert(alerts::open);
        AlertSounder sounder = new AlertSounder(night.alerts, () -> Kraslava.NOW);
        List<Screen> screens = new ArrayList<>(List.of(blank(Place.WALL), blank(Place.MAP), alerts));
        MainWindow window = new MainWindow(
                desk,
                navigation,
                new MainWindow.Frame(
                        new InMemoryRooms.InMemorySettings(settings),
                        alertDesk,
                        sounder,
                        night.sightings,
                        duty,
                        () -> {}),
                screens);
        Stage stage = new Stage();
        Scene scene = new Scene(window, width, height);
        look.dress(scene);
        stage.setScene(scene);
        stage.show();
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> navigation.go(Place.WALL));
        steps.add(() -> shot(window, folder, "frame"));
        steps.add(() -> navigation.go(Place.ALERTS));
        steps.add(() -> shot(window, folder, "alerts"));
        steps.add(() -> navigation.openAlert(new AlertId("%064x".formatted(1))));
        steps.add(() -> shot(window, folder, "alert"));
        steps.add(() -> window.lookup("#help").fireEvent(new javafx.event.ActionEvent()));
        steps.add(() -> shot(window, folder, "sheet"));
        steps.add(done::countDown);
        next(steps, 0);
    }

    private static void next(List<Runnable> steps, int at) {
        PauseTransition pause = new PauseTransition(Duration.millis(at == 0 ? 900 : 500));
        pause.setOnFinished(e -> {
            steps.get(at).run();
            if (at + 1 < steps.size()) {
                next(steps, at + 1);
            }
        });
        pause.play();
    }

    private static void shot(Parent root, File folder, String name) {
        try {
            Snapshot.write(Snapshot.of(root.getScene()), new File(folder, name + ".png").toPath());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Screen blank(Place place) {
        StackPane pane = new StackPane();
        return new Screen() {
            @Override
            public Place place() {
                return place;
            }

            @Override
            public Region content() {
                return pane;
            }
        };
    }
}
