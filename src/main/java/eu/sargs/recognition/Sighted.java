package eu.sargs.recognition;

import java.util.List;

/**
 * A plate seen in one frame.
 *
 * @param box in the frame's pixels
 * @param signs as read in this frame alone
 * @param text what they say together, after the formats had their say
 * @param certainty that it is a plate and read right, 0 to 1
 * @param whole whether the plate and its surroundings lie wholly inside the frame
 */
record Sighted(Quad.Box box, List<SignRead> signs, String text, double certainty, boolean whole) {
    /** What a look at a plate that is leaving the picture is worth beside one at a whole plate. */
    private static final double CUT = 0.4;

    double leastConfidence() {
        return signs.stream().mapToDouble(SignRead::confidence).min().orElse(0);
    }

    /** What this look is worth in a vote: sure looks at large plates more. */
    double weight() {
        double size = Math.min(1.5, box.height() / 16);
        return Math.max(1e-3, certainty * certainty * leastConfidence() * size * (whole ? 1 : CUT));
    }
}
