package eu.sargs.store;

import eu.sargs.plate.Confusables;
import java.time.Duration;

/**
 * A day and a plate in one number, by which sightings are found. The day leads, so that new ones go into the few pages
 * of their days and not into all there are; then come the first eight signs, look-alikes made equal. Plates that differ
 * later, or in letters that are not Latin, share a number: whoever looks one up compares the texts.
 */
final class PlateDay {
    /** The first millisecond that has no number. */
    static final long END = 221_845_392_000_000L; // the year 9000

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int SIGNS = 8;
    /** Nothing, ten digits, the letters that are their own fold, all others. */
    private static final int KINDS = 37;

    private static final long PLATES = power(KINDS, SIGNS);

    private PlateDay() {}

    private static long power(long base, int exponent) {
        return exponent == 0 ? 1 : base * power(base, exponent - 1);
    }

    /** @param millis since 1970 UTC, before {@link #END} */
    static long of(long millis, String plate) {
        return first(millis / DAY) + plate(plate);
    }

    /** The least number of a day. @param day since 1970 UTC */
    static long first(long day) {
        return day * PLATES;
    }

    /** The day of a number. */
    static long day(long number) {
        return number / PLATES;
    }

    /** What a plate adds to the first number of any day. */
    static long plate(String plate) {
        long number = 0;
        for (int i = 0; i < SIGNS; i++) {
            number = number * KINDS + (i < plate.length() ? sign(Confusables.fold(plate.charAt(i))) : 0);
        }
        return number;
    }

    /** Z is the fold of no sign, so its number is free for letters that are not Latin. */
    private static int sign(char folded) {
        if (folded <= '9') {
            return folded - '0' + 1;
        }
        return folded <= 'Z' ? folded - 'A' + 11 : KINDS - 1;
    }
}
