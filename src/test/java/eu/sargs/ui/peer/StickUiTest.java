package eu.sargs.ui.peer;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.sync.Carried;
import eu.sargs.sync.InMemoryPeers;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerKey;
import eu.sargs.ui.CutOff;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Snapshot;
import eu.sargs.ui.shell.Desktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StickUiTest {
    private static final PeerKey MOLETAI = InMemoryPeers.key('d');

    private final Kraslava night = Kraslava.night();
    private Desktop desktop;
    private PeersScreen screen;
    private Optional<Path> chosen = Optional.empty();
    private String proposed = "";

    @TempDir
    private Path stick;

    @Start
    void start(Stage stage) {
        night.settings.change(old -> old.withLanguage(Language.EN));
        desktop = new Desktop(
                stage,
                night.rooms(),
                () -> Kraslava.NOW,
                new FxBridge(Executors.newVirtualThreadPerTaskExecutor()),
                Map.of());
        OnDuty duty = new OnDuty();
        duty.begin(Kraslava.officer());
        StickFiles files = new StickFiles() {
            @Override
            public Optional<Path> toWrite(String name) {
                proposed = name;
                return chosen;
            }

            @Override
            public Optional<Path> toTakeIn() {
                return chosen;
            }
        };
        screen = new PeersScreen(night.peers, night.settings, night.reasons, desktop.desk(), duty, Optional.of(files));
        Scene scene = new Scene(screen.content(), 1366, 900);
        desktop.desk().look().dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(() -> {
            screen.close();
            desktop.close();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void writesAFileForOneStationAndSaysHowMuchStandsInIt(FxRobot robot) {
        night.peers.carries(new Carried(412, 0, List.of(), List.of()));
        open(robot);
        chosen = Optional.of(stick.resolve("m.sargs"));
        fire(robot, "#peer-carry-out");
        await(() -> result(robot, "#peer-carry-out-result")
                .equals("412 events stand in " + chosen.get() + ". Take the stick to Molėtai and have the file taken in"
                        + " there."));
        assertThat(night.peers.stick()).contains(MOLETAI);
        assertThat(proposed).isEqualTo("Molėtai.sargs");
    }

    @Test
    void saysWhyAFileCouldNotBeWritten(FxRobot robot) {
        open(robot);
        chosen = Optional.of(stick.resolve("pulled-out").resolve("m.sargs"));
        fire(robot, "#peer-carry-out");
        await(() -> robot.lookup(".form-error").tryQuery().isPresent());
        assertThat(robot.lookup(".form-error").queryAs(Labeled.class).getText()).contains("SYN-02");
        assertThat(result(robot, "#peer-carry-out-result")).isEmpty();
    }

    @Test
    void takesAFileInAndSaysWhatWasNewAndWhatWasNotTaken(FxRobot robot) throws Exception {
        night.peers.carries(new Carried(
                37,
                2,
                List.of(
                        new Fault("SYN-34", "sync.fault.carry_stranger", "3b6a27bc"),
                        new Fault("SYN-40", "sync.fault.carry_ahead", "Utena")),
                List.of()));
        await(() ->
                robot.lookup("#peers-carry-in").query().getParent().getParent().isVisible());
        chosen = Optional.of(Files.writeString(stick.resolve("k.sargs"), "sealed"));
        fire(robot, "#peers-carry-in");
        await(() -> result(robot, "#peers-carry-in-result")
                .equals("37 events were new and are here now. 2 parts were not taken."));
        assertThat(robot.lookup(".form-error").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText))
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("SYN-34", "3b6a27bc", "admit that station"),
                        text -> assertThat(text).contains("SYN-40", "Utena", "clocks"));
        chosen = Optional.of(stick.resolve("none"));
        fire(robot, "#peers-carry-in");
        await(() -> robot.lookup(".form-error").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .allMatch(text -> text.contains("SYN-05")));
        assertThat(result(robot, "#peers-carry-in-result")).isEmpty();
    }

    @Test
    void saysBothWaysWhatIsInAFileWithoutItsContent(FxRobot robot) throws Exception {
        Instant until = Kraslava.NOW.minus(Duration.ofDays(31));
        night.peers.carries(new Carried(
                412,
                0,
                List.of(),
                List.of(new Carried.Lacking(
                        "Kārsava", new Peer.Missing(until.minus(Duration.ofDays(9)), until, true, 30, true)))));
        open(robot);
        chosen = Optional.of(Files.writeString(stick.resolve("k.sargs"), "sealed"));
        fire(robot, "#peer-carry-out");
        await(() -> lines(robot, "#peer-carry-out-lines")
                .startsWith("30 events of Kārsava from 13.10.2026 03:32 to 22.10.2026 03:32 come without content"));
        fire(robot, "#peers-carry-in");
        await(() -> result(robot, "#peers-carry-in-result").contains("not all of it has its content"));
        assertThat(lines(robot, "#peers-carry-in-lines")).startsWith("30 events of Kārsava");
        for (Language language : Language.values()) {
            robot.interact(() -> night.settings.change(old -> old.withLanguage(language)));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(CutOff.in(screen.content().getScene(), List.of()))
                    .as(language.code())
                    .isEmpty();
            assertThat(lines(robot, "#peers-carry-in-lines"))
                    .contains("30", "Kārsava", "03:32", "22")
                    .doesNotContain("plural", "select", "{", "peer.stick");
            Snapshot.write(
                    WaitForAsyncUtils.asyncFx(() -> Snapshot.of(screen.content().getScene()))
                            .get(),
                    Path.of("target", "screens", language.code() + "-stick.png"));
        }
    }

    private static String lines(FxRobot robot, String id) {
        return robot.lookup(id + " .form-error").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void doesNothingWhereNoFileWasChosen(FxRobot robot) {
        open(robot);
        fire(robot, "#peer-carry-out");
        assertThat(proposed).isNotEmpty();
        assertThat(night.peers.stick()).isEmpty();
        assertThat(result(robot, "#peer-carry-out-result")).isEmpty();
    }

    private void open(FxRobot robot) {
        await(() -> robot.lookup("#peer-" + MOLETAI).tryQuery().isPresent());
        robot.interact(() ->
                robot.lookup("#peer-" + MOLETAI).query().getOnMouseClicked().handle(null));
        await(() -> robot.lookup("#peer-carry-out").tryQuery().isPresent());
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private static String result(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }
}
