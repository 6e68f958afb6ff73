package eu.sargs.ui.shell;

import eu.sargs.access.Accounts;
import eu.sargs.access.Right;
import eu.sargs.platform.Settings;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.Sightings;
import eu.sargs.ui.alert.AlertDesk;
import eu.sargs.ui.alert.AlertRail;
import eu.sargs.ui.alert.AlertSounder;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.peer.PeerChips;
import eu.sargs.ui.shift.ShiftDesk;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;

/** The frame of the main window: bars and rails that are never covered, and the current screen between them. FX thread. */
public final class MainWindow extends BorderPane implements AutoCloseable {
    private final Map<Place, Screen> screens = new EnumMap<>(Place.class);
    private final Navigation navigation;
    private final AlertSounder sounder;
    private final TopBar bar;
    private final AlertRail rail;
    /** For officers who may read what passed. */
    private final Optional<ReadsStrip> strip;

    private final StackPane content = new StackPane();
    private final ShortcutSheet sheet;
    private final OfficerMenu officer;
    private final Desk desk;
    private final Frame frame;
    /** What covers the screen in sight, and no bar. */
    private Optional<Node> over = Optional.empty();

    private Screen current;

    /**
     * What the bars and rails show.
     *
     * @param shift who is on it
     * @param trouble what goes wrong behind the screen
     * @param accounts where the officer's own password is changed
     * @param seat what the officer's menu does
     */
    public record Frame(
            Settings settings,
            AlertDesk alerts,
            AlertSounder sounder,
            Sightings sightings,
            OnDuty duty,
            ShiftDesk shift,
            TroubleNote trouble,
            Accounts accounts,
            Seat seat) {}

    /** What an officer does with their seat. */
    public record Seat(Runnable lock, Runnable signOut) {}

