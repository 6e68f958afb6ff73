package eu.sargs.ui.watchlist;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Language;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ImportUiTest {
    @TempDir
    static Path folder;

    private final Kraslava night = new Kraslava();

    @Start
    void start(Stage stage) throws Exception {
        Path file = Files.writeString(
                folder.resolve("list.csv"),
                "plate;reason;priority\nHO-3817;Zagts;high\n*;Viss;low\nKX1234;Meklē;urgent\nLM-4410;Parāds;low\n");
        Desk desk = night.desk(Language.LV);
        OnDuty duty = new OnDuty();
        duty.begin(Kraslava.officer());
        WatchlistScreen screen = new WatchlistScreen(
                new WatchlistDesk(
                        night.watchlist,
                        night.consultations,
                        desk,
                        duty,
                        () -> Kraslava.NOW,
                        () -> "Krāslava",
                        () -> eu.sargs.access.Audience.ALL),
                desk,
                () -> Optional.of(file));
        stage.setScene(new Scene(screen.content(), 1400, 800));
        stage.show();
    }

    @Test
    void showsGoodAndBadLinesAndWritesTheGoodOnesOnlyAfterAYes(FxRobot robot) throws Exception {
        robot.clickOn("#watchlist-import");
        await(() -> robot.lookup("#import-good").tryQuery().isPresent());
        assertThat(robot.lookup("#import-good").queryAs(ListView.class).getItems())
                .hasSize(2);
        assertThat(robot.lookup("#import-bad").queryAs(ListView.class).getItems())
                .hasSize(2);
        assertThat(night.watchlist.all()).isEmpty();
        robot.clickOn("#import-yes");
        await(() -> night.watchlist.all().size() == 2);
        assertThat(robot.lookup("#watchlist-table").tryQuery()).isPresent();
    }
}
