package eu.sargs.ui.shell;

import eu.sargs.access.Right;
import eu.sargs.platform.Settings;
import eu.sargs.sighting.Sightings;
import eu.sargs.ui.alert.AlertDesk;
import eu.sargs.ui.alert.AlertRail;
import eu.sargs.ui.alert.AlertSounder;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.peer.PeerChips;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
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
    private Screen current;

    /**
     * What the bars and rails show.
     *
     * @param trouble what goes wrong behind the screen
     * @param signOut what the officer's menu does
     */
    public record Frame(
            Settings settings,
            AlertDesk alerts,
            AlertSounder sounder,
            Sightings sightings,
            OnDuty duty,
            TroubleNote trouble,
            Runnable signOut) {}

    /** @param all one screen a place, in any order */
    public MainWindow(Desk desk, Navigation navigation, Frame frame, List<Screen> all) {
        this.navigation = navigation;
        this.sounder = frame.sounder();
        getStyleClass().add("main-window");
        all.forEach(screen -> screens.put(screen.place(), screen));
        screens.keySet().forEach(navigation::has);
        List<Place> places = List.copyOf(screens.keySet());
        IntegerBinding waiting = Bindings.createIntegerBinding(
                () -> (int) frame.alerts().alerts().stream()
                        .filter(one -> one.open() && !one.late())
                        .count(),
                frame.alerts().alerts());
        rail = new AlertRail(frame.alerts(), desk, navigation);
        OnDuty duty = frame.duty();
        strip = Optional.of(frame.sightings())
                .filter(port -> duty.may(Right.READ_SIGHTINGS))
                .map(port -> new ReadsStrip(port, frame.alerts(), desk, navigation));
        sheet = new ShortcutSheet(places, desk.words(), this::hideSheet);
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
        bar = new TopBar(
                desk,
                frame.settings(),
                frame.duty(),
                frame.sounder(),
                frame.trouble(),
                new PeerChips(desk, () -> navigation.go(Place.PEERS)),
                this::toggleSheet,
                frame.signOut());
        setTop(bar);
        setLeft(new PlaceRail(places, desk.words(), navigation, waiting));
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
        hideSheet();
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
        } else if (chord && code == KeyCode.P) {
            hideSheet();
            navigation.go(Place.PEERS);
            e.consume();
        } else if (code == KeyCode.ESCAPE && sheetShown()) {
            hideSheet();
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
                hideSheet();
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
        return content.getChildren().contains(sheet);
    }

    private void toggleSheet() {
        if (sheetShown()) {
            hideSheet();
        } else {
            content.getChildren().add(sheet);
        }
    }

    private void hideSheet() {
        content.getChildren().remove(sheet);
    }

    @Override
    public void close() {
        if (current != null) {
            current.onHidden();
        }
        bar.close();
        rail.close();
        strip.ifPresent(ReadsStrip::close);
    }
}
