package eu.sargs.ui.shell;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Outcome;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DesktopUiTest {
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
        desktop.begin(Kraslava.officer());
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(desktop::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Place shown() {
        return desktop.window().orElseThrow().current().place();
    }

    private Alert stolen() {
        return night.alerts.find(STOLEN).orElseThrow();
    }

    /** From the rail: focus by its key, open by Enter. */
    private void openTheMostUrgent(FxRobot robot) {
        await(() -> !robot.lookup(".alert-card").queryAll().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        await(() -> stolen().taken().isPresent()
                && robot.lookup("#alert-confirm").tryQuery().isPresent());
    }

    @Test
    void confirmsTheMostUrgentAlertInTwoKeystrokesFromTheRail(FxRobot robot) {
        openTheMostUrgent(robot);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> !stolen().open());
        assertThat(stolen().closed().orElseThrow().outcome().confirms()).isTrue();
        assertThat(stolen().closed().orElseThrow().officer()).isEqualTo("I. Vītola");
        await(() -> shown() == Place.WALL);
    }

    @Test
    void saysWhereAPlateWasBeforeTheAlarmThoughItPassedManyTimesSince(FxRobot robot) {
        for (int i = 1; i <= 20; i++) {
            night.sighting("HO3817", "LV", "KRA-02", -10L * i, 0.97, null);
        }
        openTheMostUrgent(robot);
        await(() -> robot.lookup("5 reizes").tryQuery().isPresent());
    }

    @Test
    void saysOnEveryScreenWhatGoesWrongBehindItForAsLongAsItDoes(FxRobot robot) {
        assertThat(robot.lookup("#trouble").queryLabeled().isVisible()).isFalse();
        desktop.report(new Fault("PIC-01", "picture.fault.write"));
        await(() -> robot.lookup("#trouble").queryLabeled().getText().contains("PIC-01"));
        robot.push(KeyCode.F5);
        assertThat(robot.lookup("#trouble").queryLabeled().isVisible()).isTrue();
        now = now.plus(TroubleNote.STAYS).plusSeconds(1);
        WaitForAsyncUtils.asyncFx(desktop.desk().ticker()::tick);
        await(() -> !robot.lookup("#trouble").queryLabeled().isVisible());
    }

    @Test
    void saysThatReadingFallsBehindUntilItHasCaughtUp(FxRobot robot) {
        desktop.readingBehind(Optional.of(new Fault("REC-03", "recognition.fault.behind", 2)));
        await(() -> robot.lookup("#trouble").queryLabeled().getText().contains("REC-03"));
        now = now.plus(TroubleNote.STAYS).plusSeconds(1);
        WaitForAsyncUtils.asyncFx(desktop.desk().ticker()::tick);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#trouble").queryLabeled().isVisible()).isTrue();
        desktop.readingBehind(Optional.empty());
        await(() -> !robot.lookup("#trouble").queryLabeled().isVisible());
    }

    @Test
    void decidesNothingOnABareEnterTwice(FxRobot robot) {
        openTheMostUrgent(robot);
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stolen().open()).isTrue();
        assertThat(shown()).isEqualTo(Place.ALERTS);
    }

    @Test
    void rejectsWithTheOutcomeChosenByItsNumber(FxRobot robot) {
        openTheMostUrgent(robot);
        robot.push(KeyCode.DIGIT6);
        robot.push(KeyCode.CONTROL, KeyCode.DELETE);
        await(() -> !stolen().open());
        assertThat(stolen().closed().orElseThrow().outcome()).isEqualTo(Outcome.OTHER_VEHICLE);
    }

    @Test
    void leadsToEachPlaceByItsOwnFunctionKeyAndNowhereByUnusedOnes(FxRobot robot) {
        robot.push(KeyCode.F5);
        assertThat(shown()).isEqualTo(Place.WATCHLIST);
        robot.push(KeyCode.F4);
        assertThat(shown()).isEqualTo(Place.WATCHLIST);
        robot.push(KeyCode.F10);
        assertThat(shown()).isEqualTo(Place.ADMIN);
        robot.push(KeyCode.F2);
        assertThat(shown()).isEqualTo(Place.MAP);
        robot.push(KeyCode.F3);
        assertThat(shown()).isEqualTo(Place.ALERTS);
        robot.push(KeyCode.F1);
        assertThat(shown()).isEqualTo(Place.WALL);
    }

    @Test
    void followsAChangeOfLanguageWhileItRuns(FxRobot robot) {
        assertThat(name(robot, "#place-watchlist")).isEqualTo("Saraksti");
        robot.interact(() -> night.settings.change(old -> old.withLanguage(Language.LT)));
        await(() -> name(robot, "#place-watchlist").equals("Sąrašai"));
        robot.interact(() -> night.settings.change(old -> old.withLanguage(Language.RU)));
        await(() -> name(robot, "#place-watchlist").equals("Списки"));
    }

    private static String name(FxRobot robot, String place) {
        return robot.from(robot.lookup(place).queryAll())
                .lookup(".place-name")
                .queryAs(Label.class)
                .getText();
    }

    @Test
    void addsAPlateToTheWatchlistAndRefusesOneThatIsTooBroad(FxRobot robot) {
        robot.push(KeyCode.F5);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        robot.interact(() -> {
            robot.lookup("#entry-pattern").queryAs(TextField.class).setText("*");
            robot.lookup("#entry-reason").queryAs(TextField.class).setText("Zagts");
        });
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> robot.lookup(".form-error").tryQuery().isPresent());
        assertThat(night.watchlist.all()).extracting(WatchEntry::reason).doesNotContain("Zagts");
        robot.interact(
                () -> robot.lookup("#entry-pattern").queryAs(TextField.class).setText("rt-55 01"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> night.watchlist.all().stream().anyMatch(one -> one.pattern().equals("RT5501")));
    }

    @Test
    void opensAndClosesTheShortcutSheetWithoutCoveringTheRail(FxRobot robot) {
        robot.clickOn("#help");
        assertThat(robot.lookup(".sheet").tryQuery()).isPresent();
        assertThat(robot.lookup(".alert-rail").query().isVisible()).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".sheet").tryQuery()).isEmpty();
    }
}
