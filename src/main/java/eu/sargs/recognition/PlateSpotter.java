package eu.sargs.recognition;

import eu.sargs.plate.CountryFormats;
import eu.sargs.plate.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Finds and reads the plates of one picture: candidates from the finder, each rectified and read, and of those that
 * share a place the one that looks most like a plate. One thread at a time.
 */
final class PlateSpotter implements AutoCloseable {
    /** CPU nanoseconds of the calling thread by stage. */
    record Cost(long find, long rectify, long read, long choose) {}

    /** @param signs as read, before the formats had their say */
    record Spotted(PlateRead read, List<SignRead> signs) {}

    private static final int MOST_CANDIDATES = 60;
    private static final int ROWS = 64;
    private static final int LONGEST = 768;

    private final PlateFinder finder;
    private final PlateReader reader;
    private final RegionBox regions;
    private final PlateText text;
    private Cost cost = new Cost(0, 0, 0, 0);

    PlateSpotter(PlateFinder finder, PlateReader reader, CountryFormats formats) {
        this.finder = finder;
        this.reader = reader;
        this.regions = new RegionBox(reader, formats);
        this.text = new PlateText(formats);
    }

    /** Of the last picture. */
    Cost cost() {
        return cost;
    }

    /**
     * @param longestSide as {@link PlateFinder#find}
     * @param least certainty of what is returned
     * @return most certain first; no two of the same place
     */
    List<Spotted> spot(Mat picture, int longestSide, double least) {
        long start = CpuTime.ofThread();
        List<PlateFinder.Candidate> candidates = finder.find(picture, longestSide);
        long found = CpuTime.ofThread();
        long rectify = 0;
        long reading = 0;
        List<Spotted> judged = new ArrayList<>();
        for (PlateFinder.Candidate candidate : candidates.subList(0, Math.min(candidates.size(), MOST_CANDIDATES))) {
            if (!plateShaped(candidate)) {
                continue;
            }
            List<SignRead> signs = new ArrayList<>();
            for (Quad line : candidate.lines()) {
                long before = CpuTime.ofThread();
                try (Mat upright = Rectified.cut(picture, line, ROWS, LONGEST)) {
                    long cut = CpuTime.ofThread();
                    signs.addAll(reader.read(upright));
                    rectify += cut - before;
                    reading += CpuTime.ofThread() - cut;
                }
            }
            long before = CpuTime.ofThread();
            RegionBox.Line whole = withRegion(picture, new RegionBox.Line(outline(candidate), signs), candidate);
            reading += CpuTime.ofThread() - before;
            Spotted judgement = judge(whole, candidate.score());
            if (judgement != null) {
                judged.add(judgement);
            }
        }
        List<Spotted> chosen = choose(judged, least);
        long end = CpuTime.ofThread();
        cost = new Cost(found - start, rectify, reading, end - found - rectify - reading);
        return chosen;
    }

    private static boolean plateShaped(PlateFinder.Candidate candidate) {
        Quad line = candidate.lines().getFirst();
        double aspect = line.width() / Math.max(1, line.height());
        return line.height() >= 7 && aspect >= (candidate.lines().size() > 1 ? 0.8 : 1.3) && aspect <= 9;
    }

    private RegionBox.Line withRegion(Mat picture, RegionBox.Line line, PlateFinder.Candidate candidate) {
        return candidate.lines().size() > 1 ? line : regions.look(picture, line).orElse(line);
    }

    private Spotted judge(RegionBox.Line line, double found) {
        Reading reading = text.reading(line.signs());
        if (reading == null) {
            return null;
        }
        double mean = reading.signConfidence().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        double prior = text.prior(reading.plate().text());
        double score = mean * mean * prior * (0.7 + 0.3 * found);
        return new Spotted(new PlateRead(reading, line.outline(), score), line.signs());
    }

    private static Quad outline(PlateFinder.Candidate candidate) {
        if (candidate.lines().size() == 1) {
            return candidate.lines().getFirst();
        }
        Quad.Box box = candidate.box();
        return Quad.of(box.x(), box.y(), box.width(), box.height());
    }

    private static List<Spotted> choose(List<Spotted> judged, double least) {
        judged.sort(Comparator.comparingDouble((Spotted one) -> -one.read.certainty()));
        List<Spotted> chosen = new ArrayList<>();
        for (Spotted one : judged) {
            Quad.Box box = one.read.outline().box();
            boolean taken = chosen.stream().anyMatch(other -> {
                Quad.Box there = other.read.outline().box();
                return box.shared(there) > 0.3 * Math.min(box.area(), there.area());
            });
            if (!taken && one.read.certainty() >= least) {
                chosen.add(one);
            }
        }
        return chosen;
    }

    @Override
    public void close() {
        finder.close();
        reader.close();
    }
}
