package eu.sargs.ui.wall;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.OpenAlerts;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraFeed;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.RecentSightings;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.fx.FxList;
import eu.sargs.ui.part.Blink;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.EmptyState;
import eu.sargs.ui.part.Navigator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Toolbar and tiles, following cameras, alarms and reads while it is awake. The main window has one, a second monitor another. FX thread. */
final class WallBoard extends BorderPane implements AutoCloseable {
    /** What a wall shows. */
    record News(
            LiveCameras cameras,
            LastPictures pictures,
            OpenAlerts alerts,
            RecentSightings sightings,
            InstantSource time) {}

    /** Somewhat more than the usual 15 pictures a second: streams out of step lose none, and each beat costs a pulse. */
    private static final double BEATS_A_SECOND = 20;

    private static final int READS_BACK = 300;

    private final News news;
    private final Desk desk;
    private final Navigator navigator;
    private final WallViewModel model = new WallViewModel();
    private final WallToolbar toolbar;
    private final TileGrid grid = new TileGrid();
    private final Region empty;
    private final WallBeat beat = new WallBeat(BEATS_A_SECOND);
    private final Map<CameraId, WallTile> tiles = new HashMap<>();
    private final Map<CameraId, Pin> beating = new HashMap<>();
    private final Map<CameraId, VideoSurface> surfaces = new ConcurrentHashMap<>();
    private final Map<CameraId, CameraHealth> heard = new ConcurrentHashMap<>();
    private final FxList<Alert> alerts;
    private final Runnable healthChanged;
    private final Timeline blinker;
    private final List<Pin> pins = new ArrayList<>();
    private WallScreen.PictureWatcher watcher = (camera, number, arrived) -> {};

