package eu.sargs.ui.admin;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.ListedReason;
import eu.sargs.platform.Language;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.shell.Desktop;
import java.util.Map;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
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

/** The agency's list of reasons in Admin. */
@ExtendWith(ApplicationExtension.class)
class ReasonsUiTest {
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

    private void administers(FxRobot robot) {
        robot.interact(() -> desktop.begin(Kraslava.officer()));
        robot.push(KeyCode.F10);
        await(() -> there(robot, "#reason-change-wanted"));
    }

    private static boolean there(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private ListedReason listed(String code) {
        return night.reasons.all().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void addsAReasonAndRefusesOneWithoutWordsOrWithACodeThatIsTaken(FxRobot robot) {
        administers(robot);
        press(robot, "#reason-add");
        type(robot, "#reason-code", "Smuggling");
        press(robot, "#reason-save");
        await(() -> there(robot, ".form-error"));
        type(robot, "#reason-lv", "Kontrabanda");
        type(robot, "#reason-code", "wanted");
        press(robot, "#reason-save");
        await(() -> robot.lookup(".form-error").queryLabeled().getText().contains("ACC-36"));
        assertThat(listed("wanted").words(Language.LV)).isNotEqualTo("Kontrabanda");
        type(robot, "#reason-code", "Smuggling");
        robot.interact(() ->
                robot.lookup("#reason-case-wanted").queryAs(CheckBox.class).setSelected(true));
        press(robot, "#reason-save");
        await(() -> there(robot, "#reason-change-smuggling"));
        assertThat(listed("smuggling"))
                .isEqualTo(new ListedReason("smuggling", Map.of(Language.LV, "Kontrabanda"), true, false));
    }

    @Test
    void changesWordsRetiresAndBringsBack(FxRobot robot) {
        administers(robot);
        press(robot, "#reason-change-request");
        assertThat(robot.lookup("#reason-code").query().isDisabled())
                .as("the record names it")
                .isTrue();
        type(robot, "#reason-en", "Request by a court");
        press(robot, "#reason-save");
        await(() -> there(robot, "#reason-change-request"));
        assertThat(listed("request").words(Language.EN)).isEqualTo("Request by a court");
        assertThat(listed("request").caseWanted()).isTrue();
        press(robot, "#reason-change-request");
        press(robot, "#reason-retire");
        await(() -> there(robot, "#reason-change-request"));
        assertThat(listed("request").retired()).isTrue();
        press(robot, "#reason-change-request");
        assertThat(there(robot, "#reason-save")).isFalse();
        press(robot, "#reason-retire");
        await(() -> there(robot, "#reason-change-request"));
        assertThat(listed("request").retired()).isFalse();
        press(robot, "#reason-change-request");
        robot.push(KeyCode.ESCAPE);
        await(() -> there(robot, "#reason-change-request"));
    }
}
