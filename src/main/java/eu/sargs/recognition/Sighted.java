package eu.sargs.recognition;

import java.util.List;

/**
 * A plate seen in one frame.
 *
 * @param box in the frame's pixels
 * @param signs as read in this frame alone
 * @param certainty that it is a plate and read right, 0 to 1
 */
record Sighted(Quad.Box box, List<SignRead> signs, double certainty) {
    String text() {
        return SignRead.text(signs);
    }

    double leastConfidence() {
        return signs.stream().mapToDouble(SignRead::confidence).min().orElse(0);
    }

    /** What this look is worth in a vote: sure looks at large plates more. */
    double weight() {
        double size = Math.min(1.5, box.height() / 16);
        return Math.max(1e-3, certainty * certainty * leastConfidence() * size);
    }
}
