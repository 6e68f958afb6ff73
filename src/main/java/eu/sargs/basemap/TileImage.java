package eu.sargs.basemap;

/**
 * A drawn tile.
 *
 * @param side width and height in pixels
 * @param argb {@code side × side} opaque pixels, row by row from the top left, {@code 0xFFRRGGBB}; shared with the
 *     map's cache, so read it only
 */
public record TileImage(int side, int[] argb) {
    /** The pixel at column {@code x} and row {@code y}, {@code 0xFFRRGGBB}. */
    public int at(int x, int y) {
        return argb[y * side + x];
    }
}
