package eu.sargs.ui.admin;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.access.Totp;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.shell.Desktop;
import eu.sargs.ui.shell.MainWindow;
import java.util.Map;
import java.util.concurrent.Executors;
import javafx.scene.Node;
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

/** Accounts in Admin, passwords of one's own at the sign-in page and in the officer's menu. */
@ExtendWith(ApplicationExtension.class)
class AccountsUiTest {
    private static final Seat SEAT = new Seat("Krāslava 1");
    private static final String GIVEN = "ezers pie meža";
    private static final String OWN = "upe aiz kalna 7";

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
        await(() -> there(robot, "#account-change-j-skrinda"));
    }

    private static boolean there(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() ->
                robot.lookup(id).queryAs(javafx.scene.control.Button.class).fire());
    }

    private static void role(FxRobot robot, Role role, boolean on) {
        robot.interact(() -> robot.lookup("#account-role-" + role.word())
                .queryAs(CheckBox.class)
                .setSelected(on));
    }

    private Account account(String name) {
        return night.accounts.find(name).orElseThrow();
    }

    @Test
    void opensAnAccountWhoseOfficerThenChoosesAPassword(FxRobot robot) {
        administers(robot);
        press(robot, "#account-add");
        type(robot, "#account-name", "A. Kalniņa");
        type(robot, "#account-account", "a.kalnina");
        type(robot, "#account-password", GIVEN);
        type(robot, "#account-password-again", GIVEN);
        press(robot, "#account-save");
        assertThat(there(robot, ".form-error")).as("no role").isTrue();
        assertThat(night.accounts.find("a.kalnina")).isEmpty();
        role(robot, Role.DUTY_OFFICER, true);
        press(robot, "#account-save");
        await(() -> there(robot, "#account-change-a-kalnina"));
        assertThat(account("a.kalnina").roles()).containsExactly(Role.DUTY_OFFICER);
        robot.interact(() -> desktop.open());
        signsIn(robot, GIVEN);
        await(() -> there(robot, "#password-new"));
        assertThat(there(robot, "#password-old"))
                .as("it was typed a moment ago")
                .isFalse();
        assertThat(there(robot, ".main-window")).isFalse();
        type(robot, "#password-new", OWN);
        type(robot, "#password-new-again", GIVEN);
        press(robot, "#password-save");
        assertThat(there(robot, ".form-error")).as("they differ").isTrue();
        type(robot, "#password-new-again", OWN);
        press(robot, "#password-save");
        await(() -> there(robot, ".main-window"));
        assertThat(night.accounts.signIn("a.kalnina", OWN.toCharArray(), SEAT).roles())
                .containsExactly(Role.DUTY_OFFICER);
    }

    private void signsIn(FxRobot robot, String password) {
        signsIn(robot, "a.kalnina", password);
    }

    private void signsIn(FxRobot robot, String account, String password) {
        type(robot, "#sign-in-account", account);
        type(robot, "#sign-in-password", password);
        press(robot, "#sign-in");
    }

    @Test
    void leavesTheSignInAsItWasWhereNoPasswordIsChosen(FxRobot robot) {
        night.accounts.open(
                java.util.Optional.of(Kraslava.officer()),
                new Account("a.kalnina", "A. Kalniņa", java.util.Set.of(Role.DUTY_OFFICER)),
                GIVEN.toCharArray(),
                SEAT);
        robot.interact(() -> desktop.open());
        signsIn(robot, GIVEN);
        await(() -> there(robot, "#password-new"));
        robot.push(KeyCode.ESCAPE);
        await(() -> there(robot, "#sign-in-account"));
        assertThat(there(robot, ".main-window")).isFalse();
        assertThat(night.accounts.standings().get("a.kalnina").newPasswordDue()).isTrue();
    }

    @Test
    void givesRolesLocksUnlocksAndSetsAPassword(FxRobot robot) {
        administers(robot);
        press(robot, "#account-change-j-skrinda");
        role(robot, Role.ANALYST, true);
        type(robot, "#account-password", GIVEN);
        type(robot, "#account-password-again", GIVEN);
        press(robot, "#account-save");
        await(() -> there(robot, "#account-change-j-skrinda"));
        assertThat(account("j.skrinda").roles()).containsExactlyInAnyOrder(Role.DUTY_OFFICER, Role.ANALYST);
        assertThat(night.accounts.standings().get("j.skrinda").newPasswordDue()).isTrue();
        press(robot, "#account-change-j-skrinda");
        press(robot, "#account-lock");
        assertThat(account("j.skrinda").locked()).as("asked once more").isFalse();
        press(robot, "#account-lock");
        await(() -> there(robot, "#account-change-j-skrinda"));
        assertThat(account("j.skrinda").locked()).isTrue();
        press(robot, "#account-change-j-skrinda");
        press(robot, "#account-lock");
        await(() -> there(robot, "#account-change-j-skrinda"));
        assertThat(account("j.skrinda").locked()).isFalse();
    }

    @Test
    void offersNobodyTheirOwnLockOrPasswordThere(FxRobot robot) {
        administers(robot);
        press(robot, "#account-change-i-vitola");
        assertThat(there(robot, "#account-lock")).isFalse();
        assertThat(robot.lookup("#account-password")
                        .query()
                        .getParent()
                        .getParent()
                        .getParent()
                        .getParent()
                        .isVisible())
                .isFalse();
        assertThat(there(robot, "#account-role-auditor")).isTrue();
    }

    @Test
    void leadsWhoHasNoSecondFactorToSetOneUpAndAsksForItsCodeFromThenOn(FxRobot robot) {
        night.accounts.wantSecondFactor(true);
        robot.interact(() -> desktop.open());
        signsIn(robot, "j.skrinda", "mežs aiz upes");
        await(() -> there(robot, "#second-factor-picture"));
        byte[] secret = Totp.read(robot.lookup("#second-factor-secret")
                .queryAs(TextInputControl.class)
                .getText()
                .replace(" ", ""));
        type(robot, "#sign-in-code", "12345");
        press(robot, "#sign-in-code-enter");
        await(() -> there(robot, ".form-error"));
        assertThat(there(robot, ".main-window")).isFalse();
        type(robot, "#sign-in-code", Totp.code(secret, Kraslava.NOW));
        press(robot, "#sign-in-code-enter");
        await(() -> there(robot, ".main-window"));
        robot.interact(() -> desktop.lock());
        robot.interact(() -> robot.lookup("#sign-in-password")
                .queryAs(TextInputControl.class)
                .setText("mežs aiz upes"));
        press(robot, "#sign-in");
        await(() -> there(robot, "#sign-in-code"));
        assertThat(there(robot, "#second-factor-picture")).as("shown once").isFalse();
        robot.push(KeyCode.ESCAPE);
        await(() -> there(robot, "#sign-in-password"));
        assertThat(there(robot, ".main-window")).isFalse();
        signsIn(robot, "j.skrinda", "mežs aiz upes");
        await(() -> there(robot, "#sign-in-code"));
        type(robot, "#sign-in-code", Totp.code(secret, Kraslava.NOW));
        press(robot, "#sign-in-code-enter");
        await(() -> there(robot, ".main-window"));
    }

    @Test
    void takesASecondFactorOffForWhoLostTheirTelephone(FxRobot robot) {
        byte[] secret = Totp.newSecret();
        night.accounts.setSecondFactor(
                "j.skrinda", "mežs aiz upes".toCharArray(), secret, Totp.code(secret, Kraslava.NOW), SEAT);
        administers(robot);
        press(robot, "#account-change-j-skrinda");
        press(robot, "#account-second-factor-off");
        assertThat(night.accounts.standings().get("j.skrinda").secondFactor())
                .as("asked once more")
                .isTrue();
        press(robot, "#account-second-factor-off");
        await(() -> there(robot, "#account-change-j-skrinda"));
        assertThat(night.accounts.standings().get("j.skrinda").secondFactor()).isFalse();
        press(robot, "#account-change-j-skrinda");
        assertThat(there(robot, "#account-second-factor-off")).isFalse();
    }

    @Test
    void changesOnesOwnPasswordFromTheMenuUnderOnesName(FxRobot robot) {
        robot.interact(() -> desktop.begin(Kraslava.officer()));
        MainWindow window = desktop.window().orElseThrow();
        robot.clickOn("#officer");
        robot.clickOn("#officer-password");
        await(() -> there(robot, "#password-old"));
        assertThat(window.lookup(".alert-rail").isVisible())
                .as("alarms stay in sight")
                .isTrue();
        type(robot, "#password-old", "not this one 1");
        type(robot, "#password-new", OWN);
        type(robot, "#password-new-again", OWN);
        press(robot, "#password-save");
        await(() -> there(robot, ".form-error"));
        type(robot, "#password-old", "daugava pie klints");
        press(robot, "#password-save");
        await(() -> !there(robot, "#password-old"));
        assertThat(night.accounts.signIn("i.vitola", OWN.toCharArray(), SEAT).account())
                .isEqualTo("i.vitola");
    }

    @Test
    void asksForTheCodeOfASecondFactorWhereAPasswordIsChanged(FxRobot robot) {
        byte[] secret = Totp.newSecret();
        night.accounts.setSecondFactor(
                "i.vitola", "daugava pie klints".toCharArray(), secret, Totp.code(secret, Kraslava.NOW), SEAT);
        robot.interact(() -> desktop.begin(Kraslava.officer()));
        robot.clickOn("#officer");
        robot.clickOn("#officer-password");
        await(() -> there(robot, "#password-old"));
        assertThat(shown(robot, "#password-code")).isFalse();
        type(robot, "#password-old", "daugava pie klints");
        type(robot, "#password-new", OWN);
        type(robot, "#password-new-again", OWN);
        press(robot, "#password-save");
        await(() -> shown(robot, "#password-code"));
        type(robot, "#password-code", "12345");
        press(robot, "#password-save");
        await(() -> robot.lookup("#password-code")
                .queryAs(TextInputControl.class)
                .getText()
                .isEmpty());
        type(robot, "#password-code", Totp.code(secret, Kraslava.NOW));
        press(robot, "#password-save");
        await(() -> !there(robot, "#password-old"));
        assertThat(night.accounts
                        .signIn("i.vitola", OWN.toCharArray(), Totp.code(secret, Kraslava.NOW), SEAT)
                        .account())
                .isEqualTo("i.vitola");
    }

    private static boolean shown(FxRobot robot, String id) {
        return robot.lookup(id).query().getParent().getParent().isVisible();
    }

    @Test
    void takesAPasswordThatWasBegunAwayWithItsOfficer(FxRobot robot) {
        robot.interact(() -> desktop.begin(Kraslava.officer()));
        robot.clickOn("#officer");
        robot.clickOn("#officer-password");
        await(() -> there(robot, "#password-old"));
        robot.clickOn("#officer");
        robot.clickOn("#officer-sign-out");
        await(() -> there(robot, "#sign-in-account"));
        robot.interact(() -> desktop.begin(Kraslava.officer()));
        assertThat(there(robot, "#password-old")).isFalse();
    }
}
