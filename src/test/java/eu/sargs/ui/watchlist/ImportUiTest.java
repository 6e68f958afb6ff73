package eu.sargs.ui.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Language;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.fx.Ticker;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.PictureCache;
import eu.sargs.ui.part.Sites;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

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
        Words words = new Words(Language.LV);
        FxBridge bridge = new FxBridge(Executors.newVirtualThreadPerTaskExecutor());
        Desk desk = new Desk(
                words,
                new Times(ZoneId.of("Europe/Riga"), words),
                new Ticker(() -> Kraslava.NOW),
                new Look(),
                bridge,
                new PictureCache(night.pictures::find, bridge),
                new Sites(night.cameras));
        OnDuty duty = new OnDuty();
        duty.begin(Kraslava.officer());
        WatchlistScreen screen = new WatchlistScreen(
                new WatchlistDesk(
                        night.watchlist,
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

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
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
