package eu.sargs.ui.alert;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.platform.Fault;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.shell.Desktop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The hits of one alert are gone through with keys alone, each look on record. */
@ExtendWith(ApplicationExtension.class)
class TrailUiTest {
    private static final AlertId STOLEN = new AlertId("%064x".formatted(1));

    private final Kraslava night = Kraslava.night();
    private volatile Instant now = Kraslava.NOW;
    private Desktop desktop;

    @Start
    void start(Stage stage) {
        stage.setWidth(1920);
        stage.setHeight(1080);
        desktop = new Desktop(
                stage,
                night.rooms(),
                () -> now,
                new FxBridge(Executors.newVirtualThreadPerTaskExecutor()),
                Map.of(
                        Place.WALL,
                        ground -> new BlankScreen(Place.WALL),
                        Place.MAP,
                        ground -> new BlankScreen(Place.MAP)));
        stage.show();
        desktop.open();
        desktop.begin(Kraslava.officer());
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(desktop::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Alert stolen() {
        return night.alerts.find(STOLEN).orElseThrow();
    }

    private void openTheMostUrgent(FxRobot robot) {
        await(() -> !robot.lookup(".alert-card").queryAll().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        await(() -> robot.lookup("#alert-shelve").tryQuery().isPresent());
    }

    private boolean seen(FxRobot robot, String what) {
        return robot.lookup(what).queryAll().stream().anyMatch(node -> node.isVisible() && node.getScene() != null);
    }

    private int shown(FxRobot robot) {
        List<ToggleButton> rows = rows(robot);
        return rows.indexOf(
                rows.stream().filter(ToggleButton::isSelected).findFirst().orElse(null));
    }

    private static List<ToggleButton> rows(FxRobot robot) {
        return robot.lookup(".trail-row").queryAll().stream()
                .map(ToggleButton.class::cast)
                .toList();
    }

    private boolean sees(FxRobot robot, String text) {
        return robot.lookup(".overview-panel .label").queryAll().stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains(text));
    }

    @Test
    void aHitsPicturesAreShownOnceItIsOnRecordAndTheNewestIsLast(FxRobot robot) {
        night.trail();
        openTheMostUrgent(robot);
        await(() -> rows(robot).size() == 4);
        assertThat(shown(robot)).as("the newest").isEqualTo(3);
        assertThat(night.consultations.told()).containsExactly("i.vitola pictures H03817");
        robot.push(KeyCode.PAGE_UP);
        await(() -> shown(robot) == 2);
        await(() -> sees(robot, "Smėlynė"));
        robot.push(KeyCode.PAGE_UP);
        await(() -> sees(robot, "Utena"));
        assertThat(night.consultations.told())
                .containsExactly("i.vitola pictures H03817", "i.vitola pictures HO3817", "i.vitola pictures HO3817");
        night.consultations.refuse(Optional.of(new Fault("JRN-01", "journal.fault.write")));
        robot.push(KeyCode.PAGE_UP);
        await(() -> seen(robot, ".form-error"));
        assertThat(shown(robot)).as("what cannot be put on record is not shown").isEqualTo(1);
        robot.push(KeyCode.PAGE_DOWN);
        robot.push(KeyCode.PAGE_DOWN);
        assertThat(stolen().open()).isTrue();
    }

    @Test
    void aRowIsReachedWithTheArrowsAndChosenWithSpace(FxRobot robot) {
        night.trail();
        openTheMostUrgent(robot);
        await(() -> rows(robot).size() == 4);
        robot.interact(() -> rows(robot).get(3).requestFocus());
        robot.push(KeyCode.UP);
        await(() -> rows(robot).get(2).isFocused());
        robot.push(KeyCode.SPACE);
        await(() -> shown(robot) == 2);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> !stolen().open());
    }
}
