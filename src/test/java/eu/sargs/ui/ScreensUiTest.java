package eu.sargs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Deed;
import eu.sargs.access.Totp;
import eu.sargs.alert.AlertId;
import eu.sargs.camera.Camera;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.sync.InMemoryPeers;
import eu.sargs.sync.PeerLink;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.map.MapScreen;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Snapshot;
import eu.sargs.ui.part.Words;
import eu.sargs.ui.shell.Desktop;
import eu.sargs.ui.wall.WallScreen;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every screen in every language at text sizes and window sizes where it is tight: no text is shortened that is not a
 * place's name, and nothing sticks out of what it stands in. The pictures lie in {@code target/screens}.
 */
@ExtendWith(ApplicationExtension.class)
class ScreensUiTest {
    private static final Path PICTURES = Path.of("target", "screens");

    /** @param percent text scale */
    record Setting(Language language, int percent, int width, int height) {
        @Override
        public String toString() {
            return language.code() + "-" + percent + "-" + width + "x" + height;
        }
    }

    static Stream<Setting> settings() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(
                        new Setting(language, 100, 1366, 768),
                        new Setting(language, 125, 1920, 1080),
                        new Setting(language, 150, 1920, 1080)));
    }

    private final Kraslava night = Kraslava.night();
    private final FxBridge bridge = new FxBridge(Executors.newVirtualThreadPerTaskExecutor());
    private final List<String> wrong = new ArrayList<>();
    private Stage stage;
    private Desktop desktop;
    private Setting setting;

    @Start
    void start(Stage stage) {
        this.stage = stage;
    }

    @AfterEach
    void close() {
        if (desktop != null) {
            WaitForAsyncUtils.asyncFx(desktop::close);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void cutsNothingOff(Setting setting) throws Exception {
        this.setting = setting;
        night.settings.change(old -> old.withLanguage(setting.language()).withTextScale(setting.percent()));
        fx(() -> {
            stage.setWidth(setting.width());
            stage.setHeight(setting.height());
            desktop = new Desktop(
                    stage,
                    night.rooms(),
                    () -> Kraslava.NOW,
                    bridge,
                    Map.of(Place.WALL, this::wall, Place.MAP, this::map));
            stage.show();
            desktop.open();
        });
        picture("sign-in");
        fx(() -> {
            night.accounts.password("j.skrinda", "kopīga parole".toCharArray(), Kraslava.officer());
            type("#sign-in-account", "j.skrinda");
            type("#sign-in-password", "kopīga parole");
            fire("#sign-in");
        });
        until(() -> stage.getScene().lookup("#password-new") != null);
        fx(() -> fire("#password-save"));
        picture("sign-in-password");
        fx(() -> {
            fire("#password-cancel");
            night.accounts.wantSecondFactor(true);
            type("#sign-in-account", "i.vitola");
            type("#sign-in-password", "daugava pie klints");
            fire("#sign-in");
        });
        until(() -> stage.getScene().lookup("#sign-in-code") != null);
        fx(() -> {
            type("#sign-in-code", "12345");
            fire("#sign-in-code-enter");
        });
        until(() -> stage.getScene().lookup(".form-error") != null);
        picture("sign-in-second-factor");
        fx(() -> {
            byte[] secret = Totp.newSecret();
            night.accounts.setSecondFactor(
                    "i.vitola",
                    "daugava pie klints".toCharArray(),
                    secret,
                    Totp.code(secret, Kraslava.NOW),
                    Kraslava.officer().seat());
            fire("#sign-in-code-cancel");
            type("#sign-in-account", "i.vitola");
            type("#sign-in-password", "daugava pie klints");
            fire("#sign-in");
        });
        until(() -> stage.getScene().lookup("#sign-in-code") != null);
        picture("sign-in-code");
        fx(() -> desktop.begin(Kraslava.officer()));
        until(() -> stage.getScene().lookup(".alert-card") != null);
        fx(() -> desktop.navigation().go(Place.SHIFT));
        until(() -> stage.getScene().lookup(".empty-state") != null);
        picture("shift-empty");
        night.shifts.night(Kraslava.officer(), () -> Kraslava.NOW);
        until(() -> stage.getScene().lookup("#shift-log") instanceof ListView<?> one
                && one.getItems().size() > 6);
        picture("shift");
        night.settings.change(old -> old.withTheme(StationSettings.Theme.LIGHT));
        picture("shift-light");
        night.settings.change(old -> old.withTheme(StationSettings.Theme.DARK));
        scroll("#shift-cards");
        picture("shift-figures");
        fx(() -> fire("#shift-hand-over"));
        until(() -> stage.getScene().lookup(".matter-row") != null);
        picture("shift-hand-over");
        scroll("#hand-over-note");
        picture("shift-hand-over-sign");
        fx(() -> fire("#shift-hand-over"));
        fx(() -> fire("#shift-end"));
        picture("shift-end");
        fx(() -> {
            fire("#shift-stay");
            desktop.navigation().go(Place.WALL);
        });
        for (Camera camera : night.cameras.all()) {
            night.live.send(camera.id(), 60, 120);
        }
        until(() -> stage.getScene().lookup("#tile-UTE-03") != null);
        picture("wall");
        fx(() -> desktop.report(new Fault("PIC-01", "picture.fault.write")));
        picture("wall-trouble");
        fx(() -> desktop.report(new Fault("REC-03", "recognition.fault.behind", 8)));
        picture("wall-reading-behind");
        fx(() -> {
            fire("#wall-second");
            second().setWidth(setting.width());
            second().setHeight(setting.height());
        });
        picture("second-monitor", second().getScene());
        fx(() -> night.unanswered(new AlertId("%064x".formatted(1))));
        until(() -> second().getScene().lookup(".unanswered") != null);
        picture("second-monitor-unanswered", second().getScene());
        fx(() -> {
            desktop.lock();
            for (Camera camera : night.cameras.all()) {
                night.live.send(camera.id(), 60, 120);
            }
        });
        until(() -> stage.getScene().lookup(".alarm-text") != null
                && second().getScene().lookup(".alarm-text") != null
                && stage.getScene().getRoot().lookupAll(".wall-picture .image-view").stream()
                        .anyMatch(one -> ((ImageView) one).getImage() != null));
        picture("locked");
        picture("locked-second-monitor", second().getScene());
        night.settings.change(old -> old.withTheme(StationSettings.Theme.LIGHT));
        picture("locked-light");
        fx(() -> {
            night.accounts.takeSecondFactor("i.vitola", Kraslava.officer());
            type("#sign-in-password", "daugava pie klints");
            fire("#sign-in");
        });
        until(() -> stage.getScene().lookup("#second-factor-picture") != null);
        picture("locked-second-factor");
        night.settings.change(old -> old.withTheme(StationSettings.Theme.DARK));
        fx(() -> desktop.begin(Kraslava.officer()));
        fx(() -> second().hide());
        fx(() -> fire("#help"));
        picture("shortcuts");
        fx(() -> ownPassword());
        picture("own-password");
        fx(() -> desktop.navigation().go(Place.MAP));
        until(() -> stage.getScene().lookup(".camera-mark") != null);
        picture("map");
        fx(() -> desktop.navigation().go(Place.ALERTS));
        picture("alerts");
        fx(() -> desktop.navigation().openAlert(new AlertId("%064x".formatted(1))));
        until(() -> stage.getScene().lookup("#alert-confirm") != null);
        picture("alert");
        fx(() -> {
            fire("#alert-shelve");
            fire("#shelf-shelve");
        });
        until(() -> stage.getScene().lookup(".shelf-panel .form-error") != null);
        picture("alert-shelving");
        fx(() -> {
            type("#shelf-reason", "Dienesta auto mācībās, saskaņots ar maiņas vecāko");
            fire("#shelf-shelve");
        });
        until(() -> stage.getScene().lookup("#rail-shelf").isVisible());
        fx(() -> desktop.navigation().openAlert(new AlertId("%064x".formatted(1))));
        until(() -> stage.getScene().lookup("#shelf-back") != null);
        picture("alert-shelved");
        fx(() -> fire("#shelf-back"));
        until(() -> stage.getScene().lookup("#shelf-back") == null);
        fx(() -> {
            fire("#alert-forward");
            ((javafx.scene.control.RadioButton) stage.getScene().lookup("#forward-2")).setSelected(true);
            type("#forward-note", "Brauc pie jums pa A13, pie stūres sieviete");
            fire("#forward-forward");
        });
        until(() -> stage.getScene().lookup(".shelf-panel .form-error") != null);
        picture("alert-forwarding");
        fx(() -> {
            ((javafx.scene.control.RadioButton) stage.getScene().lookup("#forward-3")).setSelected(true);
            fire("#forward-forward");
        });
        until(() -> stage.getScene().lookup(".card-silent") != null);
        fx(() -> desktop.navigation().openAlert(new AlertId("%064x".formatted(1))));
        until(() -> stage.getScene().lookup("#alert-confirm") != null);
        picture("alert-forwarded-there");
        fx(() -> night.forwarded(new AlertId("%064x".formatted(1))));
        until(() -> strip("A. Rubenis"));
        picture("alert-forwarded-here");
        fx(() -> {
            night.trail();
            desktop.navigation().openAlert(new AlertId("%064x".formatted(1)));
        });
        until(() -> stage.getScene().lookup(".trail-row") != null);
        picture("alert-trail");
        fx(() -> night.unanswered(new AlertId("%064x".formatted(1))));
        until(() -> !strip(""));
        picture("alert-unanswered");
        fx(() -> {
            night.elsewhere();
            desktop.navigation().go(Place.ALERTS);
        });
        until(() -> stage.getScene().lookup(".card-silent") != null);
        picture("alerts-elsewhere");
        fx(() -> desktop.navigation().openAlert(new AlertId("%064x".formatted(900))));
        picture("alert-elsewhere");
        fx(() -> desktop.navigation().go(Place.WATCHLIST));
        picture("watchlist");
        fx(night::matters);
        until(() -> !night.watchlist.disputed().isEmpty());
        open("HO3817");
        until(() -> stage.getScene().lookup("#proposal-accept") != null
                && stage.getScene().lookup("#dispute-keep-0") != null);
        picture("watchlist-matters");
        fx(() -> stage.getScene()
                .lookup("#entry-pattern")
                .fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        javafx.scene.input.KeyCode.ESCAPE,
                        false,
                        false,
                        false,
                        false)));
        until(() -> entries() != null);
        open("KDE902");
        until(() -> stage.getScene().lookup("#entry-why") != null);
        picture("watchlist-elsewhere");
        fx(() -> fire("#watchlist-new"));
        until(() -> stage.getScene().lookup("#entry-pattern") != null);
        fx(() -> {
            type("#entry-pattern", "*");
            type("#entry-reason", "Zagts transportlīdzeklis");
            fire("#entry-save");
        });
        until(() -> stage.getScene().lookup(".form-error") != null);
        picture("watchlist-entry");
        fx(() -> desktop.navigation().go(Place.ADMIN));
        picture("admin");
        scroll("#account-add");
        picture("admin-accounts");
        fx(() -> {
            fire("#account-add");
            fire("#account-save");
        });
        until(() -> stage.getScene().lookup(".form-error") != null);
        picture("admin-account-new");
        fx(() -> fire("#account-cancel"));
        fx(() -> fire("#account-change-j-skrinda"));
        fx(() -> fire("#account-lock"));
        picture("admin-account");
        fx(() -> fire("#account-cancel"));
        scroll("#reason-add");
        picture("admin-reasons");
        fx(() -> {
            fire("#reason-add");
            fire("#reason-save");
        });
        until(() -> stage.getScene().lookup(".form-error") != null);
        picture("admin-reason-new");
        fx(() -> fire("#reason-cancel"));
        fx(() -> fire("#retention-change-record"));
        fx(() -> fire("#retention-save"));
        until(() -> stage.getScene().lookup(".form-error") != null);
        scroll("#retention-save");
        picture("admin-retention");
        fx(() -> fire("#retention-cancel"));
        scroll("#retention-change-record");
        picture("admin-retention-days");
        fx(() -> fire("#camera-add"));
        until(() -> stage.getScene().lookup("#camera-save") != null);
        fx(() -> fire("#camera-save"));
        picture("admin-camera");
        fx(() -> desktop.navigation().go(Place.PEERS));
        until(() -> stage.getScene().lookup(".peer-row") != null);
        picture("peers");
        fx(() -> {
            Node row = stage.getScene().lookup("#peer-" + InMemoryPeers.key('d'));
            row.getOnMouseClicked().handle(null);
        });
        until(() -> stage.getScene().lookup("#peer-revoke") instanceof Button one && one.isVisible());
        fx(() -> fire("#peer-revoke"));
        fx(() -> fire("#peer-revoke-yes"));
        until(() -> stage.getScene().lookup("#peer-reason-listed") instanceof ComboBox<?> one
                && one.getItems().size() > 2);
        fx(() -> ((ComboBox<?>) stage.getScene().lookup("#peer-reason-listed"))
                .getSelectionModel()
                .select(2));
        scroll("#peer-revoke-yes");
        picture("peers-revoke");
        fx(() -> {
            ((TextInputControl) stage.getScene().lookup("#peer-groups-name")).setText("Robeža");
            fire("#peer-groups-add");
        });
        until(() -> stage.getScene().lookup("#peer-groups .form-error") != null);
        scroll("#peer-carry-out");
        picture("peers-groups");
        fx(() -> {
            night.toldOf();
            stage.getScene()
                    .lookup("#peer-" + InMemoryPeers.key('b'))
                    .getOnMouseClicked()
                    .handle(null);
        });
        until(() -> stage.getScene().lookup("#peer-groups-roads") != null);
        top("#peer-close");
        picture("peers-missing");
        fx(() -> stage.getScene()
                .lookup("#peer-" + InMemoryPeers.key('c'))
                .getOnMouseClicked()
                .handle(null));
        picture("peers-withholds");
        fx(() -> stage.getScene()
                .lookup("#peer-" + InMemoryPeers.key('b'))
                .getOnMouseClicked()
                .handle(null));
        fx(() -> ((CheckBox) stage.getScene().lookup("#peer-groups-roads")).fire());
        until(() -> stage.getScene().lookup("#peer-groups-unheeded") instanceof Node one && one.isVisible());
        scroll("#peer-groups-unheeded");
        picture("peers-told");
        fx(() -> fire("#peers-pair"));
        until(() -> stage.getScene().lookup("#pair-key") != null);
        fx(() -> {
            type("#pair-key", InMemoryPeers.key('9').hex());
            type("#pair-heard", "bapol zatir");
            fire("#pair-admit");
        });
        picture("peers-pair");
        fx(() -> {
            for (char key : "12345".toCharArray()) {
                night.peer(
                        key,
                        "Postenis " + key,
                        "vp-" + key,
                        "LV",
                        Kraslava.link(PeerLink.State.CONNECTED, 0, 0, 1, 0, null));
            }
        });
        until(() -> stage.getScene().lookup("#peers-fold") instanceof Button one && one.isVisible());
        picture("peers-many");
        fx(() -> {
            fire("#pair-cancel");
            night.peers.self(Kraslava::outcast);
        });
        until(() -> stage.getScene().lookup("#own-outcast").isVisible());
        top("#own-outcast");
        picture("peers-outcast");
        scroll("#own-listen-set");
        picture("peers-reach");
        fx(() -> desktop.navigation().go(Place.EVIDENCE));
        until(() -> stage.getScene().lookup("#evidence-table") != null);
        picture("evidence-empty");
        fx(() -> {
            night.kept();
            desktop.navigation().openAlert(new AlertId("%064x".formatted(1)));
        });
        until(() -> stage.getScene().lookup("#alert-evidence-badge") instanceof Node one && one.isVisible());
        picture("alert-kept");
        scroll("#alert-evidence");
        picture("alert-evidence");
        fx(() -> fire("#alert-keep"));
        until(() -> stage.getScene().lookup("#evidence-go") != null);
        fx(() -> {
            type("#evidence-until", "2027-12-31");
            fire("#evidence-go");
        });
        until(() -> stage.getScene().lookup("#evidence-form .form-error") != null);
        picture("evidence-keep");
        scroll("#evidence-form");
        picture("evidence-keep-second");
        fx(() -> {
            fire("#evidence-cancel");
            ((TableView<?>) stage.getScene().lookup("#evidence-table"))
                    .getSelectionModel()
                    .select(0);
        });
        picture("evidence");
        fx(() -> desktop.begin(Kraslava.auditor()));
        fx(() -> desktop.navigation().go(Place.RECORD));
        until(() -> stage.getScene().lookup("#record-look") != null);
        fx(() -> fire("#record-look"));
        picture("record-empty");
        fx(() -> {
            type("#record-why", "Gada pārbaude");
            fire("#record-look");
        });
        until(() -> !deeds().getItems().isEmpty());
        picture("record");
        fx(() -> deeds().getSelectionModel().select(0));
        scroll("#record-why");
        picture("record-deed");
        night.settings.change(old -> old.withTheme(StationSettings.Theme.LIGHT));
        picture("record-light");
        night.settings.change(old -> old.withTheme(StationSettings.Theme.DARK));
        fx(() -> desktop.begin(Kraslava.officer()));
        night.alerts.clear();
        fx(() -> desktop.navigation().go(Place.WALL));
        until(() -> stage.getScene().lookup(".rail-quiet") != null);
        picture("wall-quiet");
        firstRun();
        assertThat(wrong).isEmpty();
    }

    private eu.sargs.ui.part.Screen wall(eu.sargs.ui.shell.ScreenMaker.Ground ground) {
        WallScreen made = new WallScreen(
                night.live, night.alerts, night.sightings, ground.desk(), ground.navigation(), () -> Kraslava.NOW);
        made.offerSecondMonitor(stage, night.settings, ground.duty(), ground.desktop()::soundButton);
        return made;
    }

    private eu.sargs.ui.part.Screen map(eu.sargs.ui.shell.ScreenMaker.Ground ground) {
        return new MapScreen(night.cameras, night.live, night.alerts, ground.desk(), ground.navigation());
    }

    @SuppressWarnings("unchecked")
    private TableView<Deed> deeds() {
        return (TableView<Deed>) stage.getScene().lookup("#record-table");
    }

    private void firstRun() throws Exception {
        fx(() -> {
            Desktop.firstRun(
                    stage, plan -> {}, bridge, new Words(setting.language()), Path.of("/var/lib/sargs"), () -> {});
            Look look = new Look();
            look.take(StationSettings.of("Krāslava", java.time.ZoneId.of("Europe/Riga"), setting.language())
                    .withTextScale(setting.percent()));
            look.dress(stage.getScene());
        });
        picture("first-run");
    }

    private Stage second() {
        return Window.getWindows().stream()
                .filter(one -> one != stage && one instanceof Stage && one.isShowing())
                .map(one -> (Stage) one)
                .findFirst()
                .orElseThrow();
    }

    private void picture(String name) throws Exception {
        picture(name, stage.getScene());
    }

    private void picture(String name, Scene scene) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        List<String> found = new ArrayList<>();
        BufferedImage image = fx(() -> {
            BufferedImage seen = Snapshot.of(scene);
            found.addAll(CutOff.in(scene, night.cameras.all()));
            return seen;
        });
        Snapshot.write(image, PICTURES.resolve(setting + "-" + name + ".png"));
        found.forEach(one -> {
            wrong.add(setting + " " + name + ": " + one);
        });
    }

    private void ownPassword() {
        fire("#officer");
        javafx.scene.control.ContextMenu menu = Window.getWindows().stream()
                .filter(javafx.scene.control.ContextMenu.class::isInstance)
                .map(javafx.scene.control.ContextMenu.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No menu under the officer's name"));
        menu.getItems().getFirst().fire();
        menu.hide(); // as a click does; open, it would take the keys that are meant for the screen
    }

    /** Whether a strip under the alert's header is in sight and says this. */
    private boolean strip(String words) {
        return stage.getScene().getRoot().lookupAll(".shelf-panel").stream()
                .filter(javafx.scene.Node::isVisible)
                .flatMap(one -> one.lookupAll(".label").stream())
                .anyMatch(one -> one instanceof javafx.scene.control.Label label
                        && label.getText().contains(words));
    }

    private void fire(String id) {
        if (stage.getScene().lookup(id) instanceof Button button) {
            button.fireEvent(new ActionEvent());
        } else {
            throw new AssertionError("There is no button " + id);
        }
    }

    /** As far down as it goes, so that the rest is looked at too. */
    private void top(String id) throws Exception {
        scroll(id, 0);
    }

    private void scroll(String id) throws Exception {
        scroll(id, 1);
    }

    private void scroll(String id, double to) throws Exception {
        fx(() -> {
            Node at = stage.getScene().lookup(id);
            while (!(at instanceof ScrollPane)) {
                at = at.getParent();
            }
            ((ScrollPane) at).setVvalue(to);
        });
    }

    private void open(String pattern) throws Exception {
        until(() -> entries().getItems().stream().anyMatch(one -> one.pattern().equals(pattern)));
        fx(() -> {
            entries()
                    .getSelectionModel()
                    .select(entries().getItems().stream()
                            .filter(one -> one.pattern().equals(pattern))
                            .findFirst()
                            .orElseThrow());
            entries()
                    .fireEvent(new javafx.scene.input.KeyEvent(
                            javafx.scene.input.KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            javafx.scene.input.KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
        });
    }

    @SuppressWarnings("unchecked")
    private javafx.scene.control.TableView<eu.sargs.watchlist.WatchEntry> entries() {
        return (javafx.scene.control.TableView<eu.sargs.watchlist.WatchEntry>)
                stage.getScene().lookup("#watchlist-table");
    }

    private void type(String id, String text) {
        Node node = stage.getScene().lookup(id);
        if (node instanceof TextInputControl field) {
            field.setText(text);
        } else {
            throw new AssertionError("There is no field " + id);
        }
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> fx(condition));
    }

    private static void fx(Runnable task) throws Exception {
        fx(() -> {
            task.run();
            return true;
        });
    }

    private static <T> T fx(Callable<T> task) throws Exception {
        return WaitForAsyncUtils.asyncFx(task).get(60, TimeUnit.SECONDS);
    }
}
