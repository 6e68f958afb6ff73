package eu.sargs.plate;

import eu.sargs.plate.PlateMatch.Kind;
import eu.sargs.plate.PlateMatch.Substitution;
import eu.sargs.platform.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A watched plate: signs, {@code ?} for exactly one and {@code *} for any number. Immutable.
 *
 * <p>A read fits exactly or by wildcard when every sign of the pattern is the sign read; by confusables when signs
 * differ only within their fold class ({@link Confusables#fold(char)}); by an alternative when the reader's second or
 * later choice fits without confusables. The first of the first two that fits is taken, else the better scored of the
 * last two.
 *
 * <p>The score of a match is the confidence of the text that fits, times, for each sign read otherwise than wanted,
 * {@code 1 − (1 − likeness) · confidence of the sign}: what is hard to tell apart or was read unsurely counts little
 * against the match. Where the pattern fits the series of the read's country better than the read does, half of that
 * loss is given back; where the read fits better, it counts twice.
 */
public final class PlatePattern {
    /** Confusable matches whose signs are less alike than this are none: three unlike signs on a sure read. */
    private static final double LEAST_LIKENESS = 0.15;

    private final String text;
    private final String folded;
    private final boolean wild;

    private PlatePattern(String text) {
        this.text = text;
        this.folded = Confusables.fold(text);
        this.wild = text.indexOf('?') >= 0 || text.indexOf('*') >= 0;
    }

    /**
     * @param raw as typed: small letters, Cyrillic look-alikes and separators are normalised, {@code **} is one {@code *}
     * @throws Fault PLA-01 nothing to look for, PLA-02 a sign no plate has (sign and place), PLA-03 too long
     */
    public static PlatePattern parse(String raw) {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '?' || c == '*') {
                if (c != '*' || signs.isEmpty() || signs.charAt(signs.length() - 1) != '*') {
                    signs.append(c);
                }
            } else if (!Character.isWhitespace(c) && "-–.·:_/".indexOf(c) < 0) {
                String sign = Plate.normalise(String.valueOf(c));
                if (sign.isEmpty()) {
                    throw new Fault("PLA-02", "plate.fault.sign", String.valueOf(c), i + 1);
                }
                signs.append(sign);
            }
        }
        if (signs.isEmpty()) {
            throw new Fault("PLA-01", "plate.fault.empty");
        }
        if (signs.length() > Plate.LONGEST) {
            throw new Fault("PLA-03", "plate.fault.long", Plate.LONGEST);
        }
        for (char c : signs.toString().toCharArray()) {
            if (c != '?' && c != '*' && !sign(c)) {
                throw new Fault("PLA-02", "plate.fault.sign", String.valueOf(c), raw.indexOf(c) + 1);
            }
        }
        return new PlatePattern(signs.toString());
    }

    private static boolean sign(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || Character.isUpperCase(c) && c > 127;
    }

    /** Normalised, {@code HO3817}, {@code ?B12*}. */
    public String text() {
        return text;
    }

    /** {@link #text} with its signs folded: what an index looks up. */
    public String folded() {
        return folded;
    }

    /** Whether it has {@code ?} or {@code *}. */
    public boolean wild() {
        return wild;
    }

    /** Signs that are neither {@code ?} nor {@code *}. */
    public int fixedSigns() {
        return (int) text.chars().filter(c -> c != '?' && c != '*').count();
    }

    public boolean hasStar() {
        return text.indexOf('*') >= 0;
    }

    /** Whether a folded text ({@link Confusables#fold(String)}) fits this pattern folded: quick, and true for every text that {@link #match} takes for what it is. */
    public boolean mayFit(String foldedPlate) {
        return wild ? glob(folded, foldedPlate) : folded.equals(foldedPlate);
    }

    /** Whether and why a read fits. */
    public Optional<PlateMatch> match(Reading reading) {
        String read = reading.plate().text();
        boolean formatFits = formatFits(reading.plate(), reading.country());
        if (wild ? glob(text, read) : text.equals(read)) {
            Kind kind = wild ? Kind.WILDCARD : Kind.EXACT;
            return Optional.of(
                    new PlateMatch(text, reading.plate(), kind, reading.confidence(), List.of(), formatFits));
        }
        Optional<PlateMatch> confused = mayFit(Confusables.fold(read)) ? confused(reading) : Optional.empty();
        Optional<PlateMatch> other = reading.alternatives().stream()
                .filter(alternative -> wild
                        ? glob(text, alternative.plate().text())
                        : text.equals(alternative.plate().text()))
                .max(Comparator.comparingDouble(Reading.Alternative::confidence))
                .map(alternative -> new PlateMatch(
                        text,
                        alternative.plate(),
                        Kind.ALTERNATIVE,
                        alternative.confidence(),
                        List.of(),
                        formatFits(alternative.plate(), reading.country())));
        return confused.isPresent()
                        && (other.isEmpty()
                                || confused.get().score() >= other.get().score())
                ? confused
                : other;
    }

    private boolean formatFits(Plate wanted, Country country) {
        return CountryFormats.standard().fit(wanted, country) > 0;
    }

    private Optional<PlateMatch> confused(Reading reading) {
        String read = reading.plate().text();
        String wanted = new Alignment(text, read).best();
        List<Substitution> substitutions = new ArrayList<>();
        double likeness = 1;
        double factor = 1;
        for (int i = 0; i < read.length(); i++) {
            if (read.charAt(i) != wanted.charAt(i)) {
                double like = Confusables.likeness(read.charAt(i), wanted.charAt(i));
                likeness *= like;
                factor *= 1 - (1 - like) * Math.clamp(reading.signConfidence().get(i), 0, 1);
                substitutions.add(new Substitution(i, read.charAt(i), wanted.charAt(i)));
            }
        }
        double wantedFit = CountryFormats.standard().fit(new Plate(wanted), reading.country());
        double readFit = CountryFormats.standard().fit(reading.plate(), reading.country());
        if (wantedFit > readFit) {
            factor = (1 + factor) / 2;
            likeness = (1 + likeness) / 2;
        } else if (readFit > wantedFit) {
            factor *= factor;
        }
        if (likeness < LEAST_LIKENESS) {
            return Optional.empty();
        }
        double score = reading.confidence() * factor;
        return Optional.of(new PlateMatch(text, reading.plate(), Kind.CONFUSABLE, score, substitutions, wantedFit > 0));
    }

    /** {@code ?} one sign, {@code *} any number; goes back to the last star where it must. */
    private static boolean glob(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Lays a pattern over a read that fits its fold, so that as little as possible is read otherwise than wanted. */
    private record Alignment(String pattern, String read) {
        /** The read with the pattern's signs put where they are wanted. */
        String best() {
            int rows = pattern.length();
            int columns = read.length();
            double[][] like = new double[rows + 1][columns + 1]; // of pattern from p on and read from t on
            like[rows][columns] = 1;
            for (int p = rows - 1; p >= 0; p--) {
                for (int t = columns; t >= 0; t--) {
                    like[p][t] = pattern.charAt(p) == '*'
                            ? Math.max(like[p + 1][t], t < columns ? like[p][t + 1] : 0)
                            : t < columns ? step(p, t) * like[p + 1][t + 1] : 0;
                }
            }
            StringBuilder wanted = new StringBuilder();
            int p = 0;
            for (int t = 0; t < columns; ) {
                char c = pattern.charAt(p);
                if (c == '*' && like[p + 1][t] >= like[p][t + 1]) {
                    p++;
                } else {
                    wanted.append(c == '*' || c == '?' ? read.charAt(t) : c);
                    p += c == '*' ? 0 : 1;
                    t++;
                }
            }
            return wanted.toString();
        }

        private double step(int p, int t) {
            char c = pattern.charAt(p);
            if (c == '?') {
                return 1;
            }
            char r = read.charAt(t);
            return Confusables.fold(c) == Confusables.fold(r) ? Confusables.likeness(c, r) : 0;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlatePattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
