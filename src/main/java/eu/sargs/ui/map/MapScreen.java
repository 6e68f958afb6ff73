package eu.sargs.ui.map;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Alerts;
import eu.sargs.basemap.EmbeddedBaseMap;
import eu.sargs.basemap.MapStyle;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.CameraFeed;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Pin;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.fx.Ticker;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.EmptyState;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** The border map: cameras by health and heading, hits at their site, and the way from each to its tile or alert. FX thread. */
public final class MapScreen implements Screen, AutoCloseable {
    private static final KeyCombination FILTER = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    /** Krāslava: where the map opens while there is no camera. */
    private static final Viewport.Spot START = new Viewport.Spot(55.895, 27.162);

    /** Filter on the left, buttons on the right, chips above, scale and credits below. */
    private static final Viewport.Insets PANELS = new Viewport.Insets(70, 80, 80, 310);

    private final CameraBook book;
    private final LiveCameras live;
    private final Alerts alerts;
    private final FxBridge bridge;
    private final Ticker ticker;
    private final Look look;
    private final Words words;
    private final MapViewModel model = new MapViewModel(START, PANELS);
    private final MapTiles tiles = MapTiles.ofProgram();
    private final StackPane content = new StackPane();
    private final MapGround ground;
    private final Marks marks;
    private final Cards cards;
    private final FilterPanel filter;
    private final BeyondChips beyond;
    private final ScaleBar scale;
    private final Region empty;
    private final Pin pins;
    private final javafx.event.EventHandler<KeyEvent> shortcut = this::shortcut;
    private BorderMap map;
    private Sitings sitings = new Sitings(List.of());
    private Set<AlertId> known = Set.of();
    private boolean shown;
    private final Runnable refresh;
    private boolean loaded;
    private int pixels;

    public MapScreen(CameraBook book, LiveCameras live, Alerts alerts, Desk desk, Navigator navigator) {
        this.book = book;
        this.live = live;
        this.alerts = alerts;
        this.bridge = desk.bridge();
        this.ticker = desk.ticker();
        this.look = desk.look();
        this.words = desk.words();
        Times times = desk.times();
        ground = new MapGround(model, tiles);
        marks = new Marks(
                model, words, times, new Marks.Actions(navigator::openCamera, navigator::openAlert, this::showCard));
        cards = new Cards(new CameraCard(words, times, navigator::openCamera), new HitCard(desk, navigator::openAlert));
        filter = new FilterPanel(words, model);
        beyond = new BeyondChips(words, model);
        scale = new ScaleBar(words);
        empty = new EmptyState(words, "mdi2c-cctv", "map.empty.title", "map.empty.hint");
        build();
        refresh = bridge.coalesce(this::ask);
        pins = Pin.all(model.onChange(this::changed), follow(), ticker.each(this::tick), words.each(this::speak));
        look.toneProperty().addListener((o, was, is) -> draw());
        look.stillProperty().addListener((o, was, is) -> tick(ticker.now()));
    }

    @Override
    public Place place() {
        return Place.MAP;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void onShown() {
        shown = true;
        refresh.run();
        content.getScene().addEventFilter(KeyEvent.KEY_PRESSED, shortcut);
        tick(ticker.now());
        ground.requestFocus();
    }

    @Override
    public void onHidden() {
        shown = false;
        marks.stopPulse();
        Scene scene = content.getScene();
        if (scene != null) {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, shortcut);
        }
    }

    /** Lets go of the rooms it follows. */
    @Override
    public void close() {
        pins.close();
        marks.stopPulse();
    }

    MapViewModel model() {
        return model;
    }

    @Override
    public boolean settled() {
        return loaded && tiles.handedOut() > 0 && tiles.undrawn() == 0 && tiles.drawing() == 0;
    }

    MapTiles tiles() {
        return tiles;
    }

