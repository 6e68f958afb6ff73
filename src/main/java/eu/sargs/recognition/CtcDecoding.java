package eu.sargs.recognition;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From a CTC network's probabilities, {@code float[steps][classes]}, to signs. Classes are folded first: upper and
 * lower case are one sign, what no plate carries is a gap. So a sign whose probability is spread over {@code o} and
 * {@code O} counts whole.
 */
final class CtcDecoding {
    /** Where every sign of ours lies in a folded step: 0 blank, 1 gap, then A–Z, then 0–9. */
    private static final int BLANK = 0;

    private static final int GAP = 1;
    private static final int FIRST_LETTER = 2;
    private static final int FIRST_DIGIT = FIRST_LETTER + 26;
    private static final int FOLDED = FIRST_DIGIT + 10;
    private static final double WORTH_KEEPING = 0.002;

    private final int[] fold;

    /** @param dictionary the network's classes after the blank, in its order */
    CtcDecoding(String dictionary) {
        fold = new int[dictionary.length() + 1];
        fold[0] = BLANK;
        for (int i = 0; i < dictionary.length(); i++) {
            fold[i + 1] = folded(dictionary.charAt(i));
        }
    }

    int classes() {
        return fold.length;
    }

    private static int folded(char sign) {
        if (sign == 'l' || sign == '|') {
            return FIRST_LETTER + 'I' - 'A'; // no plate has them: what looks like a bar is an I (or a 1, its twin)
        }
        char upper = Character.toUpperCase(sign);
        if (upper >= 'A' && upper <= 'Z') {
            return FIRST_LETTER + upper - 'A';
        }
        return sign >= '0' && sign <= '9' ? FIRST_DIGIT + sign - '0' : GAP;
    }

    private static char sign(int folded) {
        return (char) (folded < FIRST_DIGIT ? 'A' + folded - FIRST_LETTER : '0' + folded - FIRST_DIGIT);
    }

    /**
     * The best path, and for each of its signs what else was likely at the steps it was read from.
     *
     * @param values {@code float[steps][classes]}, row after row
     * @param used part of the steps that lie on the text, 0 to 1; behind it is padding
     */
    List<SignRead> decode(FloatBuffer values, int steps, double used) {
        List<SignRead> signs = new ArrayList<>();
        float[] raw = new float[fold.length];
        double[] step = new double[FOLDED];
        double[] run = new double[FOLDED];
        int running = BLANK;
        int runFrom = 0;
        double absent = 1;
        boolean gap = false;
        for (int t = 0; t <= steps; t++) {
            int best = BLANK;
            if (t < steps) {
                values.get(t * fold.length, raw);
                Arrays.fill(step, 0);
                for (int c = 0; c < raw.length; c++) {
                    step[fold[c]] += raw[c];
                }
                for (int c = 1; c < FOLDED; c++) {
                    if (step[c] > step[best]) {
                        best = c;
                    }
                }
            }
            if (best != running) {
                if (running >= FIRST_LETTER) {
                    double middle = (runFrom + t) / 2.0 / steps / Math.max(used, 1e-6);
                    signs.add(new SignRead(choices(run, running), absent, Math.min(1, middle), gap));
                    gap = false;
                } else if (running == GAP) {
                    gap = true;
                }
                running = best;
                runFrom = t;
                absent = 1;
                Arrays.fill(run, 0);
            }
            if (running >= FIRST_LETTER) {
                absent = Math.min(absent, step[BLANK] + step[GAP]);
                for (int c = FIRST_LETTER; c < FOLDED; c++) {
                    run[c] = Math.max(run[c], step[c]);
                }
            }
        }
        return signs;
    }

    private static List<SignRead.Choice> choices(double[] run, int best) {
        List<SignRead.Choice> choices = new ArrayList<>();
        double others = 0;
        for (int c = FIRST_LETTER; c < FOLDED; c++) {
            if (c != best && run[c] >= WORTH_KEEPING) {
                choices.add(new SignRead.Choice(sign(c), run[c]));
                others += run[c];
            }
        }
        // Maxima of several steps: together they may pass 1.
        double sure = Math.min(1, run[best]);
        double scale = others > 1 - sure ? (1 - sure) / others : 1;
        List<SignRead.Choice> all = new ArrayList<>();
        all.add(new SignRead.Choice(sign(best), sure));
        choices.sort((a, b) -> Double.compare(b.probability(), a.probability()));
        for (SignRead.Choice choice : choices) {
            all.add(new SignRead.Choice(choice.sign(), choice.probability() * scale));
        }
        return all;
    }
}
