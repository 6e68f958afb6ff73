package eu.sargs.ui.admin;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Deed;
import eu.sargs.access.DeedKind;
import eu.sargs.access.Deeds;
import eu.sargs.access.ListedReason;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.platform.Language;
import eu.sargs.ui.InMemoryDeeds;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The record before an auditor. */
@ExtendWith(ApplicationExtension.class)
class RecordUiTest {
    private static final Officer AUDITOR =
            new Officer("a.udits", "A. Udits", new Seat("Krāslava 1"), Set.of(Role.AUDITOR));
    private static final Deed.Given OWN = new Deed.Given("In own words", "", "");

    private final Kraslava night = new Kraslava();
    private final OnDuty duty = new OnDuty();
    private final Deque<Path> files = new ArrayDeque<>();
    private RecordScreen screen;

    @Start
    void start(Stage stage) {
        duty.begin(AUDITOR);
        Desk desk = night.desk(Language.EN);
        screen = new RecordScreen(
                night.deeds,
                night.recordFile,
                night.reasons,
                desk,
                duty,
                Optional.of(name -> Optional.ofNullable(files.poll())));
        Scene scene = new Scene(screen.content(), 1366, 768);
        new Look().dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.onShown();
    }

    private void did(int minute, String officer, DeedKind kind, String type, String plate, Deed.Given given) {
        night.deeds.did(
                Kraslava.NOW.minusSeconds(60L * minute), officer, kind, type, plate, given, Map.of("found", 3L));
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private static boolean there(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    @SuppressWarnings("unchecked")
    private static TableView<Deed> table(FxRobot robot) {
        return robot.lookup("#record-table").queryAs(TableView.class);
    }

    @SuppressWarnings("unchecked")
    private static <T> ComboBox<T> box(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(ComboBox.class);
    }

    private static void because(FxRobot robot, String code) {
        ComboBox<Optional<ListedReason>> listed = box(robot, "#record-why-listed");
        await(() -> listed.getItems().size() > 1);
        robot.interact(() -> listed.setValue(listed.getItems().stream()
                .filter(one -> one.map(ListedReason::code).equals(Optional.of(code)))
                .findFirst()
                .orElseThrow()));
    }

    @Test
    void showsNothingWithoutAReasonAndPutsTheSearchOnRecordWithIt(FxRobot robot) {
        did(1, "i.vitola", DeedKind.CONSULTATION, "PlateLookedUp", "HO3817", OWN);
        press(robot, "#record-look");
        await(() -> there(robot, ".form-error"));
        assertThat(night.deeds.asked()).isEmpty();
        because(robot, "complaint");
        press(robot, "#record-look");
        await(() -> there(robot, ".form-error")
                && robot.lookup(".form-error").queryLabeled().getText().contains("ACC-32"));
        type(robot, "#record-why-case", "12/2026");
        type(robot, "#record-why", "asked by its holder");
        press(robot, "#record-look");
        await(() -> table(robot).getItems().size() == 1);
        assertThat(night.deeds.asked())
                .extracting(InMemoryDeeds.Asked::reason)
                .containsExactly(new Reason(
                        "complaint", "Request or complaint by the person concerned", "asked by its holder", "12/2026"));
        assertThat(there(robot, ".form-error")).isFalse();
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        await(() -> there(robot, "#record-detail"));
        assertThat(robot.lookup("#record-detail .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("Plate looked up (PlateLookedUp)", "i.vitola", "HO3817", "In own words", "Found", "3");
    }

    @Test
    void findsByTimeOfficerKindPlateReasonAndCase(FxRobot robot) {
        did(1, "i.vitola", DeedKind.CONSULTATION, "PlateLookedUp", "HO3817", OWN);
        did(2, "j.skrinda", DeedKind.CONSULTATION, "PlateLookedUp", "LM4410", OWN);
        did(3, "i.vitola", DeedKind.ALTERATION, "EntryPut", "HO3817", OWN);
        did(
                60 * 24 * 3,
                "i.vitola",
                DeedKind.CONSULTATION,
                "PlateLookedUp",
                "KDE902",
                new Deed.Given("Criminal case", "criminal-case", "11092-26"));
        because(robot, "audit");
        finds(robot, 4);
        type(robot, "#record-officer", "J.Skrinda ");
        finds(robot, 1);
        type(robot, "#record-officer", "");
        type(robot, "#record-plate", "HO3817");
        finds(robot, 2);
        type(robot, "#record-plate", "");
        robot.interact(() -> box(robot, "#record-kind").getSelectionModel().select(2));
        finds(robot, 1);
        robot.interact(() -> box(robot, "#record-kind").getSelectionModel().select(0));
        type(robot, "#record-case", "11092-26");
        finds(robot, 1);
        type(robot, "#record-case", "");
        await(() -> box(robot, "#record-given").getItems().size() > 3);
        robot.interact(() -> box(robot, "#record-given").getSelectionModel().select(3));
        finds(robot, 1);
        robot.interact(() -> box(robot, "#record-given").getSelectionModel().select(0));
        type(robot, "#record-from", "2026-11-22");
        finds(robot, 3);
        type(robot, "#record-from", "");
        type(robot, "#record-to", "2026-11-20 12:00");
        finds(robot, 1);
        type(robot, "#record-to", "yesterday");
        press(robot, "#record-look");
        await(() -> there(robot, ".form-error"));
        assertThat(robot.lookup(".form-error").queryLabeled().getText()).contains("UI-33");
        type(robot, "#record-to", "2001-01-01");
        finds(robot, 0);
        assertThat(robot.lookup(".empty-state .strong").queryLabeled().getText())
                .startsWith("Nothing of that kind");
    }

    @Test
    void findsWhatWasDoneToAnAccountAndLeavesOutWhatItDid(FxRobot robot) {
        did(1, "i.vitola", DeedKind.CONSULTATION, "PlateLookedUp", "HO3817", OWN);
        night.deeds.did(
                Kraslava.NOW.minusSeconds(120),
                "boss",
                DeedKind.ALTERATION,
                "AccountLocked",
                "",
                OWN,
                Map.of("account", "i.vitola"));
        because(robot, "audit");
        type(robot, "#record-about", " I.Vitola ");
        finds(robot, 1);
        assertThat(table(robot).getItems().getFirst().type()).isEqualTo("AccountLocked");
    }

    private void finds(FxRobot robot, int count) {
        int before = night.deeds.asked().size();
        press(robot, "#record-look");
        await(() -> night.deeds.asked().size() == before + 1
                && !robot.lookup("#record-look").query().isDisabled());
        assertThat(table(robot).getItems()).hasSize(count);
    }

    @Test
    void goesOnPageByPageAndDrawsOnlyWhatIsInSight(FxRobot robot) {
        int all = 10_200;
        for (int i = 0; i < all; i++) {
            did(i, "i.vitola", DeedKind.CONSULTATION, "Consulted", "HO3817", OWN);
        }
        because(robot, "audit");
        finds(robot, Deeds.PAGE);
        for (int shown = Deeds.PAGE; shown < all; ) {
            press(robot, "#record-older");
            int more = Math.min(all, shown + Deeds.PAGE);
            await(() -> table(robot).getItems().size() == more);
            shown = more;
        }
        await(() -> !there(robot, "#record-older"));
        assertThat(night.deeds.asked()).as("each page is on record").hasSize(21);
        robot.interact(() -> table(robot).scrollTo(all - 1));
        assertThat(robot.lookup("#record-table .table-row-cell").queryAll()).hasSizeLessThan(60);
        assertThat(table(robot).getItems().stream().map(Deed::at)).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void exportsWhatIsLookedForWithItsReasonAndSaysWhatHinders(FxRobot robot) {
        did(1, "i.vitola", DeedKind.CONSULTATION, "PlateLookedUp", "HO3817", OWN);
        did(2, "j.skrinda", DeedKind.CONSULTATION, "PlateLookedUp", "LM4410", OWN);
        press(robot, "#record-export");
        await(() -> there(robot, ".form-error"));
        because(robot, "audit");
        type(robot, "#record-plate", "LM4410");
        files.add(Path.of("record.jsonl"));
        press(robot, "#record-export");
        await(() -> robot.lookup("#record-note").queryLabeled().getText().startsWith("1 deed was written to record"));
        assertThat(night.recordFile.written()).containsExactly(Path.of("record.jsonl"));
        assertThat(night.deeds.asked().getLast().reason().code()).isEqualTo("audit");
        assertThat(night.deeds.asked().getLast().search().plate()).contains("LM4410");
        files.add(Path.of("record.jsonl"));
        press(robot, "#record-export");
        await(() -> there(robot, ".form-error"));
        assertThat(robot.lookup(".form-error").queryLabeled().getText()).contains("EXP-06");
        press(robot, "#record-export");
        assertThat(night.recordFile.written()).as("no file was named").hasSize(1);
    }

    @Test
    void leavesNothingToWhoSitsDownNext(FxRobot robot) {
        did(1, "i.vitola", DeedKind.CONSULTATION, "PlateLookedUp", "HO3817", OWN);
        because(robot, "audit");
        type(robot, "#record-plate", "HO3817");
        finds(robot, 1);
        robot.interact(duty::end);
        assertThat(table(robot).getItems()).isEmpty();
        robot.interact(
                () -> duty.begin(new Officer("b.udits", "B. Udits", new Seat("Krāslava 1"), Set.of(Role.AUDITOR))));
        assertThat(robot.lookup("#record-plate").queryAs(TextInputControl.class).getText())
                .isEmpty();
        press(robot, "#record-look");
        await(() -> there(robot, ".form-error"));
    }

    @Test
    void callsEveryDeedThatTheManualNamesInEveryLanguage() throws Exception {
        Matcher named = Pattern.compile("`([A-Z][a-z]+[A-Z][A-Za-z]+|Erased|Consulted)`")
                .matcher(Files.readString(Path.of("docs/record.md")));
        Set<String> machine = Set.of("SightingRecorded", "SightingRefined", "CameraWentBlind");
        int count = 0;
        while (named.find()) {
            String type = named.group(1);
            if (machine.contains(type)) {
                continue; // lane traffic is not looked through for deeds
            }
            count++;
            for (Language language : Language.values()) {
                assertThat(new Words(language).find(DeedWords.key(type)))
                        .as(language + " " + type)
                        .isPresent();
            }
        }
        assertThat(count).isGreaterThan(25);
    }
}
