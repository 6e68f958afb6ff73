package eu.sargs.ui.wall;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.AlertId;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.CameraHealth.State;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.TilePainter;
import eu.sargs.platform.Language;
import eu.sargs.platform.Pin;
import eu.sargs.platform.StationSettings;
import eu.sargs.ui.DrawnCameras;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.fx.Ticker;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.PictureCache;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Sites;
import eu.sargs.ui.part.Theme;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WallUiTest {
    private static final CameraId FROZEN = new CameraId("KRA-06");

    private Kraslava night;
    private DrawnCameras cameras;
    private final List<AlertId> opened = new ArrayList<>();
    private WallScreen wall;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        Theme.loadFonts();
        night = Kraslava.night();
        cameras = DrawnCameras.live(night.cameras.all(), Kraslava.NOW);
        Words words = new Words(Language.EN);
        FxBridge bridge = new FxBridge(Executors.newVirtualThreadPerTaskExecutor());
        Look look = new Look();
        look.take(StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.EN));
        Desk desk = new Desk(
                words,
                new Times(ZoneId.of("Europe/Riga"), words),
                new Ticker(() -> Kraslava.NOW),
                look,
                bridge,
                new PictureCache(night.pictures::find, bridge),
                new Sites(night.cameras));
        wall = new WallScreen(cameras, night.alerts, night.sightings, desk, navigator(), () -> Kraslava.NOW);
        Scene scene = new Scene(wall.content(), 1280, 760);
        look.dress(scene);
        stage.setScene(scene);
        stage.show();
        wall.onShown();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(() -> wall.close());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void putsTheAlarmTileFirstAndNamesTheAlarm(FxRobot robot) throws Exception {
        until(() -> first(robot).getId().equals("tile-UTE-03"));
        assertThat(texts(first(robot))).contains("HIGH", "Zagts transportlīdzeklis", "HO-3817", "UTE-03 Daugailiai");
    }

    @Test
    void showsAFrozenPictureGreyAndSaysSinceWhen(FxRobot robot) throws Exception {
        until(() -> robot.lookup("#tile-" + FROZEN).tryQuery().isPresent());
        cameras.send(FROZEN, 120, 230);
        until(() -> red(robot, FROZEN) > 0.3);
        CameraHealth frozen = new CameraHealth(
                FROZEN,
                State.FROZEN,
                Kraslava.NOW.minus(Duration.ofMinutes(18)),
                Cause.NO_PACKETS,
                0,
                15,
                Duration.ZERO,
                14,
                Optional.of(Kraslava.NOW.plusSeconds(20)),
                Optional.of(Kraslava.NOW.minus(Duration.ofMinutes(18))));
        cameras.become(frozen);
        until(() -> red(robot, FROZEN) < 0.01);
        until(() -> texts(tile(robot, FROZEN)).contains("Frozen since 02:14:07"));
        assertThat(texts(tile(robot, FROZEN)))
                .contains("Last picture, 18 min old. Not live.", "Reconnecting · attempt 14 · next in 20 s");
        cameras.become(DrawnCameras.health(FROZEN, State.LIVE, Cause.NONE, Kraslava.NOW));
        cameras.send(FROZEN, 120, 230);
        until(() -> red(robot, FROZEN) > 0.3);
        until(() -> !texts(tile(robot, FROZEN)).contains("Frozen since 02:14:07"));
    }

    @Test
    void keepsTheLastPictureOfAFrozenCameraWhileTheWallIsOutOfSight(FxRobot robot) throws Exception {
        until(() -> tiles(robot).size() == 9);
        cameras.send(FROZEN, 220, 128);
        until(() -> brightness(robot, FROZEN) > 0.8);
        WaitForAsyncUtils.asyncFx(() -> wall.onHidden());
        cameras.become(DrawnCameras.health(FROZEN, State.FROZEN, Cause.NO_PACKETS, Kraslava.NOW));
        WaitForAsyncUtils.asyncFx(() -> wall.onShown());
        // Dark again: at 60 %, and half of that under the hatch.
        until(() -> brightness(robot, FROZEN) > 0.25 && brightness(robot, FROZEN) < 0.7);
        until(() -> texts(tile(robot, FROZEN)).contains("Frozen since 02:32:07"));
    }

    @Test
    void standsOnTheSecondMonitorWhileSomebodyIsOnDutyAndTheSettingsWantIt(FxRobot robot) throws Exception {
        OnDuty duty = new OnDuty();
        ObservableList<String> monitors = FXCollections.observableArrayList("left");
        night.settings.change(old -> old.withWallOnSecondMonitor(true));
        WaitForAsyncUtils.asyncFx(() -> wall.offerSecondMonitor(stage, night.settings, duty, monitors, Label::new));
        WaitForAsyncUtils.asyncFx(() -> duty.begin(Kraslava.officer()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(windows()).as("one monitor").isEqualTo(1);
        WaitForAsyncUtils.asyncFx(() -> monitors.add("right"));
        until(() -> windows() == 2);
        WaitForAsyncUtils.asyncFx(duty::end);
        until(() -> windows() == 1);
        WaitForAsyncUtils.asyncFx(() -> duty.begin(Kraslava.officer()));
        until(() -> windows() == 2);
        night.settings.change(old -> old.withWallOnSecondMonitor(false));
        until(() -> windows() == 1);
    }

    @Test
    void keepsTheSecondMonitorLiveAndBareWhileTheScreenIsLocked(FxRobot robot) throws Exception {
        OnDuty duty = new OnDuty();
        ObservableList<String> monitors = FXCollections.observableArrayList("left", "right");
        night.settings.change(old -> old.withWallOnSecondMonitor(true));
        WaitForAsyncUtils.asyncFx(() -> duty.begin(Kraslava.officer()));
        WaitForAsyncUtils.asyncFx(() -> wall.offerSecondMonitor(stage, night.settings, duty, monitors, Label::new));
        until(() -> windows() == 2);
        Scene second = Window.getWindows().stream()
                .filter(one -> one.isShowing() && one != stage)
                .findFirst()
                .orElseThrow()
                .getScene();
        until(() -> second.getRoot().lookupAll(".wall-tile").size() == 9);
        WaitForAsyncUtils.asyncFx(duty::lock);
        until(() -> second.getRoot().lookupAll(".wall-tile").isEmpty()
                && second.getRoot().lookupAll(".wall-picture").size() == 9);
        WaitForAsyncUtils.asyncFx(() -> second.getWindow().requestFocus());
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(windows()).as("no key closes it").isEqualTo(2);
        assertThat(second.getRoot().lookupAll(".wall-tile")).isEmpty();
        WaitForAsyncUtils.asyncFx(() -> duty.begin(Kraslava.officer()));
        until(() -> second.getRoot().lookupAll(".wall-tile").size() == 9);
    }

    private static long windows() throws Exception {
        return WaitForAsyncUtils.asyncFx(() ->
                        Window.getWindows().stream().filter(Window::isShowing).count())
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void laysOutTwoThreeAndFourAcross(FxRobot robot) throws Exception {
        until(() -> tiles(robot).size() == 9);
        robot.clickOn("#wall-4");
        until(() -> tiles(robot).size() == 4);
        Bounds quarter = first(robot).getBoundsInParent();
        robot.clickOn("#wall-16");
        until(() -> tiles(robot).size() == 9);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(first(robot).getBoundsInParent().getWidth())
                .isBetween(quarter.getWidth() * 0.48, quarter.getWidth() * 0.5);
        robot.clickOn("#wall-1");
        until(() -> tiles(robot).size() == 1);
        assertThat(first(robot).getId()).isEqualTo("tile-UTE-03");
    }

    @Test
    void turnsPagesWhereThereAreMoreCamerasThanTiles(FxRobot robot) throws Exception {
        robot.clickOn("#wall-4");
        until(() -> tiles(robot).size() == 4);
        robot.clickOn("#wall-next");
        robot.clickOn("#wall-next");
        until(() -> tiles(robot).size() == 1);
        robot.press(KeyCode.PAGE_UP).release(KeyCode.PAGE_UP);
        until(() -> tiles(robot).size() == 4);
    }

    @Test
    void enlargesByDoubleClickAndComesBackByEscape(FxRobot robot) throws Exception {
        until(() -> tiles(robot).size() == 9);
        robot.doubleClickOn("#tile-KRA-04");
        until(() -> tiles(robot).size() == 1);
        assertThat(first(robot).getId()).isEqualTo("tile-KRA-04");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> tiles(robot).size() == 9);
    }

    @Test
    void namesTheAlarmsKeysOnlyWhereTheyActAndAwayFromTheNearPlates(FxRobot robot) throws Exception {
        until(() -> first(robot).getId().equals("tile-UTE-03"));
        robot.clickOn("#tile-KRA-04");
        until(() -> !texts(first(robot)).contains("full picture"));
        robot.clickOn(first(robot));
        until(() -> texts(first(robot)).contains("full picture"));
        WaitForAsyncUtils.waitForFxEvents();
        Bounds keys = first(robot).lookup(".tile-label").getBoundsInParent();
        assertThat(keys.getMaxY()).isLessThan(first(robot).getHeight() / 2);
        assertThat(keys.getMinX()).isGreaterThan(first(robot).getWidth() / 4);
    }

    @Test
    void movesTheFocusByArrowsAndOpensTheAlarmByEnter(FxRobot robot) throws Exception {
        until(() -> first(robot).getId().equals("tile-UTE-03"));
        robot.clickOn(first(robot));
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        until(() -> !opened.isEmpty());
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        until(() -> tiles(robot).size() == 1);
        assertThat(first(robot).getId()).isNotEqualTo("tile-UTE-03");
    }

    @Test
    void tellsHowOldThePictureOnTheScreenGotAndNotOnlyHowLongItsDecodingTook(FxRobot robot) throws Exception {
        AtomicLong nanos = new AtomicLong();
        VideoSurface surface = new VideoSurface(nanos::get);
        Duration decoding = Duration.ofMillis(100);
        WaitForAsyncUtils.asyncFx(() -> {
                    assertThat(surface.age(decoding))
                            .as("before there is a picture")
                            .isEmpty();
                    surface.resize(320, 180);
                    surface.layout();
                })
                .get(10, TimeUnit.SECONDS);
        try (Pin frames = cameras.onFrame(surface::offer);
                TilePainter painter = new TilePainter()) {
            shown(surface, painter);
            nanos.addAndGet(Duration.ofMillis(250).toNanos());
            assertThat(age(surface, decoding)).contains(Duration.ofMillis(350));
            nanos.addAndGet(Duration.ofMillis(750).toNanos());
            shown(surface, painter);
            assertThat(age(surface, decoding)).as("it stood for a second").contains(Duration.ofMillis(1100));
            assertThat(age(surface, decoding)).as("the new one is new").contains(decoding);
        } finally {
            surface.release();
        }
    }

    private void shown(VideoSurface surface, TilePainter painter) throws Exception {
        cameras.send(FROZEN, 120, 128);
        assertThat(surface.paint(painter)).isTrue();
        WaitForAsyncUtils.asyncFx(surface::swap).get(10, TimeUnit.SECONDS);
    }

    private static Optional<Duration> age(VideoSurface surface, Duration decoding) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> surface.age(decoding)).get(10, TimeUnit.SECONDS);
    }

    @Test
    void showsThePlateLastReadAtACamera(FxRobot robot) throws Exception {
        until(() -> texts(tile(robot, new CameraId("KRA-08"))).contains("MNB 417"));
        assertThat(texts(tile(robot, new CameraId("KRA-08")))).contains("LT");
        WaitForAsyncUtils.waitForFxEvents();
        Node tile = tile(robot, new CameraId("KRA-08"));
        assertThat(tile.lookup(".tile-label").getBoundsInParent().getMaxY())
                .as("near plates at the foot of the picture stay readable")
                .isLessThan(tile.getBoundsInLocal().getHeight() / 2);
    }

    @Test
    void givesEveryFrameBack(FxRobot robot) throws Exception {
        until(() -> tiles(robot).size() == 9);
        for (int i = 0; i < 20; i++) {
            for (var camera : night.cameras.all()) {
                cameras.send(camera.id(), 60 + i, 128);
            }
        }
        WaitForAsyncUtils.asyncFx(() -> wall.onHidden());
        until(() -> cameras.living.get() == night.cameras.all().size());
        WaitForAsyncUtils.asyncFx(() -> wall.close());
        until(() -> cameras.living.get() == 0);
    }

    @Test
    void keepsTheFxThreadWhenPicturesComeFasterThanItCanShow(FxRobot robot) throws Exception {
        until(() -> tiles(robot).size() == 9);
        long before = System.nanoTime();
        for (int i = 0; i < 2000; i++) {
            cameras.send(FROZEN, 40 + i % 100, 128);
        }
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(cameras.living.get())
                .as("only the newest waits, only the last is kept, once shown and once for a tile to come")
                .isLessThanOrEqualTo(3);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    private static List<WallTile> tiles(FxRobot robot) {
        return robot.lookup(".wall-tile").queryAllAs(WallTile.class).stream()
                .sorted(Comparator.comparing((WallTile tile) -> tile.getLayoutY())
                        .thenComparing(Node::getLayoutX))
                .toList();
    }

    private static WallTile first(FxRobot robot) {
        return tiles(robot).getFirst();
    }

    private static WallTile tile(FxRobot robot, CameraId id) {
        return robot.lookup("#tile-" + id).queryAs(WallTile.class);
    }

    private static List<String> texts(WallTile tile) {
        return tile.lookupAll(".label").stream()
                .filter(Node::isVisible)
                .filter(node -> node.getParent().getParent() == null || seen(node))
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private static boolean seen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static double brightness(FxRobot robot, CameraId id) throws Exception {
        return color(robot, id).getBrightness();
    }

    /** How much redder than blue the tile's picture is, 0 to 1. */
    private static double red(FxRobot robot, CameraId id) throws Exception {
        Color color = color(robot, id);
        return color.getRed() - color.getBlue();
    }

    private static Color color(FxRobot robot, CameraId id) throws Exception {
        WritableImage image = WaitForAsyncUtils.asyncFx(
                        () -> tile(robot, id).surface().snapshot(null, null))
                .get(10, TimeUnit.SECONDS);
        return image.getPixelReader().getColor((int) image.getWidth() / 8, (int) image.getHeight() / 2);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
            try {
                return condition.holds();
            } catch (java.util.NoSuchElementException | org.testfx.service.query.EmptyNodeQueryException e) {
                return false;
            }
        });
    }

    private Navigator navigator() {
        return new Navigator() {
            @Override
            public void go(Place place) {}

            @Override
            public void openCamera(CameraId camera) {}

            @Override
            public void openAlert(AlertId alert) {
                opened.add(alert);
            }
        };
    }
}
