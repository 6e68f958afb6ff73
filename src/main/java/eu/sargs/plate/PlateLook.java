package eu.sargs.plate;

import java.util.List;

/**
 * What a format's plates look like, for drawing them.
 *
 * @param background 0xRRGGBB
 * @param ink 0xRRGGBB of the signs
 * @param bandText the country's sign on the plate, {@code LV}
 * @param sizes of this country's plates in millimetres, the ordinary one first
 */
public record PlateLook(int background, int ink, Band band, String bandText, List<Size> sizes) {
    /** Where the country stands on the plate. */
    public enum Band {
        /** Blue with twelve stars and the country's sign, at the left. */
        EU_LEFT,
        /** Blue with the national flag and the sign, at the left: Ukraine. */
        BLUE_FLAG_LEFT,
        /** Flag over the sign at the left, no coloured band: Belarus. */
        FLAG_LEFT,
        /** A box with the region's number over sign and flag, at the right: Russia. */
        REGION_RIGHT,
        /** Flag and sign at the left, region's number in a box at the right: Kazakhstan. */
        FLAG_LEFT_REGION_RIGHT,
        NONE
    }

    /** @param twoLine whether the signs stand in two lines */
    public record Size(int width, int height, boolean twoLine) {}

    public PlateLook {
        sizes = List.copyOf(sizes);
    }
}
