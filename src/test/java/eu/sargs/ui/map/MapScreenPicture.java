package eu.sargs.ui.map;

import eu.sargs.camera.CameraHealth;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.fx.Ticker;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.PictureCache;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Sites;
import eu.sargs.ui.part.Theme;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.Priority;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/** Renders the map screen to a PNG, to be looked at: {@code FILE.png DARK|LIGHT lv|lt|en|ru SCALE kra|all|empty|close [CROP.jpg]}. */
final class MapScreenPicture {
    private MapScreenPicture() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** Apart from the main class: the Java launcher refuses a main class that is an application while JavaFX is on the class path. */
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) throws IOException {
            show(stage, getParameters().getRaw());
        }
    }

    private static void show(Stage stage, java.util.List<String> args) throws IOException {
        Theme.loadFonts();
        Station station = args.get(4).equals("all") ? all() : Station.kraslava();
        if (args.get(4).equals("empty")) {
            station = new Station();
        } else {
            station.raise(Station.alert("KRA-02", Priority.HIGH, "HO3817", Station.NOW.minusSeconds(42)));
        }
        Words words = new Words(Language.of(args.get(2)));
        FxBridge bridge = new FxBridge(Executors.newVirtualThreadPerTaskExecutor());
        Look look = new Look();
        look.toneProperty().set(StationSettings.Theme.valueOf(args.get(1)));
        look.scaleProperty().set(Integer.parseInt(args.get(3)));
        byte[] crop = args.size() > 5 ? Files.readAllBytes(Path.of(args.get(5))) : null;
        Ticker ticker = new Ticker(InstantSource.fixed(Station.NOW));
        MapScreen screen = new MapScreen(
                station.book(),
                station.live(),
                station.alerts(),
                new Desk(
                        words,
                        new Times(ZoneId.of("Europe/Riga"), words),
                        ticker,
                        look,
                        bridge,
                        new PictureCache(id -> Optional.ofNullable(crop), bridge),
                        new Sites(station.book())),
                new Silent());
        StackPane root = new StackPane(screen.content());
        Scene scene = new Scene(root, 1468, 944);
        look.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.onShown();
        if (args.get(4).equals("close")) {
            PauseTransition wait = new PauseTransition(Duration.seconds(2));
            wait.setOnFinished(e -> {
                screen.model().zoom(1);
                root.lookup("#camera-kra-03").requestFocus();
                shoot(root, Path.of(args.get(0)));
            });
            wait.play();
            return;
        }
        shoot(root, Path.of(args.get(0)));
    }

    /** Once the map has been still for a second. */
    private static void shoot(StackPane root, Path file) {
        PauseTransition wait = new PauseTransition(Duration.seconds(1));
        wait.setOnFinished(e -> {
            if (MapTiles.ofProgram().alive() == 0 || MapTiles.ofProgram().undrawn() > 0) {
                shoot(root, file);
                return;
            }
            PauseTransition still = new PauseTransition(Duration.seconds(1));
            still.setOnFinished(f -> {
                write(root, file);
                Platform.exit();
            });
            still.play();
        });
        wait.play();
    }

    private static Station all() {
        Station station = Station.kraslava();
        CameraHealth.State live = CameraHealth.State.LIVE;
        station.put(Station.camera("UTE-01", "Smėlynė", "A6", 55.7511, 26.2834, 40), live);
        station.put(Station.camera("UTE-02", "Zarasai", "A6", 55.7198, 26.2052, 247), live);
        station.put(Station.camera("UTE-03", "Daugailiai", "A6", 55.594, 25.833, 55), live);
        station.put(Station.camera("UTE-04", "Utena", "A6", 55.515, 25.6, 242), live);
        station.put(Station.camera("UTE-05", "Utena", "A14", 55.46, 25.585, 196), live);
        station.put(Station.camera("UTE-06", "Vyžuonos", "118", 55.585, 25.49, 323), live);
        station.put(Station.camera("MOL-01", "Molėtai", "A14", 55.2598, 25.4512, 15), CameraHealth.State.CONNECTING);
        station.put(Station.camera("KAR-02", "Bozova", "A13", 56.806, 27.705, 42), live);
        station.put(Station.camera("KAR-03", "Kārsava", "A13", 56.752, 27.64, 222), live);
        station.put(Station.camera("KAR-08", "Goliševa", "V507", 56.748, 27.8602, 103), live);
        return station;
    }

    private static void write(StackPane root, Path file) {
        WritableImage shot = root.snapshot(null, null);
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        int[] argb = new int[width * height];
        shot.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class Silent implements Navigator {
        @Override
        public void go(Place place) {}

        @Override
        public void openCamera(eu.sargs.camera.CameraId camera) {}

        @Override
        public void openAlert(eu.sargs.alert.AlertId alert) {}
    }
}
