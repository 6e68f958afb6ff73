package eu.sargs.ui.admin;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.alert.Alert;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.shell.Desktop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Keeping what an alert was raised for as evidence, and what becomes of it. */
@ExtendWith(ApplicationExtension.class)
class EvidenceUiTest {
    private final Kraslava night = Kraslava.night();
    private final Alert alert = night.alerts.open().getFirst();
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
        return robot.lookup(id).tryQuery().filter(EvidenceUiTest::inSight).isPresent();
    }

    private static boolean inSight(Node node) {
        return node == null || node.isVisible() && inSight(node.getParent());
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryLabeled().getText();
    }

    private List<EvidenceLock> kept() {
        return night.evidence.all(Kraslava.officer());
    }

    private void opensTheAlert(FxRobot robot) {
        robot.interact(() -> desktop.begin(Kraslava.officer()));
        robot.interact(() -> desktop.navigation().openAlert(alert.id()));
        await(() -> there(robot, "#alert-keep"));
        await(() -> alert.id().equals(night.alerts.open().getFirst().id()));
    }

    private void begins(FxRobot robot) {
        opensTheAlert(robot);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        await(() -> there(robot, "#evidence-go"));
    }

    private void locked() {
        Sighting sighting = alert.sighting();
        night.evidence.lock(
                sighting.id(),
                "77-26",
                Kraslava.NOW.plus(Duration.ofDays(3)),
                new Reason("In the case"),
                Optional.empty(),
                Kraslava.officer());
    }

    private void lists(FxRobot robot) {
        robot.interact(() -> desktop.begin(Kraslava.officer()));
        robot.push(KeyCode.CONTROL, KeyCode.E);
        await(() -> !robot.lookup("#evidence-table")
                .queryAs(TableView.class)
                .getItems()
                .isEmpty());
        robot.interact(() -> robot.lookup("#evidence-table")
                .queryAs(TableView.class)
                .getSelectionModel()
                .select(0));
    }

    @Test
    void keepsWhatAnAlertWasRaisedForAndSaysSoAtTheAlert(FxRobot robot) {
        begins(robot);
        type(robot, "#evidence-why", "Theft investigation");
        press(robot, "#evidence-go");
        await(() -> there(robot, ".form-error"));
        assertThat(text(robot, ".form-error")).contains("EVI-03");
        type(robot, "#evidence-why-case", "77-26");
        type(robot, "#evidence-until", "some day");
        press(robot, "#evidence-go");
        assertThat(text(robot, ".form-error")).contains("UI-35");
        type(robot, "#evidence-until", "2026-12-24");
        press(robot, "#evidence-go");
        await(() -> !kept().isEmpty());
        await(() -> !there(robot, "#evidence-go"));
        assertThat(kept()).singleElement().satisfies(lock -> {
            assertThat(lock.sighting()).isEqualTo(alert.sighting().id());
            assertThat(lock.caseNumber()).isEqualTo("77-26");
            assertThat(lock.until()).isEqualTo("2026-12-24T22:00:00Z");
            assertThat(lock.reason()).isEqualTo("Theft investigation");
        });
        robot.push(KeyCode.F3);
        await(() -> there(robot, "#alert-evidence-badge"));
        assertThat(text(robot, "#alert-evidence-badge")).contains("24.12.2026");
        assertThat(text(robot, "#alert-evidence .evidence-badge"))
                .contains("77-26")
                .contains("24.12.2026");
    }

    @Test
    void keepsARecentReadFromTheStrip(FxRobot robot) {
        robot.interact(() -> desktop.begin(Kraslava.officer()));
        Sighting newest = night.sightings.latest(1).getFirst();
        await(() -> there(robot, ".read-cell"));
        robot.push(KeyCode.CONTROL, KeyCode.R);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        await(() -> there(robot, "#evidence-form"));
        type(robot, "#evidence-why", "Theft investigation");
        type(robot, "#evidence-why-case", "77-26");
        press(robot, "#evidence-go");
        await(() -> !kept().isEmpty());
        assertThat(kept().getFirst().sighting()).isEqualTo(newest.id());
    }

    private static List<ContextMenu> menus() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .toList();
    }

    private static void asksForTheMenu(FxRobot robot) {
        robot.interact(() -> Event.fireEvent(
                robot.lookup(".read-cell").query(),
                new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 100, 100, false, null)));
    }

    @Test
    void offersKeepingAReadWithTheOtherButtonToWhoMay(FxRobot robot) {
        robot.interact(() -> desktop.begin(Kraslava.officer()));
        await(() -> there(robot, ".read-cell"));
        asksForTheMenu(robot);
        await(() -> menus().size() == 1);
        ContextMenu menu = menus().getFirst();
        robot.interact(() -> {
            menu.getItems().getFirst().fire();
            menu.hide();
        });
        await(() -> there(robot, "#evidence-form"));
        robot.interact(() -> desktop.begin(
                new Officer("j.skrinda", "J. Skrinda", new Seat("Krāslava 1"), Set.of(Role.DUTY_OFFICER))));
        await(() -> there(robot, ".read-cell"));
        robot.push(KeyCode.CONTROL, KeyCode.R);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        asksForTheMenu(robot);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(menus()).isEmpty();
        assertThat(there(robot, "#evidence-form")).isFalse();
    }

    @Test
    void asksForASecondPersonBeyondNinetyDays(FxRobot robot) {
        begins(robot);
        assertThat(there(robot, "#evidence-second")).isFalse();
        type(robot, "#evidence-until", "2027-12-24");
        assertThat(there(robot, "#evidence-second")).isTrue();
        type(robot, "#evidence-why", "Theft investigation");
        type(robot, "#evidence-why-case", "77-26");
        press(robot, "#evidence-go");
        await(() -> there(robot, ".form-error"));
        assertThat(text(robot, ".form-error")).contains("UI-36");
        type(robot, "#evidence-second", "j.skrinda");
        type(robot, "#evidence-second-password", "not this one 1");
        press(robot, "#evidence-go");
        await(() -> there(robot, ".form-error") && text(robot, ".form-error").contains("ACC-03"));
        assertThat(robot.lookup("#evidence-second-password")
                        .queryAs(TextInputControl.class)
                        .getText())
                .isEmpty();
        type(robot, "#evidence-second-password", "mežs aiz upes");
        press(robot, "#evidence-go");
        await(() -> !kept().isEmpty());
        assertThat(kept().getFirst().second()).isEqualTo("j.skrinda");
    }

    @Test
    void setsAnotherDayAndLiftsWithAReason(FxRobot robot) {
        locked();
        lists(robot);
        assertThat(text(robot, "#evidence-count")).contains("1");
        press(robot, "#evidence-prolong");
        await(() -> there(robot, "#evidence-go"));
        assertThat(robot.lookup("#evidence-why-case").query().isDisabled()).isTrue();
        type(robot, "#evidence-why", "The trial was put off");
        type(robot, "#evidence-until", "2027-01-31");
        press(robot, "#evidence-go");
        await(() -> kept().getFirst().until().toString().startsWith("2027-01-31"));
        assertThat(kept()).hasSize(1);
        await(() -> !there(robot, "#evidence-go"));
        robot.interact(() -> robot.lookup("#evidence-table")
                .queryAs(TableView.class)
                .getSelectionModel()
                .select(0));
        press(robot, "#evidence-lift");
        await(() -> there(robot, "#evidence-go"));
        assertThat(there(robot, "#evidence-until")).isFalse();
        press(robot, "#evidence-go");
        await(() -> there(robot, ".form-error"));
        type(robot, "#evidence-why", "The case was closed");
        press(robot, "#evidence-go");
        await(() -> kept().getFirst().lifted());
        await(() -> !there(robot, "#evidence-go"));
        robot.interact(() -> robot.lookup("#evidence-table")
                .queryAs(TableView.class)
                .getSelectionModel()
                .select(0));
        assertThat(there(robot, "#evidence-lift")).isFalse();
        assertThat(there(robot, "#evidence-save")).isTrue();
    }

    @Test
    void offersADutyOfficerTheListAndTheBadgeAndNoLock(FxRobot robot) {
        locked();
        Officer duty = new Officer("j.skrinda", "J. Skrinda", new Seat("Krāslava 1"), Set.of(Role.DUTY_OFFICER));
        robot.interact(() -> desktop.begin(duty));
        robot.interact(() -> desktop.navigation().openAlert(alert.id()));
        await(() -> there(robot, "#alert-evidence-badge"));
        assertThat(there(robot, "#alert-keep")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.K);
        assertThat(there(robot, "#evidence-go")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.E);
        await(() -> !robot.lookup("#evidence-table")
                .queryAs(TableView.class)
                .getItems()
                .isEmpty());
        robot.interact(() -> robot.lookup("#evidence-table")
                .queryAs(TableView.class)
                .getSelectionModel()
                .select(0));
        assertThat(there(robot, "#evidence-lift")).isFalse();
        assertThat(there(robot, "#evidence-prolong")).isFalse();
    }
}
