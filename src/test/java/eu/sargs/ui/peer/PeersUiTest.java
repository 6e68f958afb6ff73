package eu.sargs.ui.peer;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.ListedReason;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings.Linking;
import eu.sargs.sync.Circle;
import eu.sargs.sync.InMemoryPeers;
import eu.sargs.sync.OwnStation;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.PeerLink;
import eu.sargs.ui.BlankScreen;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.shell.Desktop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PeersUiTest {
    private static final PeerKey REZEKNE = InMemoryPeers.key('9');
    private static final PeerKey UTENA = InMemoryPeers.key('c');

    private final Kraslava night = Kraslava.night();
    private Desktop desktop;

    @Start
    void start(Stage stage) {
        night.settings.change(old -> old.withLanguage(Language.EN));
        stage.setWidth(1366);
        stage.setHeight(768);
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

    @Test
    void admitsAStationWhoseEightWordsWereHeard(FxRobot robot) {
        pair(robot);
        type(robot, "#pair-heard", REZEKNE.fingerprint().toString());
        assertThat(robot.lookup("#pair-verdict").queryLabeled().getText()).isEqualTo("All eight words agree.");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> night.peers.now().find(REZEKNE).isPresent());
        Peer admitted = night.peers.now().find(REZEKNE).orElseThrow();
        assertThat(admitted.described().station()).isEqualTo("Rēzekne");
        assertThat(admitted.described().seat()).isEqualTo("Rēzekne 1");
        assertThat(admitted.described().agency()).isEqualTo("vp-rezekne");
        assertThat(admitted.address().orElseThrow()).hasToString("10.20.0.8:7400");
        await(() -> robot.lookup("#peer-" + REZEKNE).tryQuery().isPresent());
        assertThat(robot.lookup("#pair-form").tryQuery()).isEmpty();
    }

    @Test
    void admitsNobodyWhoseWordsDiffer(FxRobot robot) {
        pair(robot);
        type(robot, "#pair-heard", InMemoryPeers.key('8').fingerprint().toString());
        assertThat(robot.lookup("#pair-verdict").queryLabeled().getText()).startsWith("The words differ");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> robot.lookup(".form-error").tryQuery().isPresent());
        assertThat(robot.lookup(".form-error").queryAs(Labeled.class).getText()).contains("UI-17");
        assertThat(night.peers.now().find(REZEKNE)).isEmpty();
    }

    @Test
    void admitsNobodyWhileAWordIsMissing(FxRobot robot) {
        pair(robot);
        String words = REZEKNE.fingerprint().toString();
        type(robot, "#pair-heard", words.substring(0, words.length() - 1));
        assertThat(robot.lookup("#pair-verdict").queryLabeled().getText()).isEqualTo("1 word to go.");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> robot.lookup(".form-error").tryQuery().isPresent());
        assertThat(night.peers.now().find(REZEKNE)).isEmpty();
    }

    @Test
    void revokesOnlyWithAReasonAndSaysWhatItMeans(FxRobot robot) {
        open(robot, UTENA);
        fire(robot, "#peer-revoke");
        assertThat(robot.lookup("#peer-revoke-meaning").queryLabeled().getText())
                .contains("Utena")
                .contains("for good");
        fire(robot, "#peer-revoke-yes");
        await(() -> robot.lookup("#peer-detail .form-error").tryQuery().isPresent());
        assertThat(night.peers.now().find(UTENA).orElseThrow().belongs()).isTrue();
        type(robot, "#peer-reason", "Its machine was stolen");
        fire(robot, "#peer-revoke-yes");
        await(() -> !night.peers.now().find(UTENA).orElseThrow().belongs());
        assertThat(night.peers.revokedFor()).contains(new Reason("Its machine was stolen"));
        await(() -> robot.lookup("#peer-chip-" + UTENA).tryQuery().isEmpty());
    }

    @Test
    void takesAReasonOfTheListByItsDigitOrFirstLetter(FxRobot robot) {
        open(robot, UTENA);
        fire(robot, "#peer-revoke");
        @SuppressWarnings("unchecked")
        ComboBox<Optional<ListedReason>> listed =
                robot.lookup("#peer-reason-listed").queryAs(ComboBox.class);
        await(() -> !listed.getItems().isEmpty());
        robot.interact(() -> typed(listed, "3"));
        assertThat(listed.getValue()).map(ListedReason::code).contains("criminal-case");
        fire(robot, "#peer-revoke-yes");
        await(() -> robot.lookup("#peer-detail .form-error").tryQuery().isPresent());
        assertThat(robot.lookup("#peer-detail .form-error").queryLabeled().getText())
                .contains("case number")
                .contains("ACC-32");
        robot.interact(() -> typed(listed, "s"));
        assertThat(listed.getValue()).map(ListedReason::code).contains("missing-person");
        robot.interact(() -> typed(listed, "S"));
        assertThat(listed.getValue()).map(ListedReason::code).contains("security");
        type(robot, "#peer-reason", "Its machine was stolen");
        type(robot, "#peer-reason-case", "11092-26");
        fire(robot, "#peer-revoke-yes");
        await(() -> night.peers.revokedFor().isPresent());
        assertThat(night.peers.revokedFor())
                .contains(new Reason("security", "Safety of the system", "Its machine was stolen", "11092-26"));
    }

    private static void typed(ComboBox<?> into, String sign) {
        into.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, sign, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    @Test
    void saysWhereARevocationOrAGroupDoesNotCount(FxRobot robot) {
        night.peers.unheeding(List.of("Kārsava", "Molėtai"));
        open(robot, InMemoryPeers.key('d'));
        robot.interact(() -> box(robot, "#peer-groups-border").fire());
        await(() -> shown(robot, "#peer-groups-unheeded"));
        assertThat(robot.lookup("#peer-groups-unheeded").queryLabeled().getText())
                .startsWith("This does not count at Kārsava, Molėtai:");
        open(robot, UTENA);
        assertThat(shown(robot, "#peer-unheeded")).isFalse();
        fire(robot, "#peer-revoke");
        type(robot, "#peer-reason", "Its machine was stolen");
        fire(robot, "#peer-revoke-yes");
        await(() -> shown(robot, "#peer-unheeded"));
        night.peers.unheeding(List.of());
        open(robot, InMemoryPeers.key('d'));
        assertThat(shown(robot, "#peer-groups-unheeded")).isFalse();
    }

    @Test
    void putsAPeersAgencyIntoGroupsAndTakesItOut(FxRobot robot) {
        open(robot, InMemoryPeers.key('d'));
        robot.interact(() -> box(robot, "#peer-groups-border").fire());
        await(() -> night.peers.now().groups().get("border").contains("vp-moletai"));
        await(() -> box(robot, "#peer-groups-border").isSelected());
        robot.interact(() -> box(robot, "#peer-groups-border").fire());
        await(() -> !night.peers.now().groups().get("border").contains("vp-moletai"));
        assertThat(night.peers.now().groups().get("border")).contains("vp-kraslava", "vsat-utena");
        type(robot, "#peer-groups-name", "roads");
        fire(robot, "#peer-groups-add");
        await(() -> Set.of("vp-moletai", "vp-kraslava")
                .equals(night.peers.now().groups().get("roads")));
        type(robot, "#peer-groups-name", "Ceļi");
        fire(robot, "#peer-groups-add");
        await(() -> robot.lookup("#peer-groups .form-error").tryQuery().isPresent());
        assertThat(robot.lookup("#peer-groups .form-error")
                        .queryAs(Labeled.class)
                        .getText())
                .contains("SYN-14");
    }

    @Test
    void waitsForCallsAndLooksNearbyOnlyWhereThatIsTurnedOn(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.P);
        await(() -> shown(robot, "#own-listens"));
        assertThat(box(robot, "#own-listens").isSelected()).isFalse();
        assertThat(box(robot, "#own-discovers").isDisabled()).isTrue();
        robot.interact(() -> box(robot, "#own-listens").fire());
        fire(robot, "#own-listen-set");
        await(() -> robot.lookup(".form-error").tryQuery().isPresent());
        assertThat(robot.lookup(".form-error").queryAs(Labeled.class).getText()).contains("UI-18");
        type(robot, "#own-listen", "10.20.0.4:7400");
        robot.interact(() -> box(robot, "#own-discovers").fire());
        fire(robot, "#own-listen-set");
        await(() -> night.settings.now().linking().equals(new Linking("10.20.0.4:7400", true, 0)));
        assertThat(robot.lookup("#own-reach").queryLabeled().getText())
                .as("what is set is not yet so")
                .startsWith("It cannot be called");
        night.peers.self(self -> new OwnStation(
                self.key(),
                self.described(),
                Optional.of(PeerAddress.of("10.20.0.4:7400")),
                self.certificateUntil(),
                true,
                Optional.empty(),
                List.of(),
                Optional.empty()));
        await(
                () -> robot.lookup("#own-reach")
                        .queryLabeled()
                        .getText()
                        .equals(
                                "Other stations can call it at 10.20.0.4:7400. It can be found nearby and looks for others there."));
        robot.interact(() -> box(robot, "#own-listens").fire());
        fire(robot, "#own-listen-set");
        await(() -> night.settings.now().linking().equals(Linking.OFF));
    }

    @Test
    void sendsNoMoreThanAnAdministratorSays(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.P);
        await(() -> shown(robot, "#own-most"));
        for (String none : List.of("7", "1000001", "-64", "64 kB", "1e3")) {
            type(robot, "#own-most", none);
            fire(robot, "#own-listen-set");
            await(() -> robot.lookup(".form-error").tryQuery().isPresent());
            assertThat(robot.lookup(".form-error").queryAs(Labeled.class).getText())
                    .as(none)
                    .contains("UI-37");
            assertThat(night.settings.now().linking()).isEqualTo(Linking.OFF);
        }
        type(robot, "#own-most", " 64 ");
        fire(robot, "#own-listen-set");
        await(() -> night.settings.now().linking().equals(new Linking("", false, 64)));
        type(robot, "#own-most", "");
        fire(robot, "#own-listen-set");
        await(() -> night.settings.now().linking().equals(Linking.OFF));
    }

    @Test
    void saysInTheTopBarAndOnThePageThatItWasRevokedAndWhyItIsNotReached(FxRobot robot) {
        night.peers.self(Kraslava::outcast);
        await(() -> robot.lookup("#trouble").queryLabeled().getText().startsWith("This station was revoked by Utena"));
        assertThat(robot.lookup("#trouble").queryLabeled().getText()).contains("SYN-32");
        robot.push(KeyCode.CONTROL, KeyCode.P);
        await(() -> shown(robot, "#own-outcast"));
        assertThat(robot.lookup("#own-hindered").queryLabeled().getText()).contains("SYN-01");
        night.peers.self(self -> new OwnStation(
                self.key(),
                self.described(),
                self.listensAt(),
                self.certificateUntil(),
                self.discovers(),
                Optional.empty(),
                List.of(),
                Optional.empty()));
        await(() -> !shown(robot, "#trouble") && !shown(robot, "#own-hindered"));
    }

    @Test
    void offersAnOfficerWhoIsNoAdministratorNothingToChange(FxRobot robot) {
        robot.interact(() -> desktop.begin(
                new Officer("j.skrinda", "J. Skrinda", new Seat("Krāslava 1"), Set.of(Role.DUTY_OFFICER))));
        open(robot, UTENA);
        await(() -> !shown(robot, "#peers-pair"));
        assertThat(shown(robot, "#peer-revoke")).isFalse();
        assertThat(shown(robot, "#peer-address")).isFalse();
        assertThat(shown(robot, "#peer-groups")).isFalse();
        assertThat(shown(robot, "#own-listens")).isFalse();
        assertThat(shown(robot, "#peer-carry-out")).isFalse();
        assertThat(shown(robot, "#peers-carry-in")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(robot.lookup("#pair-form").tryQuery()).isEmpty();
    }

    @Test
    void tellsOnEachChipHowItsPeerStands(FxRobot robot) {
        await(() -> chip(robot, 'b').contains("412 behind"));
        assertThat(chip(robot, 'c')).contains("clock +14 s");
        assertThat(chip(robot, 'd')).contains("Molėtai").contains("seen 01:52");
        assertThat(tip(robot, 'd')).contains("Nobody answers at 10.20.0.9:7400").contains("SYN-20");
        night.peers.link(UTENA, Kraslava.link(PeerLink.State.CONNECTED, 3, 0, 1, 2, null));
        await(() -> chip(robot, 'c').contains("connected"));
        night.peers.link(UTENA, Kraslava.link(PeerLink.State.CALLING, -1, -1, 60, 0, null));
        await(() -> chip(robot, 'c').contains("calling"));
    }

    @Test
    void foldsChipsThatDoNotFitAndCountsThoseThatNeedAttention(FxRobot robot) {
        for (char key : "12345".toCharArray()) {
            night.peer(
                    key,
                    "Postenis " + key,
                    "vp-" + key,
                    "LV",
                    Kraslava.link(PeerLink.State.CONNECTED, 0, 0, 1, 0, null));
        }
        await(() -> robot.lookup("#peers-fold").query().isVisible());
        await(() -> text(robot, "#peers-fold").equals("8 stations, 3 need attention"));
        assertThat(robot.lookup("#peer-chip-" + UTENA).query().getParent().isVisible())
                .isFalse();
        fire(robot, "#peers-fold");
        await(() -> place() == Place.PEERS);
    }

    @Test
    void saysHowOldAnotherStationsSightingIsWhileItIsNotConnected(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.P);
        await(() -> place() == Place.PEERS);
        Circle circle = night.peers.now();
        assertThat(circle.find(InMemoryPeers.key('d')).orElseThrow().heldUntil())
                .isPresent();
        assertThat(desktop.desk().others().asOf("Utena", desktop.desk())).isEmpty();
        assertThat(desktop.desk().others().asOf("Krāslava", desktop.desk())).isEmpty();
        await(() ->
                desktop.desk().others().asOf("Molėtai", desktop.desk()).equals(Optional.of("as of 01:52, Molėtai")));
        night.peers.link(InMemoryPeers.key('d'), Kraslava.link(PeerLink.State.CONNECTED, 0, 0, 1, 0, null));
        await(() -> desktop.desk().others().asOf("Molėtai", desktop.desk()).isEmpty());
    }

    @Test
    void saysOfARelayThatKeepsContentsBackAlsoWhileItsLinkIsClosed(FxRobot robot) {
        for (PeerLink.State state : List.of(PeerLink.State.CONNECTED, PeerLink.State.DROPPED)) {
            PeerLink link = Kraslava.link(state, 3, 0, 1, 2, null);
            night.peers.link(UTENA, link);
            await(() -> !chip(robot, 'c').contains("withholds"));
            night.peers.link(UTENA, Kraslava.withholding(link));
            await(() -> chip(robot, 'c').contains("withholds"));
            assertThat(tip(robot, 'c')).contains("SYN-26", "others bring the same events");
        }
        open(robot, UTENA);
        assertThat(robot.lookup("#peer-detail .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .anyMatch(text -> text.contains("SYN-26"));
    }

    @Test
    void saysFromWhenToWhenNothingOfAStationWillBeHere(FxRobot robot) {
        Instant until = Kraslava.NOW.minus(Duration.ofDays(31));
        night.peers.lack(UTENA, List.of(new Peer.Missing(until.minus(Duration.ofDays(9)), until, true, 1_204, false)));
        await(() ->
                tip(robot, 'c').contains("What it saw from 13.10.2026 03:32 until 22.10.2026 03:32 never came here."));
        open(robot, UTENA);
        assertThat(robot.lookup("#peer-detail .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("Never came here", "13.10.2026 03:32 – 22.10.2026 03:32 · 1,204 events");
    }

    @Test
    void saysUntilWhenAtTheLatestWhereOnlyTheNextThingThatCameIsKnown(FxRobot robot) {
        Instant until = Kraslava.NOW.minus(Duration.ofDays(31));
        night.peers.lack(UTENA, List.of(new Peer.Missing(until.minus(Duration.ofDays(9)), until, false, 1_204, false)));
        await(() -> tip(robot, 'c')
                .contains("What it saw after 13.10.2026 03:32, until 22.10.2026 03:32 at the latest, never came"));
        open(robot, UTENA);
        assertThat(robot.lookup("#peer-detail .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("after 13.10.2026 03:32, until 22.10.2026 03:32 at the latest · 1,204 events");
    }

    @Test
    void saysOfWhichOfItsOwnSightingsOnlyTheTimeIsLeft(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.P);
        await(() -> place() == Place.PEERS);
        assertThat(shown(robot, "#own-missing")).isFalse();
        night.peers.self(Kraslava::putBack);
        await(() -> shown(robot, "#own-missing"));
        assertThat(robot.lookup("#own-missing").queryLabeled().getText())
                .startsWith("Of this station’s own events from 13.10.2026 03:32 to 23.10.2026 03:32 (12,408)");
    }

    @Test
    void tellsAFaultOfThePortInWords(FxRobot robot) {
        pair(robot);
        robot.interact(() -> field(robot, "#pair-address").setText("nowhere"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> robot.lookup(".form-error").tryQuery().isPresent());
        Fault expected = new Fault("SYN-07", "sync.fault.address", "nowhere");
        assertThat(robot.lookup(".form-error").queryAs(Labeled.class).getText())
                .isEqualTo(desktop.desk().words().get(expected));
    }

    /** By keyboard to the form, and all but the words filled in. */
    private void pair(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.P);
        await(() -> place() == Place.PEERS && shown(robot, "#peers-pair"));
        robot.push(KeyCode.CONTROL, KeyCode.N);
        await(() -> robot.lookup("#pair-form").tryQuery().isPresent());
        type(robot, "#pair-key", REZEKNE.hex().toUpperCase(java.util.Locale.ROOT));
        type(robot, "#pair-address", "10.20.0.8:7400");
        type(robot, "#pair-station", "Rēzekne");
        type(robot, "#pair-agency", "vp-rezekne");
        type(robot, "#pair-country", "LV");
    }

    private void open(FxRobot robot, PeerKey key) {
        robot.push(KeyCode.CONTROL, KeyCode.P);
        await(() -> robot.lookup("#peer-" + key).tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#peer-" + key).query().requestFocus());
        robot.push(KeyCode.ENTER);
        await(() -> robot.lookup("#peer-detail").tryQuery().isPresent());
    }

    private Place place() {
        return desktop.window().orElseThrow().current().place();
    }

    private static boolean shown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(PeersUiTest::inSight).isPresent();
    }

    private static boolean inSight(Node node) {
        return node.isVisible() && (node.getParent() == null || inSight(node.getParent()));
    }

    private static String chip(FxRobot robot, char key) {
        return text(robot, "#peer-chip-" + InMemoryPeers.key(key));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().map(Node::getAccessibleText).orElse("");
    }

    private static String tip(FxRobot robot, char key) {
        return robot.lookup("#peer-chip-" + InMemoryPeers.key(key))
                .queryAs(Button.class)
                .getTooltip()
                .getText();
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class);
    }

    private static CheckBox box(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(CheckBox.class);
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> {
            field(robot, id).requestFocus();
            field(robot, id).setText(text);
        });
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }
}