    private void build() {
        content.getStyleClass().add("map-screen");
        content.getStylesheets()
                .add(MapScreen.class.getResource("/eu/sargs/ui/map/map.css").toExternalForm());
        content.setId("map-screen");
        Label credits = new Label();
        credits.getStyleClass().addAll("dense", "text-2", "map-credits");
        credits.textProperty().bind(words.text("map.credits", String.join(" · ", EmbeddedBaseMap.CREDITS.sources())));
        VBox corner = new VBox(scale, credits);
        corner.getStyleClass().add("map-corner");
        corner.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        corner.setMouseTransparent(true);
        Region focusRing = new Region();
        focusRing.getStyleClass().add("map-focus");
        focusRing.setMouseTransparent(true);
        focusRing.visibleProperty().bind(ground.focusVisibleProperty());
        empty.getStyleClass().add("map-panel");
        empty.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        empty.setVisible(false);
        MapButtons buttons = new MapButtons(words, model);
        content.getChildren().addAll(ground, marks, beyond, corner, focusRing, empty, cards, filter, buttons);
        StackPane.setAlignment(filter, Pos.TOP_LEFT);
        StackPane.setAlignment(buttons, Pos.TOP_RIGHT);
        StackPane.setAlignment(beyond, Pos.TOP_RIGHT);
        StackPane.setAlignment(corner, Pos.BOTTOM_RIGHT);
        StackPane.setAlignment(marks, Pos.TOP_LEFT);
        ground.setFocusTraversable(true);
        ground.accessibleTextProperty().bind(words.text("map.ground"));
        ground.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            cards.dismiss();
            ground.requestFocus();
        });
        ground.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        marks.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        cards.keepClearOf(filter, buttons);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(content.widthProperty());
        clip.heightProperty().bind(content.heightProperty());
        // Marks beyond the edge must not lie on the window's bars.
        content.setClip(clip);
        content.sceneProperty().addListener((o, was, is) -> {
            if (is != null) {
                draw();
            }
        });
    }

    private Pin follow() {
        Pin all = Pin.all(
                book.onChange(news -> refresh.run()),
                live.onChange(news -> refresh.run()),
                live.onHealth(news -> refresh.run()),
                alerts.onChange(news -> refresh.run()));
        return all;
    }

    private record Known(List<Camera> cameras, List<CameraHealth> health, List<Alert> alerts) {}

    /** Out of sight nothing is asked: health alone brings news several times a second. */
    private void ask() {
        if (!shown) {
            return;
        }
        bridge.ask(
                () -> new Known(
                        book.all(),
                        live.feeds().stream().map(CameraFeed::health).toList(),
                        alerts.open()),
                news -> {
                    model.show(news.cameras(), news.health(), news.alerts());
                    site(Sitings.of(news.cameras()));
                    if (!loaded) {
                        loaded = true;
                        ground.renew();
                    }
                    announce(news.alerts());
                    empty.setVisible(news.cameras().isEmpty());
                });
    }

    /** The map's names make room for cameras that came, went or moved. */
    private void site(Sitings now) {
        if (!now.equals(sitings)) {
            sitings = now;
            map = new BorderMap(words.textsProperty().get(), sitings);
            draw();
        }
    }

    /** The card of a hit that has just come opens by itself. */
    private void announce(List<Alert> alerts) {
        Set<AlertId> now = alerts.stream().map(Alert::id).collect(Collectors.toSet());
        Optional<MapViewModel.HitSpot> fresh = model.hits().stream()
                .filter(hit -> hit.alerts().stream().anyMatch(alert -> !known.contains(alert.id())))
                .findFirst();
        known = now;
        fresh.ifPresent(hit -> cards.announce(hit.camera().id()));
        showCard();
    }

    private void changed(MapViewModel.Change change) {
        switch (change) {
            case CONTENT -> {
                marks.update();
                filter.update(model);
                tick(ticker.now());
            }
            case VIEW -> {
                ground.follow();
                marks.place();
                scale.show(model.viewport().metresPerPixel());
            }
        }
        beyond.update(false);
        showCard();
    }

    private void tick(Instant now) {
        if (shown) {
            marks.pulse(now, look.stillProperty().get());
            showCard();
        }
    }

    private void speak() {
        map = new BorderMap(words.textsProperty().get(), sitings);
        beyond.update(true);
        scale.show(model.viewport().metresPerPixel());
        filter.update(model);
        if (loaded) {
            marks.update();
            showCard();
        }
        draw();
    }

    /** Draws the tiles for this room light, language and screen. */
    private void draw() {
        Scene scene = content.getScene();
        boolean dense =
                scene != null && scene.getWindow() != null && scene.getWindow().getOutputScaleX() > 1;
        int wanted = dense ? 512 : 256;
        tiles.show(map, look.dark() ? MapStyle.DARK : MapStyle.LIGHT, wanted);
        if (loaded && pixels != wanted) {
            ground.renew();
        }
        pixels = wanted;
    }

    private void showCard() {
        Optional<Node> pointed = marks.pointed();
        cards.show(pointed, model, marks, ticker.now());
    }

    private void shortcut(KeyEvent e) {
        if (FILTER.match(e)) {
            filter.focus();
            e.consume();
        }
    }

    private void key(KeyEvent e) {
        if (e.isControlDown() || e.isAltDown() || e.isMetaDown()) {
            return;
        }
        boolean used = true;
        switch (e.getCode()) {
            case UP, KP_UP -> model.pan(MapViewModel.Side.NORTH);
            case DOWN, KP_DOWN -> model.pan(MapViewModel.Side.SOUTH);
            case LEFT, KP_LEFT -> model.pan(MapViewModel.Side.WEST);
            case RIGHT, KP_RIGHT -> model.pan(MapViewModel.Side.EAST);
            case PLUS, ADD, EQUALS -> model.zoom(1);
            case MINUS, SUBTRACT -> model.zoom(-1);
            case HOME -> model.home();
            case ESCAPE -> used = cards.dismiss();
            default -> used = false;
        }
        if (used) {
            e.consume();
        }
    }
}
