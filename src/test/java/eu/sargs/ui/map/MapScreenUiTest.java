package eu.sargs.ui.map;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MapScreenUiTest {
    private static final class Opened implements Navigator {
        private final List<CameraId> cameras = new ArrayList<>();
        private final List<AlertId> alerts = new ArrayList<>();

        @Override
        public void go(Place place) {}

        @Override
        public void openCamera(CameraId camera) {
            cameras.add(camera);
        }

        @Override
        public void openAlert(AlertId alert) {
            alerts.add(alert);
        }
    }

    private final Station station = Station.kraslava();
    private final Opened opened = new Opened();
    private final Look look = new Look();
    private Instant now = Station.NOW;
    private Ticker ticker;
    private Words words;
    private MapScreen screen;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        words = new Words(Language.EN);
        FxBridge bridge = new FxBridge(Executors.newVirtualThreadPerTaskExecutor());
        ticker = new Ticker(() -> now);
        screen = new MapScreen(
                station.book(),
                station.live(),
                station.alerts(),
                new Desk(
                        words,
                        new Times(ZoneId.of("Europe/Riga"), words),
                        ticker,
                        look,
                        bridge,
                        new PictureCache(id -> Optional.empty(), bridge),
                        new Sites(station.book())),
                opened);
        Scene scene = new Scene(new StackPane(screen.content()), 1200, 760);
        look.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.onShown();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            screen.onHidden();
            screen.close();
        });
    }

    @Test
    void showsEveryCameraWhereItStands(FxRobot robot) {
        await(() -> robot.lookup(".camera-mark").queryAll().size() == 8);

        Node mark = robot.lookup("#camera-kra-06").query();
        assertThat(mark.getTranslateX())
                .isEqualTo(Math.rint(screen.model().viewport().x(27.5205)));
        assertThat(mark.getTranslateY())
                .isEqualTo(Math.rint(screen.model().viewport().y(56.0895)));
        assertThat(mark.getAccessibleText()).isEqualTo("KRA-06 Dagda, P61 · looks north-east, live");
    }

    @Test
    void clickShowsTheCardAndItsButtonOpensTheTile(FxRobot robot) {
        await(() -> robot.lookup(".camera-mark").queryAll().size() == 8);

        // The disc, not the middle of disc and wedge together.
        robot.clickOn("#camera-kra-06 .disc");
        robot.moveTo("#zoom-home");
        await(() -> robot.lookup("#camera-card").query().isVisible());
        assertThat(opened.cameras).isEmpty();

        robot.clickOn("#camera-card-open");
        assertThat(opened.cameras).containsExactly(new CameraId("KRA-06"));
    }

    @Test
    void theKeyboardReachesACameraAndOpensIt(FxRobot robot) {
        await(() -> robot.lookup(".camera-mark").queryAll().size() == 8);

        robot.interact(() -> robot.lookup("#camera-kra-03").query().requestFocus());
        await(() -> robot.lookup("#camera-card").query().isVisible());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(opened.cameras).containsExactly(new CameraId("KRA-03"));

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(robot.lookup("#camera-card").query().isVisible()).isFalse();
    }

    @Test
    void theFilterHidesAndShows(FxRobot robot) {
        await(() -> robot.lookup(".camera-mark").queryAll().size() == 8);

        robot.clickOn("#filter-live");
        assertThat(robot.lookup(".camera-mark").queryAll()).hasSize(3);
        robot.clickOn("#filter-cameras");
        assertThat(robot.lookup(".camera-mark").queryAll()).isEmpty();
        assertThat(robot.lookup("#filter-live").query().isDisabled()).isTrue();
        robot.clickOn("#filter-cameras");
        robot.clickOn("#filter-live");
        assertThat(robot.lookup(".camera-mark").queryAll()).hasSize(8);
    }

    @Test
    void aHitAppearsWithItsCardAndAClickOpensTheAlert(FxRobot robot) {
        Alert alert = Station.alert("KRA-02", Priority.HIGH, "HO3817", now);
        station.raise(alert);
        await(() -> robot.lookup("#hit-kra-02").tryQuery().isPresent());

        HitMark mark = robot.lookup("#hit-kra-02").queryAs(HitMark.class);
        assertThat(mark.pulsing()).isTrue();
        assertThat(robot.lookup("#hit-card").query().isVisible()).isTrue();
        assertThat(robot.lookup("#hit-card .plate-l").queryAs(Label.class).getText())
                .isEqualTo("HO-3817");

        now = now.plusSeconds(31);
        robot.interact(ticker::tick);
        assertThat(mark.pulsing()).isFalse();

        // Only now: the robot measures the mark on its own thread, and must not meet the growing ring there.
        robot.clickOn("#hit-kra-02");
        assertThat(opened.alerts).containsExactly(alert.id());

        station.end(alert);
        await(() -> robot.lookup("#hit-kra-02").tryQuery().isEmpty());
        assertThat(robot.lookup("#hit-card").query().isVisible()).isFalse();
    }

    @Test
    void nothingGrowsOnAStillScreen(FxRobot robot) {
        robot.interact(() -> look.stillProperty().set(true));
        station.raise(Station.alert("KRA-02", Priority.HIGH, "HO3817", now));
        await(() -> robot.lookup("#hit-kra-02").tryQuery().isPresent());

        assertThat(robot.lookup("#hit-kra-02").queryAs(HitMark.class).pulsing()).isFalse();
    }

    @Test
    void keysPanAndZoom(FxRobot robot) {
        await(() -> robot.lookup(".camera-mark").queryAll().size() == 8);
        Viewport home = screen.model().viewport();

        robot.press(KeyCode.PLUS).release(KeyCode.PLUS);
        assertThat(screen.model().viewport().zoom()).isEqualTo(home.zoom() + 1);
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        assertThat(screen.model().viewport().middle().lon())
                .isGreaterThan(home.middle().lon());
        robot.press(KeyCode.HOME).release(KeyCode.HOME);
        assertThat(screen.model().viewport()).isEqualTo(home);
        robot.clickOn("#zoom-out");
        assertThat(screen.model().viewport().zoom()).isEqualTo(home.zoom() - 1);
    }

    @Test
    void tilesAreDrawnAndRedrawnForDaylight(FxRobot robot) {
        await(() -> screen.tiles().alive() > 0 && screen.tiles().undrawn() == 0);
        List<Image> dark = tiles(robot);
        assertThat(dark).isNotEmpty();
        int ground = dark.getFirst().getPixelReader().getArgb(0, 0);

        robot.interact(() -> look.toneProperty().set(StationSettings.Theme.LIGHT));
        // Drawn anew in place: gluon-maps keeps the images it has.
        await(() -> tiles(robot).getFirst().getPixelReader().getArgb(0, 0) != ground);
        assertThat(tiles(robot)).containsAll(dark);
        int light = brightness(tiles(robot).getFirst().getPixelReader().getArgb(0, 0));
        assertThat(light).isGreaterThan(brightness(ground));
    }

    @Test
    void speaksTheLanguageOfTheMoment(FxRobot robot) {
        await(() -> robot.lookup(".camera-mark").queryAll().size() == 8);
        robot.interact(() -> words.speak(Language.LV));

        assertThat(robot.lookup("#filter-live").queryLabeled().getText()).isEqualTo("Tiešraide");
        assertThat(robot.lookup(".map-credits").queryLabeled().getText())
                .isEqualTo("© OpenStreetMap contributors (ODbL) · GSHHG · GeoNames · ceļi shematiski, ±1 km");
        assertThat(robot.lookup("#camera-kra-06").query().getAccessibleText()).contains("skats uz ziemeļaustrumiem");
    }

    @Test
    void aNewCameraAppears(FxRobot robot) {
        await(() -> robot.lookup(".camera-mark").queryAll().size() == 8);
        station.put(Station.camera("KRA-09", "Indra", "V", 55.88, 27.54, 90), CameraHealth.State.LIVE);

        await(() -> robot.lookup("#camera-kra-09").tryQuery().isPresent());
    }

    private static int brightness(int argb) {
        return (argb >> 16 & 0xFF) + (argb >> 8 & 0xFF) + (argb & 0xFF);
    }

    private static List<Image> tiles(FxRobot robot) {
        return robot
                .lookup(node -> node instanceof ImageView view && view.getImage() != null && view.getFitWidth() == 256)
                .queryAllAs(ImageView.class)
                .stream()
                .map(ImageView::getImage)
                .toList();
    }
}
