package eu.sargs.ui.map;

import com.gluonhq.maps.tile.TileRetriever;
import com.gluonhq.maps.tile.TileRetrieverProvider;
import eu.sargs.basemap.BaseMap;
import eu.sargs.basemap.MapStyle;
import eu.sargs.basemap.TileImage;
import eu.sargs.platform.Threads;
import eu.sargs.ui.fx.FxBridge;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands gluon-maps its tiles. That library finds one retriever for the whole program through {@code ServiceLoader} and
 * keeps it for good, so this object is made by it and not by us; the screen asks the same provider for it
 * ({@link #ofProgram}) and tells it what to draw ({@link #show}). It keeps no other state than that and the pictures
 * that are on the screen, which it draws anew in place when map or style change: gluon-maps itself never asks twice.
 * FX thread; the drawing is done on threads of its own, the latest tile asked for first.
 */
public final class MapTiles implements TileRetriever {
    private static final Logger LOG = LoggerFactory.getLogger(MapTiles.class);
    private static final int IDLE_SECONDS = 10;

    private final Executor drawing;
    private final List<Tile> asked = new ArrayList<>();
    private List<Tile> tiles = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Source source;

    /** For {@code ServiceLoader}. */
    public MapTiles() {
        this(pool());
    }

    MapTiles(Executor drawing) {
        this.drawing = drawing;
    }

    /** The one that gluon-maps uses. */
    static MapTiles ofProgram() {
        return (MapTiles) TileRetrieverProvider.getInstance().load();
    }

    /**
     * What to draw from now on, also on the tiles handed out before.
     *
     * @param map asked on a drawing thread, so it may take its time the first time
     * @param pixels side of a tile's picture; of one size for all tiles of one map view
     */
    void show(Supplier<BaseMap> map, MapStyle style, int pixels) {
        source = new Source(map, style, pixels);
        List<Tile> alive = new ArrayList<>();
        for (Tile tile : tiles) {
            if (tile.wanted()) {
                alive.add(tile);
                begin(tile);
            }
        }
        tiles = alive;
    }

    /** How many pictures are still held by someone. */
    int alive() {
        tiles.removeIf(tile -> !tile.wanted());
        return tiles.size();
    }

    /** How many were asked for and are not there yet. */
    int undrawn() {
        return (int) tiles.stream().filter(Tile::undrawn).count();
    }

    /** How many there are; none before the map has been laid out. */
    int handedOut() {
        return tiles.size();
    }

    /** How many are being drawn, for the first time or anew. */
    int drawing() {
        return underWay.get();
    }

    @Override
    public CompletableFuture<Image> loadTile(int zoom, long i, long j) {
        Tile tile = new Tile(zoom, (int) i, (int) j);
        tiles.add(tile);
        if (asked.isEmpty()) {
            Platform.runLater(this::drawAsked);
        }
        asked.add(tile);
        return tile.coming;
    }

    /** One look at the map asks for many tiles in a row: those in its middle come first. */
    private void drawAsked() {
        List<Tile> batch = new ArrayList<>(asked);
        asked.clear();
        if (source == null) {
            return;
        }
        double x = batch.stream().mapToInt(tile -> tile.x).average().orElse(0);
        double y = batch.stream().mapToInt(tile -> tile.y).average().orElse(0);
        batch.sort(Comparator.comparingDouble((Tile tile) -> Math.hypot(tile.x - x, tile.y - y))
                .reversed());
        batch.forEach(this::begin);
    }

    private void begin(Tile tile) {
        underWay.incrementAndGet();
        drawing.execute(() -> draw(tile));
    }

    private void draw(Tile tile) {
        Source now = source;
        try {
            TileImage drawn = now.map.get().tile(tile.zoom, tile.x, tile.y, now.style, now.pixels);
            FxBridge.onFx(() -> {
                underWay.decrementAndGet();
                // Drawn for a look that is past: the drawing for the new one is under way.
                if (now == source) {
                    tile.put(drawn);
                }
            });
        } catch (RuntimeException e) {
            LOG.error("Map tile {}/{}/{} could not be drawn", tile.zoom, tile.x, tile.y, e);
            FxBridge.onFx(() -> {
                underWay.decrementAndGet();
                tile.fail(e);
            });
        }
    }

    private static Executor pool() {
        int threads = Runtime.getRuntime().availableProcessors() >= 4 ? 2 : 1;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LatestFirst(), Threads.computing("map/tile-"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private record Source(Supplier<BaseMap> map, MapStyle style, int pixels) {}

    /** One tile that was asked for. FX thread, but for its constants. */
    private static final class Tile {
        private final int zoom;
        private final int x;
        private final int y;
        private CompletableFuture<Image> coming = new CompletableFuture<>();
        private WeakReference<WritableImage> picture = new WeakReference<>(null);

        Tile(int zoom, int x, int y) {
            this.zoom = zoom;
            this.x = x;
            this.y = y;
        }

        boolean undrawn() {
            return coming != null;
        }

        /** Not delivered yet, or delivered and still held. */
        boolean wanted() {
            return undrawn() || picture.get() != null;
        }

        void put(TileImage drawn) {
            int side = drawn.side();
            WritableImage image = undrawn() ? new WritableImage(side, side) : picture.get();
            if (image == null || image.getWidth() != side) {
                return;
            }
            image.getPixelWriter()
                    .setPixels(0, 0, side, side, PixelFormat.getIntArgbPreInstance(), drawn.argb(), 0, side);
            if (undrawn()) {
                CompletableFuture<Image> delivered = coming;
                // Let go before handing over: a future keeps its result, and with it the picture, alive.
                coming = null;
                picture = new WeakReference<>(image);
                delivered.complete(image);
            }
        }

        void fail(RuntimeException e) {
            if (undrawn()) {
                CompletableFuture<Image> failed = coming;
                coming = null;
                failed.completeExceptionally(e);
            }
        }
    }

    /** A stack that a thread pool takes for a queue: where the officer looks now comes before where they looked. */
    private static final class LatestFirst extends LinkedBlockingDeque<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return offerFirst(task);
        }
    }
}
