package eu.sargs.ui.shift;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.shift.LogLine;
import eu.sargs.shift.Shift;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.shell.Desktop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
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

/** A shift is begun, written into and ended, with keys alone. */
@ExtendWith(ApplicationExtension.class)
class ShiftUiTest {
    private final Kraslava night = Kraslava.night();
    private volatile Instant now = Kraslava.NOW;
    private Desktop desktop;

    @Start
    void start(Stage stage) {
        stage.setWidth(1920);
        stage.setHeight(1080);
        night.shifts.at(() -> now);
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

    private boolean seen(FxRobot robot, String what) {
        return robot.lookup(what).queryAll().stream().anyMatch(ShiftUiTest::inSight);
    }

    private static boolean inSight(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private String bar(FxRobot robot) {
        return ((Label) robot.lookup("#officer-state").query()).getText();
    }

    private Optional<Shift> latest() {
        return night.shifts.port().latest();
    }

    private void begins(FxRobot robot) {
        robot.push(KeyCode.F9);
        await(() -> seen(robot, "#shift-begin"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> seen(robot, "#shift-end"));
    }

    @SuppressWarnings("unchecked")
    private List<LogLine> log(FxRobot robot) {
        return List.copyOf(((ListView<LogLine>) robot.lookup("#shift-log").query()).getItems());
    }

    private void writes(FxRobot robot, String text) {
        robot.push(KeyCode.CONTROL, KeyCode.N);
        await(() -> robot.lookup("#shift-entry").query().isFocused());
        robot.interact(() -> ((TextInputControl) robot.lookup("#shift-entry").query()).setText(text));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> ((TextInputControl) robot.lookup("#shift-entry").query())
                .getText()
                .isEmpty());
    }

    @Test
    void isBegunWrittenIntoAndEndedWithKeysAlone(FxRobot robot) {
        assertThat(bar(robot)).isEqualTo("Maiņā nav neviena ·");
        begins(robot);
        assertThat(latest().orElseThrow().isOn("i.vitola")).isTrue();
        await(() -> bar(robot).equals("Dežūrē"));
        writes(robot, "Tilts slēgts");
        await(() -> log(robot).stream().anyMatch(LogLine.Wrote.class::isInstance));
        robot.interact(() -> ((Button) robot.lookup("#shift-end").query()).fire());
        assertThat(latest().orElseThrow().open())
                .as("the last one is asked first")
                .isTrue();
        assertThat(robot.lookup("#shift-stay").query().isFocused()).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(seen(robot, "#shift-stay")).isFalse();
        robot.interact(() -> ((Button) robot.lookup("#shift-end").query()).fire());
        robot.interact(() -> ((Button) robot.lookup("#shift-end").query()).fire());
        await(() -> !latest().orElseThrow().open());
        await(() -> bar(robot).equals("Maiņā nav neviena ·"));
        assertThat(seen(robot, "#shift-entry")).isFalse();
        assertThat(log(robot)).as("what was, can still be read").isNotEmpty();
    }

    @Test
    void isPutRightOnlyByAFurtherEntry(FxRobot robot) {
        begins(robot);
        writes(robot, "Tilts slegts");
        await(() -> log(robot).getFirst() instanceof LogLine.Wrote);
        now = now.plusSeconds(60);
        robot.interact(() -> ((ListView<?>) robot.lookup("#shift-log").query())
                .getSelectionModel()
                .select(0));
        robot.interact(() -> robot.lookup("#shift-log").query().requestFocus());
        robot.push(KeyCode.ENTER);
        await(() -> robot.lookup("#shift-entry").query().isFocused());
        robot.interact(() -> ((TextInputControl) robot.lookup("#shift-entry").query()).setText("Tilts slēgts"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> log(robot).stream().filter(LogLine.Wrote.class::isInstance).count() == 2);
        List<LogLine.Wrote> written = log(robot).stream()
                .filter(LogLine.Wrote.class::isInstance)
                .map(LogLine.Wrote.class::cast)
                .toList();
        assertThat(written.getFirst().entry().corrects())
                .contains(written.getLast().entry().entry());
        assertThat(written.getLast().corrected()).isTrue();
        assertThat(written.getLast().entry().text()).isEqualTo("Tilts slegts");
    }

    @Test
    void showsWhoJoinsAndWhoIsOnWithoutSittingHere(FxRobot robot) {
        begins(robot);
        Officer other = new Officer("k.ozols", "K. Ozols", new Seat("Krāslava 2"), Set.of(Role.DUTY_OFFICER));
        night.shifts.port().begin(other);
        await(() -> robot.lookup("#officer .label").queryAll().stream()
                .anyMatch(one -> ((Label) one).getText().equals("I. Vītola, K. Ozols")));
        night.shifts.port().end(Kraslava.officer());
        await(() -> bar(robot).equals("Dežūrē K. Ozols · šeit"));
        await(() -> seen(robot, "#shift-begin"));
        assertThat(((Button) robot.lookup("#shift-begin").query()).getText()).isEqualTo("Pievienoties maiņai");
    }

    private void types(FxRobot robot, String id, String text) {
        robot.interact(() -> ((TextInputControl) robot.lookup(id).query()).setText(text));
    }

    @Test
    void isHandedOverWhenEachMatterIsTickedAndTheOtherHasSigned(FxRobot robot) {
        begins(robot);
        robot.push(KeyCode.CONTROL, KeyCode.H);
        await(() -> !robot.lookup(".matter-row .check-box").queryAll().isEmpty());
        types(robot, "#hand-over-account", "j.skrinda");
        types(robot, "#hand-over-password", "mežs aiz upes");
        types(robot, "#hand-over-note", "Zvaniet Utenai");
        assertThat(robot.lookup("#hand-over-sign").query().isDisabled())
                .as("not before all are ticked")
                .isTrue();
        robot.interact(() -> robot.lookup(".matter-row .check-box").queryAll().forEach(box -> ((CheckBox) box).fire()));
        assertThat(robot.lookup("#hand-over-sign").query().isDisabled()).isFalse();
        robot.interact(() -> robot.lookup("#hand-over-note").query().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> latest().orElseThrow().isOn("j.skrinda"));
        assertThat(latest().orElseThrow().isOn("i.vitola")).isFalse();
        await(() -> desktop.window().isPresent() && bar(robot).equals("Dežūrē"));
        assertThat(robot.lookup("#officer .label").queryAll())
                .anyMatch(one -> ((Label) one).getText().equals("J. Skrinda"));
    }

    @Test
    void isNotHandedOverWithAWrongPassword(FxRobot robot) {
        begins(robot);
        robot.push(KeyCode.CONTROL, KeyCode.H);
        await(() -> !robot.lookup(".matter-row .check-box").queryAll().isEmpty());
        robot.interact(() -> robot.lookup(".matter-row .check-box").queryAll().forEach(box -> ((CheckBox) box).fire()));
        types(robot, "#hand-over-account", "j.skrinda");
        types(robot, "#hand-over-password", "nav īstā");
        robot.interact(() -> ((Button) robot.lookup("#hand-over-sign").query()).fire());
        await(() -> seen(robot, "#hand-over .form-error"));
        assertThat(latest().orElseThrow().isOn("i.vitola")).isTrue();
        assertThat(((TextInputControl) robot.lookup("#hand-over-password").query()).getText())
                .isEmpty();
        robot.push(KeyCode.ESCAPE);
        await(() -> seen(robot, "#shift-log"));
    }

    @Test
    void drawsOfALongLogOnlyWhatIsInSight(FxRobot robot) {
        begins(robot);
        for (int i = 0; i < 3_000; i++) {
            night.shifts.port().write("Ieraksts " + i, false, Optional.empty(), Kraslava.officer());
        }
        await(() -> log(robot).size() > 3_000);
        long cells = robot.lookup("#shift-log .list-cell").queryAll().stream()
                .filter(ListCell.class::isInstance)
                .count();
        assertThat(cells).isLessThan(60);
    }
}
