package eu.sargs.recognition;

import eu.sargs.plate.CountryFormats;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Reads the plates of single pictures. One thread at a time; owns native memory until closed. */
public final class PictureReader implements AutoCloseable {
    /** What is told without being asked for: of less certain reads more are wrong than right. */
    public static final double LEAST_CERTAINTY = 0.35;

    /** Pixels the longer side is brought to before looking: plates of 20 pixels' width are still found in a full-HD picture. */
    private static final int LOOK = 960;

    /**
     * @param plates most certain first
     * @param cost CPU time of the calling thread
     */
    public record PictureReads(int width, int height, List<PlateRead> plates, Cost cost) {}

    /** CPU milliseconds by stage. */
    public record Cost(double decode, double find, double rectify, double read, double choose) {
        public double total() {
            return decode + find + rectify + read + choose;
        }
    }

    private final PlateSpotter spotter;
    private final double least;

    /** With the models that Sargs brings. @throws eu.sargs.platform.Fault REC-01 when they are missing or damaged */
    public static PictureReader standard() {
        return new PictureReader(
                new PlateSpotter(
                        new TextPlateFinder(),
                        new CtcPlateReader(CtcPlateReader.AS_TRAINED),
                        CountryFormats.standard()),
                LEAST_CERTAINTY);
    }

    PictureReader(PlateSpotter spotter, double least) {
        this.spotter = spotter;
        this.least = least;
    }

    /** @throws eu.sargs.platform.Fault REC-10 to REC-14 when it is not a picture that can be read */
    public PictureReads read(Path file) {
        long start = CpuTime.ofThread();
        try (Mat picture = PictureFile.read(file)) {
            long decoded = CpuTime.ofThread();
            List<PlateRead> plates = spotter.spot(picture, LOOK, least).stream()
                    .map(PlateSpotter.Spotted::read)
                    .toList();
            PlateSpotter.Cost cost = spotter.cost();
            return new PictureReads(
                    picture.cols(),
                    picture.rows(),
                    plates,
                    new Cost(
                            (decoded - start) / 1e6,
                            cost.find() / 1e6,
                            cost.rectify() / 1e6,
                            cost.read() / 1e6,
                            cost.choose() / 1e6));
        }
    }

    @Override
    public void close() {
        spotter.close();
    }
}
