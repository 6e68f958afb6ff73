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

/** An alert is given to another station, with keys alone. */
@ExtendWith(ApplicationExtension.class)
class ForwardingUiTest {
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

    @Test
    void isGivenToTheStationOfTheDigitWithANote(FxRobot robot) {
        openTheMostUrgent(robot);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        await(() -> focused(robot, "#forward-1"));
        robot.push(KeyCode.DIGIT3);
        await(() -> focused(robot, "#forward-3"));
        assertThat(seen(robot, "#forward-unlinked")).isFalse();
        robot.interact(() -> ((TextInputControl) robot.lookup("#forward-note").query()).setText(" Brauc pie jums "));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> stolen().handled().forwarded().isPresent());
        Alert.Forwarded forwarded = stolen().handled().forwarded().orElseThrow();
        assertThat(forwarded.to().hex())
                .isEqualTo(eu.sargs.sync.InMemoryPeers.key('c').hex());
        assertThat(forwarded.note()).isEqualTo("Brauc pie jums");
        assertThat(stolen().open()).isTrue();
        await(() -> desktop.window().orElseThrow().current().place() == Place.WALL);
        await(() -> robot.lookup(".card-silent").queryAll().stream()
                .anyMatch(node -> ((Label) node).getText().contains("Utena")));
    }

    @Test
    void saysWhyItIsRefusedAndThatThereIsNoLink(FxRobot robot) {
        openTheMostUrgent(robot);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        await(() -> focused(robot, "#forward-1"));
        robot.push(KeyCode.DIGIT2);
        await(() -> seen(robot, "#forward-unlinked"));
        robot.push(KeyCode.CONTROL, KeyCode.DELETE);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> seen(robot, ".shelf-panel .form-error"));
        assertThat(stolen().open()).as("nothing was decided").isTrue();
        assertThat(stolen().handled().forwarded()).isEmpty();
        robot.push(KeyCode.ESCAPE);
        await(() -> !seen(robot, "#forward-1"));
        robot.push(KeyCode.DIGIT3);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> !stolen().open());
        assertThat(stolen().closed().orElseThrow().outcome())
                .as("digits mean outcomes again")
                .isEqualTo(eu.sargs.alert.Outcome.PASSED_ON);
    }

    @Test
    void saysWhoForwardedItHereAndWhy(FxRobot robot) {
        night.forwarded(STOLEN);
        await(() -> robot.lookup(".card-silent").queryAll().stream()
                .anyMatch(node -> ((Label) node).getText().contains("A. Rubenis (Kārsava) šo trauksmi nodeva jums")));
        openTheMostUrgent(robot);
        await(() -> robot.lookup(".shelf-panel .label").queryAll().stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains("pa A13")));
    }

    private static boolean focused(FxRobot robot, String what) {
        return robot.lookup(what).tryQuery().filter(one -> one.isFocused()).isPresent();
    }
}
