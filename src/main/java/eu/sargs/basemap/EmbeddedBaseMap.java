package eu.sargs.basemap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The map of the border region that comes with the program ({@code border-region.json.gz}). Nothing is read until the
 * first tile is asked for. Keeps the latest tiles.
 */
public final class EmbeddedBaseMap implements BaseMap {
    /** Known without opening the map. */
    public static final Credits CREDITS =
            new Credits(List.of("© OpenStreetMap contributors (ODbL)", "GSHHG", "GeoNames"), true);

    private static final String DATA = "border-region.json.gz";
    private static final int LAST_ZOOM = 20;

    /** At 512 × 512 pixels a tile is one megabyte. */
    private static final long CACHE_BYTES = 24L << 20;

    private final LabelFonts fonts;
    private final CountryNames names;
    private final Marked marked;
    private final Map<Integer, Level> levels = new ConcurrentHashMap<>();
    private final Cache cache = new Cache(CACHE_BYTES);
    private volatile Region region;

    /**
     * @param fonts for the labels
     * @param names of the countries, in the reader's language
     * @param marked what names keep clear of
     */
    public EmbeddedBaseMap(LabelFonts fonts, CountryNames names, Marked marked) {
        this.fonts = fonts;
        this.names = names;
        this.marked = marked;
    }

    @Override
    public TileImage tile(int z, int x, int y, MapStyle style, int pixels) {
        if (z < 0 || z > LAST_ZOOM || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
            throw new IllegalArgumentException("No such tile: " + z + "/" + x + "/" + y);
        }
        if (pixels < 64 || pixels > 2048) {
            throw new IllegalArgumentException("A tile of " + pixels + " pixels");
        }
        Key key = new Key(z, x, y, style, pixels);
        TileImage known = cache.get(key);
        if (known != null) {
            return known;
        }
        TileImage drawn = draw(View.ofTile(z, x, y), style, (double) pixels / TILE);
        cache.put(key, drawn);
        return drawn;
    }

    @Override
    public Credits credits() {
        return CREDITS;
    }

    /** Any window, at any density: what tiles are made of. */
    TileImage draw(View view, MapStyle style, double pixelsPerPoint) {
        Level level = level(view.zoom());
        List<Label> labels =
                level.labels().stream().filter(label -> label.shownIn(view)).toList();
        return new Painter(region().extent(), Palette.of(style)).paint(view, level.ground(), labels, pixelsPerPoint);
    }

    Level level(int zoom) {
        return levels.computeIfAbsent(zoom, z -> {
            Ground ground = Ground.of(region(), z);
            return new Level(ground, LabelLayout.of(region(), ground, fonts, names, marked));
        });
    }

    private Region region() {
        Region known = region;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (region == null) {
                region = load();
            }
            return region;
        }
    }

    private static Region load() {
        try (InputStream in = EmbeddedBaseMap.class.getResourceAsStream(DATA)) {
            if (in == null) {
                throw new IOException(DATA + " is not on the class path");
            }
            return RegionReader.read(in);
        } catch (IOException e) {
            // Part of the program itself: without it the installation is broken, and nothing a user does mends it.
            throw new UncheckedIOException(e);
        }
    }

    /** All that one zoom's tiles share. */
    record Level(Ground ground, List<Label> labels) {}

    private record Key(int z, int x, int y, MapStyle style, int pixels) {}

    /** The tiles used last, as many as fit. */
    private static final class Cache {
        private final long most;
        private final LinkedHashMap<Key, TileImage> tiles = new LinkedHashMap<>(64, 0.75f, true);
        private long bytes;

        Cache(long most) {
            this.most = most;
        }

        synchronized TileImage get(Key key) {
            return tiles.get(key);
        }

        synchronized void put(Key key, TileImage tile) {
            TileImage replaced = tiles.put(key, tile);
            bytes += size(tile) - (replaced == null ? 0 : size(replaced));
            var oldest = tiles.entrySet().iterator();
            while (bytes > most && oldest.hasNext()) {
                bytes -= size(oldest.next().getValue());
                oldest.remove();
            }
        }

        private static long size(TileImage tile) {
            return 4L * tile.argb().length;
        }
    }
}
