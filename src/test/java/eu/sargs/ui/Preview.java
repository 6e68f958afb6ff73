package eu.sargs.ui;

import eu.sargs.alert.AlertId;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Snapshot;
import eu.sargs.ui.part.Words;
import eu.sargs.ui.shell.Desktop;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Renders every screen of this room, filled with one night's data, as PNG: {@code Preview FOLDER [lang] [DARK|LIGHT] [percent] [WxH]}. */
public final class Preview {
    private final File folder;
    private final Stage stage = new Stage();
    private final Kraslava night = Kraslava.night();
    private final List<Runnable> steps = new ArrayList<>();

    private Preview(File folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        File folder = new File(args[0]);
        String[] size = (args.length > 4 ? args[4] : "1920x1080").split("x");
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> new Preview(folder)
                .run(
                        Language.of(args.length > 1 ? args[1] : "lv"),
                        StationSettings.Theme.valueOf(args.length > 2 ? args[2] : "DARK"),
                        args.length > 3 ? Integer.parseInt(args[3]) : 100,
                        Integer.parseInt(size[0]),
                        Integer.parseInt(size[1]),
                        done));
        done.await(180, TimeUnit.SECONDS);
        System.exit(0);
    }

    private void run(
            Language language, StationSettings.Theme theme, int scale, int width, int height, CountDownLatch done) {
        FxBridge bridge = new FxBridge(Executors.newVirtualThreadPerTaskExecutor());
        stage.setWidth(width);
        stage.setHeight(height);
        Desktop.firstRun(stage, plan -> {}, bridge, new Words(language), Path.of("/var/lib/sargs"), () -> {});
        stage.show();
        night.settings.change(old -> old.withLanguage(language).withTheme(theme).withTextScale(scale));
        Desktop desktop = new Desktop(
                stage,
                night.rooms(),
                () -> Kraslava.NOW,
                bridge,
                Map.of(Place.WALL, g -> new BlankScreen(Place.WALL), Place.MAP, g -> new BlankScreen(Place.MAP)));
        javafx.scene.Scene main = stage.getScene();
        Desktop.firstRun(stage, plan -> {}, bridge, new Words(language), Path.of("/var/lib/sargs"), () -> {});
        shot("first-run");
        steps.add(() -> {
            stage.setScene(main);
            desktop.open();
        });
        shot("sign-in");
        steps.add(() -> desktop.begin(Kraslava.officer()));
        shot("frame");
        place(desktop, Place.ALERTS, "alerts");
        steps.add(() -> desktop.navigation().openAlert(new AlertId("%064x".formatted(1))));
        shot("alert");
        steps.add(() -> fire("#help"));
        shot("sheet");
        place(desktop, Place.WATCHLIST, "watchlist");
        steps.add(() -> fire("#watchlist-new"));
        steps.add(() -> {
            type("#entry-pattern", "*");
            type("#entry-reason", "Zagts transportlīdzeklis");
            fire("#entry-save");
        });
        shot("watchlist-form");
        place(desktop, Place.ADMIN, "admin");
        steps.add(() -> fire("#camera-add"));
        steps.add(() -> fire("#camera-save"));
        shot("admin-camera");
        steps.add(done::countDown);
        next(0);
    }

    private void place(Desktop desktop, Place place, String name) {
        steps.add(() -> desktop.navigation().go(place));
        shot(name);
    }

    private void fire(String id) {
        if (stage.getScene().lookup(id) instanceof Button button) {
            button.fireEvent(new ActionEvent());
        }
    }

    private void type(String id, String text) {
        Node node = stage.getScene().lookup(id);
        if (node instanceof TextInputControl field) {
            field.setText(text);
        }
    }

    private void next(int at) {
        PauseTransition pause = new PauseTransition(Duration.millis(at == 0 ? 900 : 700));
        pause.setOnFinished(e -> {
            steps.get(at).run();
            if (at + 1 < steps.size()) {
                next(at + 1);
            }
        });
        pause.play();
    }

    private void shot(String name) {
        steps.add(() -> {
            try {
                Snapshot.write(Snapshot.of(stage.getScene()), new File(folder, name + ".png").toPath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