    /** @param all one screen a place, in any order */
    public MainWindow(Desk desk, Navigation navigation, Frame frame, List<Screen> all) {
        this.navigation = navigation;
        this.sounder = frame.sounder();
        this.desk = desk;
        this.frame = frame;
        getStyleClass().add("main-window");
        all.forEach(screen -> screens.put(screen.place(), screen));
        screens.keySet().forEach(navigation::has);
        List<Place> places = List.copyOf(screens.keySet());
        OnDuty duty = frame.duty();
        rail = new AlertRail(
                frame.alerts(),
                desk,
                navigation,
                Optional.of(duty)
                        .filter(sitting -> sitting.may(Right.ANSWER_ALERT))
                        .map(sitting -> navigation::shelveAlert));
        strip = Optional.of(frame.sightings())
                .filter(port -> duty.may(Right.READ_SIGHTINGS))
                .map(port -> new ReadsStrip(
                        port,
                        frame.alerts(),
                        desk,
                        navigation,
                        Optional.<Consumer<Sighting>>of(navigation::keepAsEvidence)
                                .filter(keep -> duty.may(Right.LOCK_EVIDENCE))));
        sheet = new ShortcutSheet(places, desk.words(), this::uncover);
        content.getStyleClass().add("content");
        content.setMinSize(0, 0);
        // Whatever a screen wants, bars and rails are never covered.
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(content.widthProperty());
        clip.heightProperty().bind(content.heightProperty());
        content.setClip(clip);
        VBox middle = new VBox(content);
        strip.ifPresent(middle.getChildren()::add);
        VBox.setVgrow(content, Priority.ALWAYS);
        HBox.setHgrow(middle, Priority.ALWAYS);
        middle.setMinWidth(0);
        officer = new OfficerMenu(desk.words(), duty, frame.shift())
                .brief(frame.trouble().visibleProperty())
                .item("officer-password", "shell.officer.password", this::ownPassword)
                .item("officer-lock", "shell.officer.lock", frame.seat().lock())
                .item("officer-sign-out", "shell.officer.sign-out", this::signOut);
        bar = new TopBar(
                desk,
                frame.settings(),
                frame.sounder(),
                frame.trouble(),
                new PeerChips(desk, () -> navigation.go(Place.PEERS)),
                officer,
                this::toggleSheet);
        setTop(bar);
        setLeft(new PlaceRail(places, desk.words(), navigation, frame.alerts().waitingProperty()));
        setCenter(middle);
        if (duty.may(Right.READ_ALERTS)) {
            setRight(rail);
        }
        navigation.placeProperty().addListener((o, was, is) -> show(is));
        show(navigation.placeProperty().get());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void show(Place place) {
        Screen next = screens.get(place);
        if (next == null || next == current) {
            return;
        }
        Screen before = current;
        current = next;
        uncover();
        content.getChildren().setAll(next.content());
        strip.ifPresent(reads -> reads.showCrops(next.cropsBelow()));
        if (before != null) {
            before.onHidden();
        }
        next.onShown();
    }

    /** The screen in sight. */
    public Screen current() {
        return current;
    }

    private void pressed(KeyEvent e) {
        boolean chord = e.isControlDown() && !e.isAltDown();
        KeyCode code = e.getCode();
        if (code.isFunctionKey()) {
            functionKey(e);
        } else if (chord && code == KeyCode.DOWN) {
            rail.enter();
            e.consume();
        } else if (chord && code == KeyCode.R) {
            strip.ifPresent(ReadsStrip::enter);
            e.consume();
        } else if (chord && code == KeyCode.M) {
            sounder.toggleMute();
            e.consume();
        } else if (chord && code == KeyCode.L) {
            frame.seat().lock().run();
            e.consume();
        } else if (chord && code == KeyCode.P) {
            uncover();
            navigation.go(Place.PEERS);
            e.consume();
        } else if (chord && code == KeyCode.J) {
            uncover();
            navigation.go(Place.RECORD);
            e.consume();
        } else if (chord && code == KeyCode.E) {
            uncover();
            navigation.go(Place.EVIDENCE);
            e.consume();
        } else if (code == KeyCode.ESCAPE && sheetShown()) {
            uncover();
            e.consume();
        } else if (isQuestion(e) && !(e.getTarget() instanceof TextInputControl)) {
            toggleSheet();
            e.consume();
        }
    }

    private void functionKey(KeyEvent e) {
        if (e.isControlDown() || e.isAltDown() || e.isShiftDown()) {
            return;
        }
        if (e.getCode() == KeyCode.F11 && getScene().getWindow() instanceof Stage stage) {
            stage.setFullScreen(!stage.isFullScreen());
            e.consume();
        }
        for (Place place : screens.keySet()) {
            if (place.key() == e.getCode()) {
                uncover();
                navigation.go(place);
                e.consume();
            }
        }
    }

    /** The question mark by what is typed, for its key differs between layouts. */
    private static boolean isQuestion(KeyEvent e) {
        return "?".equals(e.getText()) || e.isShiftDown() && !e.isControlDown() && e.getCode() == KeyCode.SLASH;
    }

    private boolean sheetShown() {
        return over.filter(sheet::equals).isPresent();
    }

    private void toggleSheet() {
        if (sheetShown()) {
            uncover();
        } else {
            cover(sheet);
        }
    }

    private void ownPassword() {
        frame.duty().officer().ifPresent(who -> cover(new PasswordSheet(frame.accounts(), who, desk, this::uncover)));
    }

    private void signOut() {
        uncover(); // what one began is not the next one's
        frame.seat().signOut().run();
    }

    private void cover(Node what) {
        uncover();
        over = Optional.of(what);
        content.getChildren().add(what);
    }

    /** Takes away what covers the screen in sight. */
    void uncover() {
        over.ifPresent(content.getChildren()::remove);
        over = Optional.empty();
    }

    @Override
    public void close() {
        if (current != null) {
            current.onHidden();
        }
        bar.close();
        officer.close();
        rail.close();
        strip.ifPresent(ReadsStrip::close);
    }
}
