package eu.sargs.basemap;

/**
 * A map that draws itself in square Web-Mercator tiles: zoom {@code z} has {@code 2^z × 2^z} tiles, {@code x} counts
 * from 180° W eastwards, {@code y} from 85.05° N southwards; a tile stands for 256 pixels of the screen at 100 %.
 * Thread-safe; drawing computes for some milliseconds on the calling thread and does no I/O but the first call's, which
 * reads the map from the class path.
 */
public interface BaseMap {
    /** Side of a tile on a screen at 100 %, in pixels. */
    int TILE = 256;

    /** The lowest and the highest zoom the data is made for; others are drawn too, but are empty or coarse. */
    int MIN_ZOOM = 5;

    int MAX_ZOOM = 14;

    /**
     * One tile.
     *
     * @param z 0 to 20
     * @param x 0 to {@code 2^z − 1}
     * @param y 0 to {@code 2^z − 1}
     * @param pixels side of the picture, 256 at 100 %, 512 for dense screens; lines and labels grow with it
     * @throws IllegalArgumentException when there is no such tile, or {@code pixels} is not 64 to 2048
     */
    TileImage tile(int z, int x, int y, MapStyle style, int pixels);

    /** Whom to name wherever this map is shown. */
    Credits credits();
}
