package eu.sargs.simulation;

import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import java.util.List;

/**
 * One vehicle's way past the camera as it truly was.
 *
 * @param corners where its plate was in each picture in which it was wholly visible, in order; not empty
 */
public record TruePassage(Plate plate, Country country, VehicleKind kind, boolean approaching, List<Corners> corners) {
    /** Plates narrower than this many pixels are not told. */
    public static final double SMALLEST = 26;

    /**
     * A plate in one picture.
     *
     * @param ms from the clip's start
     * @param xy pixels: x and y of top left, top right, bottom right, bottom left
     */
    public record Corners(long ms, List<Double> xy) {
        public Corners {
            xy = List.copyOf(xy);
            if (xy.size() != 8) {
                throw new IllegalArgumentException("Four corners have eight coordinates");
            }
        }

        static Corners of(long ms, double[] quad) {
            return new Corners(
                    ms,
                    java.util.Arrays.stream(quad)
                            .mapToObj(v -> Math.round(v * 10) / 10.0)
                            .toList());
        }

        /** Length of the upper edge, pixels. */
        public double width() {
            return Math.hypot(xy.get(2) - xy.get(0), xy.get(3) - xy.get(1));
        }
    }

    public TruePassage {
        corners = List.copyOf(corners);
        if (corners.isEmpty()) {
            throw new IllegalArgumentException("A passage nobody could see");
        }
    }

    public long enterMs() {
        return corners.getFirst().ms();
    }

    public long leaveMs() {
        return corners.getLast().ms();
    }

    /** Greatest width of the plate in the passage, pixels. */
    public double widest() {
        return corners.stream().mapToDouble(Corners::width).max().orElse(0);
    }

    /** In how many pictures the plate is at least that wide. */
    public long picturesAtLeast(double pixels) {
        return corners.stream().filter(c -> c.width() >= pixels).count();
    }
}
