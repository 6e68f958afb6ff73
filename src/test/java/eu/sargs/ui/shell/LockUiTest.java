package eu.sargs.ui.shell;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.alert.Alert;
import eu.sargs.camera.Camera;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.wall.WallScreen;
import eu.sargs.watchlist.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The locked screen: what it shows, what goes through it (nothing) and who opens it. */
@ExtendWith(ApplicationExtension.class)
class LockUiTest {
    private static final String PASSWORD = "daugava pie klints";
    private static final Seat SEAT = new Seat("Krāslava 1");

    private final Kraslava night = Kraslava.night();
    private volatile Instant now = Kraslava.NOW;
    private Stage stage;
    private Desktop desktop;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        stage.setWidth(1920);
        stage.setHeight(1080);
        desktop = new Desktop(
                stage,
                night.rooms(),
                () -> now,
                new FxBridge(Executors.newVirtualThreadPerTaskExecutor()),
                Map.of(Place.WALL, this::wall));
        stage.show();
        desktop.begin(Kraslava.officer());
    }

    private WallScreen wall(ScreenMaker.Ground ground) {
        WallScreen made = new WallScreen(
                night.live, night.alerts, night.sightings, ground.desk(), ground.navigation(), () -> now);
        made.offerSecondMonitor(stage, night.settings, ground.duty(), ground.desktop()::soundButton);
        return made;
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(desktop::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void pass(FxRobot robot, Duration time) {
        now = now.plus(time);
        robot.interact(() -> desktop.desk().ticker().tick());
    }

    private boolean locked() {
        return stage.getScene().lookup(".lock") != null;
    }

    private void locks(FxRobot robot) {
        await(() -> stage.getScene().lookup(".alert-card") != null);
        robot.push(KeyCode.CONTROL, KeyCode.L); // in whichever window has the keys
        assertThat(locked()).isTrue();
        await(() -> alarms().startsWith("14 ") || alarms().startsWith("13 "));
    }

    private String alarms() {
        return ((Labeled) stage.getScene().lookup("#locked-alarms")).getText();
    }

    private void types(FxRobot robot, String id, String text) {
        robot.interact(() -> ((TextInputControl) stage.getScene().lookup(id)).setText(text));
    }

    private void signsIn(FxRobot robot, String password) {
        types(robot, "#sign-in-password", password);
        robot.interact(() -> ((Button) stage.getScene().lookup("#sign-in")).fire());
    }

    @Test
    void locksAfterTheMinutesOfTheSettingsWithoutKeysAndMouse(FxRobot robot) {
        pass(robot, Duration.ofMinutes(10).minusSeconds(1));
        assertThat(locked()).isFalse();
        robot.push(KeyCode.SHIFT);
        pass(robot, Duration.ofMinutes(10).minusSeconds(1));
        assertThat(locked()).as("somebody was there").isFalse();
        pass(robot, Duration.ofSeconds(1));
        assertThat(locked()).isTrue();
    }

    @Test
    void locksSoonerOrNeverAsItIsSet(FxRobot robot) {
        night.settings.change(old -> old.withLockMinutes(0));
        pass(robot, Duration.ofHours(9));
        assertThat(locked()).isFalse();
        robot.push(KeyCode.SHIFT);
        night.settings.change(old -> old.withLockMinutes(2));
        pass(robot, Duration.ofMinutes(2));
        assertThat(locked()).isTrue();
    }

    @Test
    void locksFromTheMenuUnderOnesName(FxRobot robot) {
        robot.clickOn("#officer");
        robot.clickOn("#officer-lock");
        assertThat(locked()).isTrue();
        assertThat(popups()).isZero();
    }

    @Test
    void takesMenusThatHangOpenAway(FxRobot robot) {
        robot.clickOn("#officer");
        assertThat(popups()).isPositive();
        pass(robot, Duration.ofMinutes(10));
        assertThat(locked()).isTrue();
        assertThat(popups()).isZero();
    }

    private static long popups() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .count();
    }

    @Test
    void coversNothingWhileNobodyIsOnDuty(FxRobot robot) {
        robot.clickOn("#officer");
        robot.clickOn("#officer-sign-out");
        pass(robot, Duration.ofHours(1));
        robot.interact(() -> desktop.lock());
        assertThat(locked()).isFalse();
        assertThat(stage.getScene().lookup("#sign-in-account")).isNotNull();
    }

    @Test
    void showsThatAlarmsAreOpenAndSinceWhenAndNothingOfWhomOrWhere(FxRobot robot) {
        night.settings.change(old -> old.withWallOnSecondMonitor(true));
        await(() -> stage.getScene().lookup("#wall-second") != null);
        robot.interact(() -> ((Button) stage.getScene().lookup("#wall-second")).fire());
        await(() -> windows().size() == 2);
        assertThat(shown()).as("it is there to be covered").contains("HO-3817");
        locks(robot);
        assertThat(alarms()).contains("01:42");
        await(() -> windows().stream().allMatch(one -> one.getScene().lookup("#locked-alarms") instanceof Labeled));
        List<String> secret = new ArrayList<>();
        for (Alert alert : night.alerts.open()) {
            secret.add(alert.entry().reason());
            secret.add(alert.sighting().reading().plate().text());
        }
        for (WatchEntry entry : night.watchlist.all()) {
            secret.add(entry.reason());
            secret.add(entry.pattern());
        }
        for (Camera camera : night.cameras.all()) {
            secret.add(camera.name());
            secret.add(camera.id().text());
        }
        String shown = shown().replace("-", "").replace(" ", "");
        assertThat(secret.stream().filter(one -> one.length() > 2))
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(shown).doesNotContain(one.replace("-", "").replace(" ", "")));
        assertThat(windows())
                .allSatisfy(one -> assertThat(one.getScene().getRoot().lookupAll(".wall-tile"))
                        .isEmpty());
    }

    /** All that can be read in any window. */
    private static String shown() {
        StringBuilder all = new StringBuilder();
        windows().forEach(one -> collect(one.getScene().getRoot(), all));
        return all.toString();
    }

    private static List<Window> windows() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(one -> one.isShowing() && one.getScene() != null)
                .toList();
    }

    private static void collect(Node node, StringBuilder all) {
        if (node instanceof Text text) {
            all.append(text.getText()).append('\n');
        }
        if (node.getAccessibleText() != null) {
            all.append(node.getAccessibleText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    @Test
    void keepsTheTilesLiveInPicturesTooCoarseForAPlate(FxRobot robot) {
        locks(robot);
        Camera camera = night.cameras.all().getFirst();
        await(() -> {
            night.live.send(camera.id(), 200, 128);
            return !pictures().isEmpty();
        });
        assertThat(pictures()).allSatisfy(view -> {
            assertThat(view.getImage().getWidth()).isLessThanOrEqualTo(192);
            assertThat(view.getFitWidth()).isGreaterThan(300);
        });
    }

    private List<ImageView> pictures() {
        return stage.getScene().getRoot().lookupAll(".wall-picture").stream()
                .flatMap(one -> ((Parent) one).getChildrenUnmodifiable().stream())
                .map(ImageView.class::cast)
                .filter(view -> view.getImage() != null)
                .toList();
    }

    @Test
    void letsNoKeyThroughToWhatIsBehindIt(FxRobot robot) {
        MainWindow window = desktop.window().orElseThrow();
        Place before = window.current().place();
        List<Alert> open = night.alerts.open();
        locks(robot);
        for (KeyCode key : List.of(
                KeyCode.F1,
                KeyCode.F2,
                KeyCode.F3,
                KeyCode.F5,
                KeyCode.F10,
                KeyCode.ESCAPE,
                KeyCode.TAB,
                KeyCode.SPACE,
                KeyCode.DOWN,
                KeyCode.ENTER)) {
            robot.push(key);
        }
        robot.push(KeyCode.CONTROL, KeyCode.P);
        robot.push(KeyCode.CONTROL, KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.R);
        robot.push(KeyCode.CONTROL, KeyCode.L);
        assertThat(locked()).isTrue();
        assertThat(stage.getScene().lookup(".main-window")).isNull();
        assertThat(window.current().place()).isEqualTo(before);
        assertThat(night.alerts.open()).isEqualTo(open);
        pass(robot, Duration.ofHours(3));
        assertThat(locked()).as("time opens it as little").isTrue();
    }

    @Test
    void letsAlarmsBeSilencedForAWhileAndEndedByNobody(FxRobot robot) {
        locks(robot);
        int open = night.alerts.open().size();
        robot.push(KeyCode.CONTROL, KeyCode.M);
        await(() -> stage.getScene().lookup(".sound.muted") != null);
        pass(robot, Duration.ofMinutes(5).plusSeconds(1));
        await(() -> stage.getScene().lookup(".sound.muted") == null);
        assertThat(night.alerts.open()).hasSize(open);
    }

    @Test
    void opensAsItWasToWhoLockedItAndOnlyWithTheirPassword(FxRobot robot) {
        robot.push(KeyCode.F5);
        MainWindow window = desktop.window().orElseThrow();
        locks(robot);
        signsIn(robot, "not this one 1");
        await(() -> stage.getScene().lookup(".form-error") != null);
        assertThat(locked()).isTrue();
        signsIn(robot, PASSWORD);
        await(() -> !locked());
        assertThat(desktop.window()).contains(window);
        assertThat(window.current().place()).isEqualTo(Place.WATCHLIST);
        assertThat(night.accounts.gone()).as("was there all the time").isEmpty();
        pass(robot, Duration.ofMinutes(9));
        assertThat(locked()).as("counted from the sign-in").isFalse();
    }

    @Test
    void signsTheFirstOutWhereAnotherTakesOver(FxRobot robot) {
        night.accounts.open(
                Optional.empty(),
                new Account("k.jansons", "K. Jansons", Kraslava.ROLES),
                "mežs aiz upes".toCharArray(),
                SEAT);
        robot.push(KeyCode.F5);
        MainWindow window = desktop.window().orElseThrow();
        locks(robot);
        types(robot, "#sign-in-account", "k.jansons");
        signsIn(robot, "mežs aiz upes");
        await(() -> !locked());
        await(() -> night.accounts.gone().equals(List.of("i.vitola")));
        assertThat(desktop.window().orElseThrow())
                .as("nothing that the first had open")
                .isNotSameAs(window);
        assertThat(desktop.window().orElseThrow().current().place()).isEqualTo(Place.WALL);
    }

    @Test
    void showsNoTilesToWhoMayNotWatchCameras(FxRobot robot) {
        robot.interact(() -> desktop.begin(new Officer("a", "A. Nalītiķe", SEAT, Set.of(Role.ANALYST))));
        robot.push(KeyCode.CONTROL, KeyCode.L);
        assertThat(locked()).isTrue();
        assertThat(stage.getScene().getRoot().lookupAll(".wall-picture")).isEmpty();
    }
}
