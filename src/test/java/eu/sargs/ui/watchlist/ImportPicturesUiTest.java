package eu.sargs.ui.watchlist;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Audience;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.ui.CutOff;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Snapshot;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The preview of a list file in every language: nothing is cut off, and a picture of each is left in target/screens. */
@ExtendWith(ApplicationExtension.class)
class ImportPicturesUiTest {
    private static final Path PICTURES = Path.of("target", "screens");

    /** Plain and large text; ScreensUiTest looks at whole windows. */
    record Setting(Language language, int percent, StationSettings.Theme theme, int width, int height) {}

    static Stream<Setting> settings() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(
                        new Setting(language, 100, StationSettings.Theme.DARK, 1200, 640),
                        new Setting(language, 150, StationSettings.Theme.LIGHT, 1800, 900)));
    }

    @TempDir
    Path folder;

    private final Kraslava night = Kraslava.night();
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private static <T> T fx(Callable<T> asked) throws Exception {
        return WaitForAsyncUtils.asyncFx(asked).get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void cutsNothingOff(Setting setting) throws Exception {
        String listed = night.watchlist.all().getFirst().pattern();
        Path file = Files.write(
                folder.resolve("list.csv"),
                ("plate;reason;priority;valid_to;guidance\nXY1234;Zagts transportlīdzeklis, pēdējoreiz redzēts Krāslavā;high;;\n"
                                + listed + ";Meklēts saistībā ar kriminālprocesu;low;2027-01-31;\"Apturēt.\nZvanīt.\"\n"
                                + "*;Viss;low;;\nKX1234;Meklēts;urgent;;\nXY-1234;Vēlreiz;;;\nLM-4410;Šķērsojis robežu;;31.31.2026;\n")
                        .getBytes(Charset.forName("windows-1257")));
        Desk desk = night.desk(setting.language());
        OnDuty duty = new OnDuty();
        duty.begin(Kraslava.officer());
        ageing(1, "ZX1001", Priority.HIGH, 0, 0);
        ageing(2, "ZX1001", Priority.LOW, 0, 3);
        ageing(3, "ZX1002", Priority.MEDIUM, 0, 5);
        ageing(4, "ZX1002", Priority.MEDIUM, 0, 1);
        ageing(5, "ZX1003", Priority.MEDIUM, 4, 30);
        Scene scene = fx(() -> {
            desk.look().toneProperty().set(setting.theme());
            desk.look().scaleProperty().set(setting.percent());
            WatchlistScreen screen = new WatchlistScreen(
                    new WatchlistDesk(
                            night.watchlist,
                            night.consultations,
                            desk,
                            duty,
                            () -> Kraslava.NOW,
                            () -> "Krāslava",
                            () -> Audience.ALL),
                    desk,
                    () -> Optional.of(file));
            Scene made = new Scene(screen.content(), setting.width(), setting.height());
            desk.look().dress(made);
            stage.setScene(made);
            stage.show();
            return made;
        });
        await(() -> ((TableView<?>) scene.lookup("#watchlist-table")).getItems().size() > 5);
        fx(() -> {
            ((TableView<?>) scene.lookup("#watchlist-table")).scrollTo(99);
            return true;
        });
        List<String> cut = new ArrayList<>(picture(scene, setting, "ageing"));
        fx(() -> {
            ((javafx.scene.control.Button) scene.lookup("#watchlist-import")).fire();
            return true;
        });
        await(() -> scene.lookup("#import-lines") != null);
        cut.addAll(picture(scene, setting, "bad"));
        fx(() -> {
            ((javafx.scene.control.CheckBox) scene.lookup("#import-whole")).fire();
            return true;
        });
        await(() -> scene.lookup("#import-note").isVisible());
        fx(() -> {
            ((ToggleButton) scene.lookup("#import-changed")).fire();
            return true;
        });
        cut.addAll(picture(scene, setting, "changed"));
        assertThat(cut).isEmpty();
    }

    private void ageing(int id, String plate, Priority priority, int begins, int ends) {
        night.watchlist.put(
                new WatchEntry(
                        new EntryId(new UUID(7, id)),
                        plate,
                        "Meklēts",
                        priority,
                        Kraslava.NOW.plus(Duration.ofDays(begins)),
                        Optional.of(Kraslava.NOW.plus(Duration.ofDays(ends)).plusSeconds(1)),
                        "Krāslava",
                        "",
                        1),
                Kraslava.officer());
    }

    private List<String> picture(Scene scene, Setting setting, String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        return fx(() -> {
            Files.createDirectories(PICTURES);
            String file = "import-" + setting.language().code() + "-" + setting.percent() + "-" + name + ".png";
            Snapshot.write(Snapshot.of(scene), PICTURES.resolve(file));
            return CutOff.in(scene, night.cameras.all()).stream()
                    .map(one -> file + ": " + one)
                    .toList();
        });
    }
}
