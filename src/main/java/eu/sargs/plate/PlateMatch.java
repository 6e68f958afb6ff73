package eu.sargs.plate;

import java.util.List;

/**
 * Why a read fits a pattern, so that an officer can see it.
 *
 * @param pattern as watched, {@code HO3817} or {@code ?B12*}
 * @param plate the text that fits: the read, or one of its alternatives
 * @param score 0 to 1; 1 for an exact read of full confidence
 * @param substitutions sign by sign where the read differs from the pattern; empty when exact
 * @param formatFits whether the pattern's text (not the read) is a format of the read's country
 */
public record PlateMatch(
        String pattern, Plate plate, Kind kind, double score, List<Substitution> substitutions, boolean formatFits) {
    /** How close it is. */
    public enum Kind {
        EXACT,
        WILDCARD,
        CONFUSABLE,
        /** The reader's second or later choice fits. */
        ALTERNATIVE
    }

    /**
     * @param at place in the read, from 0
     * @param read the sign read
     * @param wanted the pattern's sign
     */
    public record Substitution(int at, char read, char wanted) {}

    public PlateMatch {
        substitutions = List.copyOf(substitutions);
    }
}
