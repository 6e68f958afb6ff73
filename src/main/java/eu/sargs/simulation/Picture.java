package eu.sargs.simulation;

/**
 * A clip's shape.
 *
 * @param width pixels, even
 * @param height pixels, even
 * @param fps pictures a second
 * @param seconds length of the loop
 */
public record Picture(int width, int height, int fps, int seconds) {
    public Picture {
        if (width < 64 || height < 36 || width % 2 != 0 || height % 2 != 0 || fps < 1 || fps > 60) {
            throw new IllegalArgumentException("Not a picture we can make: " + width + "×" + height + " at " + fps);
        }
        if (seconds < 8 || seconds > 600) {
            throw new IllegalArgumentException("A loop lasts 8 to 600 seconds, not " + seconds);
        }
    }

    /** 640×360 at 15 pictures a second, the camera zoomed close. */
    public static Picture small(int seconds) {
        return new Picture(640, 360, 15, seconds);
    }

    /** 1280×720 at 15 pictures a second, the camera seeing more of the road. */
    public static Picture large(int seconds) {
        return new Picture(1280, 720, 15, seconds);
    }

    public int frames() {
        return fps * seconds;
    }
}
