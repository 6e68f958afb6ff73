package eu.sargs.ui.wall;

import eu.sargs.alert.OpenAlerts;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Settings;
import eu.sargs.sighting.RecentSightings;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** The wall of the main window. FX thread. */
public final class WallScreen implements Screen, AutoCloseable {
    /** Told on the FX thread of each picture that has been put into its tile, {@code arrivedNanos} as {@link eu.sargs.camera.Frame#arrivedNanos}. */
    public interface PictureWatcher {
        void shown(CameraId camera, long number, long arrivedNanos);
    }

    private final WallBoard.News news;
    private final Desk desk;
    private final Navigator navigator;
    private final WallBoard board;
    private final LastPictures pictures;
    private Optional<SecondMonitor> second = Optional.empty();

    /** @param time for what blinks */
    public WallScreen(
            LiveCameras cameras,
            OpenAlerts alerts,
            RecentSightings sightings,
            Desk desk,
            Navigator navigator,
            InstantSource time) {
        this.pictures = new LastPictures(cameras);
        this.news = new WallBoard.News(cameras, pictures, alerts, sightings, time);
        this.desk = desk;
        this.navigator = navigator;
        this.board = new WallBoard(news, desk, navigator);
    }

    /**
     * Offers the wall on a second monitor too, and opens it there where the settings say so.
     *
     * @param main the window that the second monitor's is not to cover
     * @param sound makes the control that shows and switches the alarm sound, for the strip of that window
     */
    public void offerSecondMonitor(Stage main, Settings settings, OnDuty duty, Supplier<? extends Node> sound) {
        offerSecondMonitor(main, settings, duty, javafx.stage.Screen.getScreens(), sound);
    }

    /** @param monitors one each that is plugged in */
    void offerSecondMonitor(
            Stage main, Settings settings, OnDuty duty, ObservableList<?> monitors, Supplier<? extends Node> sound) {
        SecondMonitor follows = new SecondMonitor(
                main,
                settings,
                duty,
                monitors,
                () -> new WallWindow(new WallBoard(news, desk, navigator), news, desk, navigator, duty, sound.get()));
        second = Optional.of(follows);
        Button open = new Button(null, Icon.of("mdi2m-monitor-multiple"));
        open.setId("wall-second");
        open.textProperty().bind(desk.words().text("wall.monitor.open"));
        open.getStyleClass().add("small");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(e -> follows.open());
        board.toolbar().add(open);
    }

    /** Shows one camera alone. */
    public void openCamera(CameraId camera) {
        board.enlarge(camera);
    }

    /** Tiles of the grid: 1, 4, 9 or 16. */
    public void layout(int tiles) {
        board.model().layout(tiles);
        board.arrange();
    }

    public void watch(PictureWatcher told) {
        board.watch(told);
    }

    @Override
    public Place place() {
        return Place.WALL;
    }

    @Override
    public Region content() {
        return board;
    }

    @Override
    public void onShown() {
        board.wake();
        board.focus();
    }

    @Override
    public void onHidden() {
        board.rest();
    }

    @Override
    public void close() {
        second.ifPresent(SecondMonitor::close);
        board.close();
        pictures.close();
    }
}