    WallBoard(News news, Desk desk, Navigator navigator) {
        this.news = news;
        this.desk = desk;
        this.navigator = navigator;
        getStyleClass().add("wall");
        setMinSize(0, 0);
        toolbar = new WallToolbar(desk, this::layout, this::turn);
        empty = new EmptyState(desk.words(), "mdi2c-cctv", "wall.empty.title", "wall.empty.hint");
        setTop(toolbar);
        setCenter(grid);
        alerts = desk.bridge().list(() -> news.alerts().open());
        alerts.items().addListener((ListChangeListener<Alert>) change -> {
            model.alerts(alerts.items(), news.time().instant());
            arrange();
        });
        healthChanged = desk.bridge().coalesce(this::takeHealth);
        blinker = new Timeline(new KeyFrame(Duration.millis(250), e -> blink()));
        blinker.setCycleCount(Timeline.INDEFINITE);
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        grid.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    WallViewModel model() {
        return model;
    }

    WallToolbar toolbar() {
        return toolbar;
    }

    /** Told of each picture put on the screen. */
    void watch(WallScreen.PictureWatcher told) {
        watcher = told;
    }

    /** Begins to follow and to show. */
    void wake() {
        if (!pins.isEmpty()) {
            return;
        }
        pins.add(news.cameras().onFrame(this::offer));
        pins.add(news.cameras().onHealth(this::hear));
        pins.add(news.cameras().onChange(feeds -> FxBridge.onFx(() -> takeFeeds(feeds))));
        pins.add(news.alerts().onChange(one -> alerts.refresh()));
        pins.add(news.sightings().onChange(one -> FxBridge.onFx(() -> model.read(one))));
        takeFeeds(news.cameras().feeds());
        alerts.refresh();
        desk.bridge().ask(() -> news.sightings().latest(READS_BACK), found -> {
            found.forEach(model::read);
            refresh();
        });
        pins.add(desk.ticker().each(now -> refresh()));
        pins.add(desk.words().each(this::refresh));
        beat.start();
    }

    /** Out of sight: costs nothing but the feeds, which run for recognition anyway. */
    void rest() {
        pins.forEach(Pin::close);
        pins.clear();
        beat.rest();
        blinker.stop();
        grid.getChildren().clear();
        tiles.keySet().stream().toList().forEach(this::drop);
    }

    void enlarge(CameraId camera) {
        model.enlarge(camera);
        arrange();
        focus();
    }

    private void takeFeeds(List<CameraFeed> feeds) {
        List<Camera> all = feeds.stream().map(CameraFeed::camera).toList();
        for (CameraFeed feed : feeds) {
            model.health(feed.health());
        }
        model.cameras(all);
        news.pictures().retain(all.stream().map(Camera::id).collect(Collectors.toSet()));
        setCenter(all.isEmpty() ? empty : grid);
        arrange();
    }

    /** Any thread. */
    private void offer(Frame frame) {
        VideoSurface surface = surfaces.get(frame.camera());
        if (surface != null) {
            surface.offer(frame);
        }
    }

    /** Any thread. A picture that is no longer live turns grey with the next beat, before any label is written. */
    private void hear(CameraHealth health) {
        VideoSurface surface = surfaces.get(health.camera());
        if (surface != null) {
            surface.grey(!health.trusted());
        }
        CameraHealth before = heard.put(health.camera(), health);
        if (before == null || before.state() != health.state()) {
            healthChanged.run(); // the rest follows with the tick of the clock
        }
    }

    private void takeHealth() {
        heard.values().forEach(model::health);
        refresh();
    }

    private void layout(int tilesWanted) {
        model.layout(tilesWanted);
        arrange();
        focus();
    }

    private void turn(int pages) {
        model.turn(pages);
        model.focus(model.shown().isEmpty() ? null : model.shown().getFirst());
        arrange();
        focus();
    }

    void arrange() {
        if (pins.isEmpty()) {
            return; // asleep: laid out when it wakes
        }
        List<CameraId> shown = model.shown();
        List<WallTile> inPlace = new ArrayList<>();
        for (CameraId id : shown) {
            inPlace.add(tiles.computeIfAbsent(id, this::make));
        }
        grid.arrange(inPlace, model.across());
        tiles.keySet().stream().filter(id -> !shown.contains(id)).toList().forEach(this::drop);
        boolean may = shown.stream().anyMatch(id -> model.alarm(id).isPresent());
        if (may) {
            blinker.play();
        } else {
            blinker.stop();
        }
        refresh();
    }

    private WallTile make(CameraId id) {
        WallTile tile = new WallTile(desk);
        tile.setId("tile-" + id);
        tile.surface().watch((number, arrived) -> watcher.shown(id, number, arrived));
        tile.focusedProperty().addListener((o, was, is) -> {
            if (is) {
                model.focus(id);
            }
        });
        // Grey before the first beat: the kept picture of a camera that froze meanwhile must not look live.
        model.health(id).ifPresent(health -> tile.surface().grey(!health.trusted()));
        surfaces.put(id, tile.surface());
        news.pictures().lend(id, tile.surface()::begin);
        beating.put(id, beat.add(tile.surface()));
        return tile;
    }

    private void drop(CameraId id) {
        tiles.remove(id);
        surfaces.remove(id);
        Pin pin = beating.remove(id);
        if (pin != null) {
            pin.close();
        }
    }

    private void refresh() {
        heard.values().forEach(model::health);
        Instant now = desk.ticker().now();
        if (model.alerts(alerts.items(), now)) {
            arrange(); // one came back from the shelf
        }
        toolbar.show(model);
        tiles.forEach((id, tile) -> face(id).ifPresent(face -> tile.show(face, now)));
    }

    private Optional<WallTile.Face> face(CameraId id) {
        return model.camera(id)
                .flatMap(camera -> model.health(id)
                        .map(health -> new WallTile.Face(camera, health, model.alarm(id), model.lastRead(id))));
    }

    private void blink() {
        Optional<AlertId> dim = Blink.dimmed(
                alerts.items(),
                news.time().instant(),
                desk.look().stillProperty().get());
        tiles.forEach((id, tile) ->
                tile.dim(dim.isPresent() && model.alarm(id).map(Alert::id).equals(dim)));
    }

    void focus() {
        model.focused().map(tiles::get).ifPresent(WallTile::requestFocus);
    }

    private void pressed(KeyEvent e) {
        if (e.isControlDown() || e.isAltDown() || e.isMetaDown()) {
            return;
        }
        switch (e.getCode()) {
            case LEFT -> move(-1, 0);
            case RIGHT -> move(1, 0);
            case UP -> move(0, -1);
            case DOWN -> move(0, 1);
            case PAGE_UP -> turn(-1);
            case PAGE_DOWN -> turn(1);
            case SPACE -> model.focused().ifPresent(this::toggle);
            case ENTER ->
                model.focused()
                        .ifPresent(id -> model.alarm(id)
                                .ifPresentOrElse(one -> navigator.openAlert(one.id()), () -> toggle(id)));
            case ESCAPE -> {
                if (!model.shrink()) {
                    return;
                }
                arrange();
                focus();
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void move(int right, int down) {
        model.move(right, down);
        arrange();
        focus();
    }

    private void toggle(CameraId id) {
        if (model.shrink()) {
            arrange();
            focus();
        } else {
            enlarge(id);
        }
    }

    private void clicked(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || e.getClickCount() != 2) {
            return;
        }
        for (Map.Entry<CameraId, WallTile> one : tiles.entrySet()) {
            if (one.getValue().getBoundsInParent().contains(e.getX(), e.getY())) {
                toggle(one.getKey());
                e.consume();
                return;
            }
        }
    }

    @Override
    public void close() {
        rest();
        beat.close();
    }
}
