package eu.sargs.ui.watchlist;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Language;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.ListPreview;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
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

    private Path file;
    private final Kraslava night = new Kraslava();

    @Start
    void start(Stage stage) throws Exception {
        file = Files.writeString(
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

    private static List<?> lines(FxRobot robot) {
        return robot.lookup("#import-lines").queryAs(ListView.class).getItems();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    @Test
    void showsWhatTheFileWouldDoAndDoesItOnlyAfterAYes(FxRobot robot) throws Exception {
        WatchEntry changed = night.watchlist.put(entry(1, "LM4410", "Zaudēts"), Kraslava.officer());
        night.watchlist.put(entry(2, "ZZ9999", "Vecs"), Kraslava.officer());
        robot.clickOn("#watchlist-import");
        await(() -> robot.lookup("#import-lines").tryQuery().isPresent());
        assertThat(lines(robot)).as("bad lines first").hasSize(2).allMatch(ListPreview.Bad.class::isInstance);
        assertThat(text(robot, "#import-file")).contains("UTF-8");
        robot.press(KeyCode.DIGIT1).release(KeyCode.DIGIT1);
        assertThat(lines(robot)).hasSize(1).allMatch(ListPreview.Added.class::isInstance);
        robot.press(KeyCode.DIGIT2).release(KeyCode.DIGIT2);
        assertThat(lines(robot)).hasSize(1).allMatch(ListPreview.Changed.class::isInstance);
        robot.press(KeyCode.CONTROL, KeyCode.W).release(KeyCode.W, KeyCode.CONTROL);
        await(() -> robot.lookup("#import-whole").queryAs(CheckBox.class).isSelected());
        await(() ->
                robot.lookup("#import-removed").queryAs(Labeled.class).getText().contains("0"));
        assertThat(night.watchlist.all()).hasSize(2);
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await(() -> night.watchlist.all().size() == 3);
        assertThat(night.watchlist.find(changed.id()).orElseThrow().reason()).isEqualTo("Parāds");
        await(() -> robot.lookup("#watchlist-table").tryQuery().isPresent());
    }

    @Test
    void escapeTakesNothing(FxRobot robot) throws Exception {
        robot.clickOn("#watchlist-import");
        await(() -> robot.lookup("#import-lines").tryQuery().isPresent());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        await(() -> robot.lookup("#watchlist-table").tryQuery().isPresent());
        assertThat(night.watchlist.all()).isEmpty();
    }

    @Test
    void removesWhatAWholeListWithoutBadLinesDoesNotName(FxRobot robot) throws Exception {
        Files.writeString(file, "plate;reason\nHO-3817;Zagts\n");
        night.watchlist.put(entry(2, "ZZ9999", "Vecs"), Kraslava.officer());
        robot.clickOn("#watchlist-import");
        await(() -> robot.lookup("#import-whole").tryQuery().isPresent());
        robot.clickOn("#import-whole");
        await(() ->
                robot.lookup("#import-removed").queryAs(Labeled.class).getText().contains("1"));
        assertThat(night.watchlist.all()).hasSize(1);
        robot.clickOn("#import-yes");
        await(() ->
                night.watchlist.all().stream().map(WatchEntry::pattern).toList().equals(List.of("HO3817")));
    }

    private static WatchEntry entry(int id, String pattern, String reason) {
        return new WatchEntry(
                new EntryId(new UUID(9, id)),
                pattern,
                reason,
                Priority.LOW,
                Kraslava.NOW,
                Optional.empty(),
                "Krāslava",
                "",
                1);
    }
}
