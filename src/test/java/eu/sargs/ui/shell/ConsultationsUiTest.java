package eu.sargs.ui.shell;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.AlertId;
import eu.sargs.platform.Fault;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What somebody goes to is on record. */
@ExtendWith(ApplicationExtension.class)
class ConsultationsUiTest {
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
        desktop.begin(Kraslava.officer());
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(desktop::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String plate() {
        return night.alerts
                .find(STOLEN)
                .orElseThrow()
                .sighting()
                .reading()
                .plate()
                .text();
    }

    @Test
    void whoOpensAnAlertHasLookedAtItsPicturesAndLookedItsPlateUpForThatAlert(FxRobot robot) {
        assertThat(night.consultations.told()).as("the ordinary display").isEmpty();
        robot.interact(() -> desktop.navigation().openAlert(STOLEN));
        await(() -> robot.lookup("#alert-confirm").tryQuery().isPresent());
        assertThat(night.consultations.told()).containsExactly("i.vitola pictures " + plate());
        await(() -> night.sightings.why().isPresent());
        assertThat(night.sightings.why().orElseThrow().text())
                .isEqualTo("Atbild uz trauksmi: "
                        + night.alerts.find(STOLEN).orElseThrow().entry().reason());
    }

    @Test
    void whatCannotBePutOnRecordIsNotShown(FxRobot robot) {
        night.consultations.refuse(Optional.of(new Fault("JRN-01", "journal.fault.write")));
        robot.interact(() -> desktop.navigation().openAlert(STOLEN));
        await(() -> night.consultations.asked() > 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#alert-confirm").tryQuery()).isEmpty();
        assertThat(night.sightings.why()).isEmpty();
    }

    private static int shown(FxRobot robot) {
        return robot.lookup("#evidence-table")
                .queryAs(TableView.class)
                .getItems()
                .size();
    }

    @Test
    void whatIsKeptAsEvidenceIsOnRecordBeforeItIsShown(FxRobot robot) {
        night.kept();
        int locks = night.evidence.all(Kraslava.officer()).size();
        robot.interact(() -> desktop.navigation().go(Place.EVIDENCE));
        await(() -> shown(robot) == locks);
        assertThat(night.consultations.told()).containsExactly("i.vitola evidence " + locks);
    }

    @Test
    void whatIsKeptAsEvidenceIsNotShownWhereThatCannotBePutOnRecord(FxRobot robot) {
        night.kept();
        night.consultations.refuse(Optional.of(new Fault("JRN-01", "journal.fault.write")));
        robot.interact(() -> desktop.navigation().go(Place.EVIDENCE));
        await(() -> robot.lookup("#evidence-note").tryQuery().isPresent()
                && robot.lookup("#evidence-note").queryLabeled().getText().contains("JRN-01"));
        assertThat(shown(robot)).isZero();
    }

    @Test
    void theListAndAnEntryInFullAreOnRecord(FxRobot robot) {
        robot.push(KeyCode.F5);
        int entries = night.watchlist.all().size();
        await(() -> night.consultations.told().contains("i.vitola watchlist " + entries));
        TableView<?> table = robot.lookup("#watchlist-table").queryAs(TableView.class);
        await(() -> table.getItems().size() == entries);
        robot.interact(() -> table.getSelectionModel().select(0));
        robot.push(KeyCode.ENTER);
        await(() -> night.consultations.told().size() == 2);
        assertThat(night.consultations.told().getLast()).startsWith("i.vitola entry ");
    }
}
