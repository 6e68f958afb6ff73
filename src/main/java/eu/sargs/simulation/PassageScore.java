package eu.sargs.simulation;

import eu.sargs.plate.Plate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How well passages were read: each readable passage ought to give exactly one read, with its text.
 *
 * @param readable passages whose plate was large enough for long enough
 * @param right of these, read with the right text exactly once
 * @param missed of these, without any read in their time
 * @param doubled of these, read right more than once
 * @param wrong of these, read only with another text
 * @param stray further reads: of no vehicle, or a second, wrong text for one
 */
public record PassageScore(int readable, int right, int missed, int doubled, int wrong, int stray) {
    /**
     * A read to be judged.
     *
     * @param fromMs from the clip's start
     * @param toMs from the clip's start; equal to fromMs where only a moment is known
     */
    public record Read(Plate plate, long fromMs, long toMs) {}

    /** Reads may begin and end this much outside the time the plate was seen, ms. */
    private static final long SLACK = 700;

    /**
     * @param pixels a plate counts as readable from this width on …
     * @param pictures … in at least that many pictures
     * @param lenient whether O and 0, and I and 1, count as equal
     */
    public static PassageScore of(GroundTruth truth, List<Read> reads, double pixels, int pictures, boolean lenient) {
        int readable = 0;
        int right = 0;
        int missed = 0;
        int doubled = 0;
        int wrong = 0;
        Set<Integer> explained = new HashSet<>();
        for (TruePassage passage : truth.passages()) {
            boolean counts = passage.picturesAtLeast(pixels) >= pictures;
            List<Integer> same = new ArrayList<>();
            List<Integer> within = new ArrayList<>();
            for (int i = 0; i < reads.size(); i++) {
                Read read = reads.get(i);
                boolean overlaps =
                        read.fromMs() <= passage.leaveMs() + SLACK && read.toMs() >= passage.enterMs() - SLACK;
                if (!overlaps) {
                    continue;
                }
                if (equal(read.plate(), passage.plate(), lenient)) {
                    same.add(i);
                } else if (!belongsElsewhere(read, passage, truth, lenient)) {
                    within.add(i);
                }
            }
            explained.addAll(same);
            if (!counts) {
                explained.addAll(within);
                continue;
            }
            readable++;
            // Two vehicles may be in view at once: a text that is wrong is laid to one of them only.
            within.removeAll(explained);
            boolean misread = same.isEmpty() && !within.isEmpty();
            if (misread) {
                explained.add(within.getFirst());
                wrong++;
            }
            if (same.size() == 1) {
                right++;
            } else if (same.size() > 1) {
                doubled++;
            } else if (!misread) {
                missed++;
            }
        }
        return new PassageScore(readable, right, missed, doubled, wrong, reads.size() - explained.size());
    }

    /** Share of readable passages read right, once; 1 where there were none. */
    public double rightShare() {
        return readable == 0 ? 1 : right / (double) readable;
    }

    /** Both together, for a score over several clips. */
    public PassageScore plus(PassageScore other) {
        return new PassageScore(
                readable + other.readable,
                right + other.right,
                missed + other.missed,
                doubled + other.doubled,
                wrong + other.wrong,
                stray + other.stray);
    }

    private static boolean belongsElsewhere(Read read, TruePassage not, GroundTruth truth, boolean lenient) {
        return truth.passages().stream()
                .anyMatch(p -> p != not
                        && equal(read.plate(), p.plate(), lenient)
                        && read.fromMs() <= p.leaveMs() + SLACK
                        && read.toMs() >= p.enterMs() - SLACK);
    }

    private static boolean equal(Plate one, Plate other, boolean lenient) {
        return lenient ? folded(one).equals(folded(other)) : one.equals(other);
    }

    private static String folded(Plate plate) {
        return plate.text().replace('O', '0').replace('I', '1');
    }
}
