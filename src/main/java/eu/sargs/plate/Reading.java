package eu.sargs.plate;

import java.util.List;
import java.util.Objects;

/**
 * What was read on one plate, in one picture or over a passage.
 *
 * @param plate best text
 * @param country by its format and, where the reader has one, its country head
 * @param confidence that the whole text is right, 0 to 1
 * @param signConfidence one value 0 to 1 for each sign of {@code plate}
 * @param alternatives other texts, most likely first, without {@code plate} itself
 */
public record Reading(
        Plate plate, Country country, double confidence, List<Double> signConfidence, List<Alternative> alternatives) {

    /** Another text the reader held possible. @param confidence 0 to 1 */
    public record Alternative(Plate plate, double confidence) {}

    public Reading {
        Objects.requireNonNull(plate);
        Objects.requireNonNull(country);
        signConfidence = List.copyOf(signConfidence);
        alternatives = List.copyOf(alternatives);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("Confidence outside 0 to 1");
        }
        if (signConfidence.size() != plate.length()) {
            throw new IllegalArgumentException("One confidence a sign");
        }
    }

    /** A text that somebody is sure of: an officer's entry, a test's truth. */
    public static Reading certain(Plate plate, Country country) {
        return new Reading(plate, country, 1, java.util.Collections.nCopies(plate.length(), 1.0), List.of());
    }
}
