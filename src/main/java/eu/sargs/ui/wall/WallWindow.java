package eu.sargs.ui.wall;

import eu.sargs.alert.OpenAlerts;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Navigator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
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
    private Stage stage;
    private Scene scene;

    WallWindow(WallBoard board, OpenAlerts alerts, Desk desk, Navigator navigator, Node sound) {
        this.board = board;
        this.desk = desk;
        this.strip = new WallStrip(alerts, desk, navigator, sound);
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
            scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
                // After the board: the first Escape leaves a large tile, the next one the window.
                if (e.getCode() == KeyCode.ESCAPE) {
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
