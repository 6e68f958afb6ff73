package eu.sargs.ui.shell;

import eu.sargs.access.Officer;
import eu.sargs.alert.OpenAlerts;
import eu.sargs.ui.admin.SignInView;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.OpenAlarms;
import eu.sargs.ui.wall.LockedWall;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The locked screen, in the place of all others, which are not in the window meanwhile: no key and no click reaches
 * them. Alarms go on ringing and may be silenced for a while, as ever; nobody can end one here. FX thread.
 */
final class LockView extends BorderPane implements AutoCloseable {
    private final OpenAlarms alarms;
    private final SoundButton sound;
    private final Optional<LockedWall> wall;

    /**
     * @param signIn the page that asks for a password
     * @param wall where the officer may watch cameras
     */
    LockView(
            Officer sitting,
            SignInView signIn,
            Optional<LockedWall> wall,
            OpenAlerts port,
            SoundButton sound,
            Desk desk) {
        this.wall = wall;
        this.sound = sound;
        getStyleClass().add("lock");
        alarms = new OpenAlarms(port, desk);
        Label who = new Label(sitting.name());
        who.getStyleClass().add("semibold");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label clock = new Label();
        clock.getStyleClass().add("title");
        clock.setMinWidth(USE_PREF_SIZE);
        clock.textProperty()
                .bind(desk.ticker().nowProperty().map(now -> desk.times().clock(now)));
        HBox head = new HBox(
                Icon.of("mdi2l-lock-outline", "icon-20"),
                desk.words().label("shell.lock.locked", "strong"),
                who,
                gap,
                clock);
        head.getStyleClass().addAll("bar", "lock-head");
        HBox mute = new HBox(sound, new KeyCap("Ctrl M"));
        mute.getStyleClass().add("button-face");
        VBox bell = new VBox(alarms, mute);
        bell.getStyleClass().addAll("panel", "stack", "lock-alarms");
        VBox side = new VBox(bell, signIn);
        side.getStyleClass().add("lock-side");
        VBox.setVgrow(signIn, Priority.ALWAYS);
        setTop(head);
        wall.ifPresentOrElse(
                live -> {
                    setCenter(live);
                    setRight(side);
                },
                () -> setCenter(side));
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.isControlDown() && !e.isAltDown() && e.getCode() == KeyCode.M) {
                sound.fire();
                e.consume();
            }
        });
    }

    @Override
    public void close() {
        wall.ifPresent(LockedWall::close);
        alarms.close();
        sound.close();
    }
}
