package eu.sargs.ui.admin;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.ListedReason;
import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.platform.KeptKind;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.shell.Desktop;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
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

/** For how long things are kept, in Admin. */
@ExtendWith(ApplicationExtension.class)
class RetentionUiTest {
    private final Kraslava night = Kraslava.night();
    private Desktop desktop;

    @Start
    void start(Stage stage) {
        stage.setWidth(1920);
        stage.setHeight(1080);
        desktop = new Desktop(
                stage,
                night.rooms(),
                () -> Kraslava.NOW,
                new FxBridge(Executors.newVirtualThreadPerTaskExecutor()),
                Map.of(
                        Place.WALL,
                        ground -> new BlankScreen(Place.WALL),
                        Place.MAP,
                        ground -> new BlankScreen(Place.MAP)));
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(desktop::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean there(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(RetentionUiTest::shown).isPresent();
    }

    private static boolean shown(Node node) {
        return node.isVisible() && (node.getParent() == null || shown(node.getParent()));
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private static void refused(FxRobot robot, String code) {
        await(() -> there(robot, ".form-error")
                && robot.lookup(".form-error").queryLabeled().getText().contains(code));
    }

    @SuppressWarnings("unchecked")
    private static void because(FxRobot robot, String code) {
        ComboBox<Optional<ListedReason>> listed =
                robot.lookup("#retention-why-listed").queryAs(ComboBox.class);
        await(() -> listed.getItems().size() > 1);
        robot.interact(() -> listed.setValue(listed.getItems().stream()
                .filter(one -> one.map(ListedReason::code).equals(Optional.of(code)))
                .findFirst()
                .orElseThrow()));
    }

    private void changes(FxRobot robot, KeptKind kind) {
        robot.interact(() -> desktop.begin(Kraslava.officer()));
        robot.push(KeyCode.F10);
        await(() -> there(robot, "#retention-change-" + kind.word()));
        press(robot, "#retention-change-" + kind.word());
        await(() -> there(robot, "#retention-days"));
    }

    @Test
    void setsFewerDaysWithAReasonAndShowsThem(FxRobot robot) {
        changes(robot, KeptKind.SIGHTINGS);
        assertThat(there(robot, "#retention-second")).isFalse();
        type(robot, "#retention-days", "many");
        press(robot, "#retention-save");
        refused(robot, "RET-02");
        type(robot, "#retention-days", "21");
        press(robot, "#retention-save");
        refused(robot, "ACC-34");
        because(robot, "security");
        press(robot, "#retention-save");
        await(() -> there(robot, "#retention-change-sightings"));
        assertThat(night.retention.told()).singleElement().asString().startsWith("i.vitola: sightings 21, ");
        assertThat(robot.lookup(".person .text-2").queryAll())
                .extracting(node -> ((javafx.scene.control.Label) node).getText())
                .contains("21 diena", "365 dienas");
    }

    @Test
    void asksForASecondPersonBeyondNinetyDaysAndForTheRecordAlways(FxRobot robot) {
        changes(robot, KeptKind.RECORD);
        assertThat(there(robot, "#retention-second")).isTrue();
        type(robot, "#retention-days", "400");
        because(robot, "audit");
        press(robot, "#retention-save");
        refused(robot, "UI-36");
        type(robot, "#retention-days", "300");
        type(robot, "#retention-second", "j.skrinda");
        type(robot, "#retention-second-password", "wrong");
        press(robot, "#retention-save");
        refused(robot, "ACC-03");
        assertThat(robot.lookup("#retention-second-password")
                        .queryAs(TextInputControl.class)
                        .getText())
                .isEmpty();
        type(robot, "#retention-second-password", "mežs aiz upes");
        press(robot, "#retention-save");
        refused(robot, "RET-05");
        type(robot, "#retention-days", "400");
        type(robot, "#retention-second-password", "mežs aiz upes");
        press(robot, "#retention-save");
        await(() -> there(robot, "#retention-change-record"));
        assertThat(night.retention.told())
                .singleElement()
                .asString()
                .startsWith("i.vitola and j.skrinda: record 400, ");
        press(robot, "#retention-change-alerts");
        await(() -> there(robot, "#retention-days"));
        type(robot, "#retention-days", "90");
        assertThat(there(robot, "#retention-second")).isFalse();
        type(robot, "#retention-days", "91");
        assertThat(there(robot, "#retention-second")).isTrue();
        type(robot, "#retention-days", "0");
        assertThat(there(robot, "#retention-second")).as("for good").isTrue();
        robot.push(KeyCode.ESCAPE);
        await(() -> there(robot, "#retention-change-record"));
    }

    @Test
    void offersNothingOfItToWhoMayNotSetIt(FxRobot robot) {
        Officer officer = Kraslava.officer();
        robot.interact(
                () -> desktop.begin(new Officer("s.kalnina", "S. Kalniņa", officer.seat(), Set.of(Role.SUPERVISOR))));
        robot.push(KeyCode.F10);
        await(() -> there(robot, "#admin-evidence"));
        assertThat(there(robot, "#retention-change-sightings")).isFalse();
    }
}
