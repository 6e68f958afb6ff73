package eu.sargs.ui.wall;

import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.OpenAlarms;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;

/** The wall filling another monitor, under a slim strip of alerts, sound and clock. Where there is one monitor only, it is an ordinary window. FX thread. */
final class WallWindow implements AutoCloseable {
    private final WallBoard board;
    private final WallStrip strip;
    private final BorderPane root = new BorderPane();
    private final Desk desk;
    private final WallBoard.News news;
    private final OnDuty duty;
    private Stage stage;
    private Scene scene;
    /** What stands in the place of strip and board while the screen is locked. */
    private Optional<LockedWall> locked = Optional.empty();

    private Optional<OpenAlarms> alarms = Optional.empty();

    WallWindow(WallBoard board, WallBoard.News news, Desk desk, Navigator navigator, OnDuty duty, Node sound) {
        this.board = board;
        this.news = news;
        this.desk = desk;
        this.duty = duty;
        this.strip = new WallStrip(news.alerts(), desk, navigator, sound);
        root.setTop(strip);
        root.setCenter(board);
        root.getStyleClass().add("wall-window");
    }

    /** Opens on a monitor that the main window is not on. */
    void open(Window main) {
        if (stage == null) {
            stage = stage(main);
        }
        stage.show();
        stage.toFront();
        board.wake();
        board.focus();
        cover(duty.locked());
    }

    /** While the screen is locked the tiles go on, coarse and bare; of alarms it says that there are any. No key and no click does anything. */
    void cover(boolean shut) {
        boolean covered = locked.isPresent();
        if (shut && !covered && stage != null) {
            LockedWall wall = new LockedWall(news.cameras());
            OpenAlarms count = new OpenAlarms(news.alerts(), desk);
            HBox line = new HBox(
                    Icon.of("mdi2l-lock-outline", "icon-20"),
                    desk.words().label("wall.monitor.locked", "text-2"),
                    count);
            line.getStyleClass().addAll("bar", "wall-strip", "locked-strip");
            locked = Optional.of(wall);
            alarms = Optional.of(count);
            root.setTop(line);
            root.setCenter(wall);
            board.rest();
        } else if (!shut && covered) {
            uncover();
            board.wake();
        }
    }

    private void uncover() {
        locked.ifPresent(LockedWall::close);
        alarms.ifPresent(OpenAlarms::close);
        locked = Optional.empty();
        alarms = Optional.empty();
        root.setTop(strip);
        root.setCenter(board);
    }

    private Stage stage(Window main) {
        Rectangle2D here = new Rectangle2D(main.getX(), main.getY(), main.getWidth(), main.getHeight());
        List<Screen> under = Screen.getScreensForRectangle(here);
        Screen other = Screen.getScreens().stream()
                .filter(one -> !under.contains(one))
                .findFirst()
                .orElse(null);
        Stage made = new Stage(other == null ? StageStyle.DECORATED : StageStyle.UNDECORATED);
        made.titleProperty().bind(desk.words().text("shell.place.wall"));
        made.setScene(scene());
        if (other != null) {
            Rectangle2D place = other.getBounds();
            made.setX(place.getMinX());
            made.setY(place.getMinY());
            made.setWidth(place.getWidth());
            made.setHeight(place.getHeight());
        }
        made.setOnHidden(e -> {
            uncover();
            board.rest();
            made.setScene(null);
            stage = null; // the next one looks anew which monitors there are
        });
        return made;
    }

    private Scene scene() {
        if (scene == null) {
            scene = new Scene(root, 1280, 760);
            desk.look().dress(scene);
            duty.heed(scene);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
                if (e.isControlDown() && !e.isAltDown() && e.getCode() == KeyCode.L) {
                    duty.lock();
                    e.consume();
                }
            });
            scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
                // After the board: the first Escape leaves a large tile, the next one the window.
                if (e.getCode() == KeyCode.ESCAPE && !duty.locked()) {
                    hide();
                    e.consume();
                }
            });
        }
        return scene;
    }

    void hide() {
        if (stage != null) {
            stage.hide();
        }
    }

    @Override
    public void close() {
        hide();
        strip.close();
        board.close();
    }
}
