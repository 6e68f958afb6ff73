package eu.sargs.ui.alert;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.shell.Desktop;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** An alert is set aside and comes back by itself, with keys alone. */
@ExtendWith(ApplicationExtension.class)
class ShelvingUiTest {
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

    private String rail(FxRobot robot) {
        return robot.lookup("#rail-shelf .label").queryAll().stream()
                .map(node -> ((Label) node).getText())
                .findFirst()
                .orElse("");
    }

    private void shelves(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> robot.lookup("#shelf-reason")
                .tryQuery()
                .filter(one -> one.isFocused())
                .isPresent());
        robot.interact(() -> ((TextInputControl) robot.lookup("#shelf-reason").query()).setText("Mūsējie"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    }

    @Test
    void isShelvedWithAReasonAndComesBackByItself(FxRobot robot) {
        openTheMostUrgent(robot);
        shelves(robot);
        await(() -> stolen().shelved(now));
        assertThat(stolen().handled().shelved().orElseThrow().reason()).isEqualTo("Mūsējie");
        assertThat(stolen().handled().shelved().orElseThrow().until()).isEqualTo(now.plusSeconds(900));
        assertThat(stolen().open()).as("it is not ended").isTrue();
        await(() -> seen(robot, "#rail-shelf") && rail(robot).contains("1"));
        await(() -> desktop.window().orElseThrow().current().place() == Place.WALL);
        now = now.plusSeconds(901);
        await(() -> !seen(robot, "#rail-shelf"));
        assertThat(stolen().waits(now)).isTrue();
    }

    @Test
    void isShelvedFromItsCardOnTheRail(FxRobot robot) {
        await(() -> !robot.lookup(".alert-card").queryAll().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.DOWN);
        await(() -> robot.lookup(".alert-card").queryAll().stream().anyMatch(card -> card.isFocused()));
        shelves(robot);
        await(() -> stolen().shelved(now));
        await(() -> desktop.window().orElseThrow().current().place() == Place.WALL);
    }

    @Test
    void isNotShelvedWithoutAReasonAndConfirmsNothingMeanwhile(FxRobot robot) {
        openTheMostUrgent(robot);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> seen(robot, "#shelf-reason"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> seen(robot, ".shelf-panel .form-error"));
        robot.push(KeyCode.CONTROL, KeyCode.DELETE);
        assertThat(stolen().open()).isTrue();
        assertThat(stolen().handled().shelved()).isEmpty();
        robot.push(KeyCode.ESCAPE);
        await(() -> !seen(robot, "#shelf-reason"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> !stolen().open());
    }

    @Test
    void isBroughtBackBeforeItsTime(FxRobot robot) {
        openTheMostUrgent(robot);
        shelves(robot);
        await(() -> stolen().shelved(now));
        robot.interact(() -> desktop.navigation().openAlert(STOLEN));
        await(() -> seen(robot, "#shelf-back"));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> !stolen().shelved(now));
        await(() -> !seen(robot, "#shelf-back"));
    }

    @Test
    void saysThatNobodyAnswered(FxRobot robot) {
        night.alerts.handled(
                stolen(),
                new Alert.Handled(
                        Optional.empty(),
                        Optional.of(new Alert.Escalated(now.minusSeconds(5), stolen().seenBy())),
                        Optional.empty()));
        await(() -> robot.lookup(".card-silent").queryAll().stream()
                .anyMatch(node -> ((Label) node).getText().contains("neviens neatbildēja")));
    }
}
