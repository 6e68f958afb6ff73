package eu.sargs.ui.shell;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Officer;
import eu.sargs.access.Right;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.alert.AlertId;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a role may not do is not offered. */
@ExtendWith(ApplicationExtension.class)
class RightsUiTest {
    private static final AlertId STOLEN = new AlertId("%064x".formatted(1));

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

    private void begins(FxRobot robot, Role... roles) {
        Officer officer = new Officer("o.ficer", "O. Ficer", new Seat("Krāslava 1"), Set.of(roles));
        robot.interact(() -> desktop.begin(officer));
    }

    private static boolean offered(FxRobot robot, String what) {
        return robot.lookup(what).queryAll().stream().anyMatch(RightsUiTest::inSight);
    }

    private static boolean inSight(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Set<Place> places(FxRobot robot) {
        Set<Place> places = EnumSet.noneOf(Place.class);
        for (Place place : Place.values()) {
            if (offered(robot, "#place-" + place.name().toLowerCase(java.util.Locale.ROOT))) {
                places.add(place);
            }
        }
        return places;
    }

    @Test
    void showsEachRoleThePlacesItMayRead(FxRobot robot) {
        begins(robot, Role.DUTY_OFFICER);
        assertThat(places(robot))
                .containsExactly(Place.WALL, Place.MAP, Place.ALERTS, Place.WATCHLIST, Place.SHIFT, Place.ADMIN);
        assertThat(offered(robot, ".alert-rail")).isTrue();
        assertThat(offered(robot, ".reads-strip")).isTrue();
        begins(robot, Role.ANALYST);
        assertThat(places(robot)).containsExactly(Place.ALERTS, Place.WATCHLIST, Place.ADMIN);
        begins(robot, Role.ADMINISTRATOR);
        assertThat(places(robot)).containsExactly(Place.ADMIN);
        assertThat(offered(robot, ".alert-rail")).isFalse();
        assertThat(offered(robot, ".reads-strip")).isFalse();
        begins(robot, Role.AUDITOR);
        assertThat(places(robot)).containsExactly(Place.ADMIN);
        begins(robot, Role.ADMINISTRATOR, Role.DUTY_OFFICER);
        assertThat(places(robot))
                .containsExactly(Place.WALL, Place.MAP, Place.ALERTS, Place.WATCHLIST, Place.SHIFT, Place.ADMIN);
    }

    @Test
    void leadsWhoMayReadOthersDeedsToTheRecordAndNobodyElse(FxRobot robot) {
        for (Role role : Role.values()) {
            begins(robot, role);
            robot.push(KeyCode.F10);
            await(() -> offered(robot, ".admin-screen"));
            boolean may = Right.READ_RECORD.roles().contains(role);
            assertThat(offered(robot, "#admin-record")).as(role.word()).isEqualTo(may);
            assertThat(offered(robot, "#admin-evidence"))
                    .as(role.word())
                    .isEqualTo(Right.READ_SIGHTINGS.roles().contains(role));
            robot.push(KeyCode.CONTROL, KeyCode.J);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(desktop.window().orElseThrow().current().place())
                    .as(role.word())
                    .isEqualTo(may ? Place.RECORD : Place.ADMIN);
        }
    }

    @Test
    void offersTheShiftToWhoMayKeepItAndNobodyElse(FxRobot robot) {
        for (Role role : Role.values()) {
            begins(robot, role);
            boolean may = Right.KEEP_SHIFT.roles().contains(role);
            assertThat(offered(robot, "#place-shift")).as(role.word()).isEqualTo(may);
            robot.push(KeyCode.F9);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(desktop.window().orElseThrow().current().place() == Place.SHIFT)
                    .as(role.word())
                    .isEqualTo(may);
            if (may) {
                await(() -> offered(robot, "#shift-begin"));
            }
        }
    }

    @Test
    void offersTheListOfReasonsToAdministratorsAlone(FxRobot robot) {
        begins(robot, Role.ADMINISTRATOR);
        await(() -> offered(robot, "#reason-add"));
        begins(robot, Role.SUPERVISOR);
        robot.push(KeyCode.F10);
        await(() -> offered(robot, ".admin-screen"));
        assertThat(offered(robot, "#reason-add")).isFalse();
    }

    @Test
    void offersADutyOfficerEntriesAndNoImportNorSetUp(FxRobot robot) {
        begins(robot, Role.DUTY_OFFICER);
        robot.push(KeyCode.F5);
        await(() -> offered(robot, "#watchlist-new"));
        assertThat(offered(robot, "#watchlist-import")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        await(() -> offered(robot, "#entry-save"));
        robot.push(KeyCode.F10);
        await(() -> offered(robot, ".admin-screen"));
        assertThat(offered(robot, "#admin-station")).isFalse();
        assertThat(offered(robot, "#camera-add")).isFalse();
        assertThat(offered(robot, ".people")).isFalse();
        assertThat(offered(robot, "#choice-dark")).isTrue();
    }

    @Test
    void offersAnAdministratorSetUpAndNothingOfVehicles(FxRobot robot) {
        begins(robot, Role.ADMINISTRATOR);
        await(() -> offered(robot, "#admin-station"));
        assertThat(offered(robot, "#camera-add")).isTrue();
        await(() -> offered(robot, ".person"));
        robot.push(KeyCode.F5);
        robot.push(KeyCode.F3);
        assertThat(offered(robot, "#watchlist-new")).isFalse();
        assertThat(desktop.window().orElseThrow().current().place()).isEqualTo(Place.ADMIN);
    }

    @Test
    void showsAnAnalystAlertsAndEntriesAndOffersNoDecision(FxRobot robot) {
        begins(robot, Role.ANALYST);
        robot.interact(() -> desktop.navigation().openAlert(STOLEN));
        await(() -> offered(robot, ".alert-view") || offered(robot, "#alert-note") || offered(robot, ".guidance"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(offered(robot, "#alert-confirm")).isFalse();
        assertThat(offered(robot, "#alert-note")).isFalse();
        assertThat(offered(robot, "#alert-shelve")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.S);
        assertThat(offered(robot, "#shelf-reason")).isFalse();
        assertThat(offered(robot, "#alert-forward")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.F);
        assertThat(offered(robot, "#forward-note")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(night.alerts.find(STOLEN).orElseThrow().open()).isTrue();
        assertThat(night.alerts.find(STOLEN).orElseThrow().taken())
                .as("looking is not taking")
                .isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.DOWN);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(offered(robot, "#shelf-reason")).isFalse();
        robot.push(KeyCode.F5);
        await(() -> offered(robot, "#watchlist-table"));
        assertThat(offered(robot, "#watchlist-new")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(offered(robot, "#entry-save")).isFalse();
    }

    @Test
    void keepsNothingOfAnotherRolesScreens(FxRobot robot) {
        begins(robot, Role.SUPERVISOR);
        MainWindow before = desktop.window().orElseThrow();
        begins(robot, Role.SUPERVISOR);
        assertThat(desktop.window()).as("the same may go on with the same").contains(before);
        begins(robot, Role.AUDITOR);
        assertThat(desktop.window().orElseThrow()).isNotSameAs(before);
    }
}
