package eu.sargs.recognition;

import eu.sargs.plate.Country;
import eu.sargs.plate.CountryFormats;
import eu.sargs.plate.FormatMatch;
import eu.sargs.plate.Plate;
import eu.sargs.plate.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From signs to a plate's text. The formats are a soft prior: they choose between texts that the reader itself held
 * possible, and never bring in a sign that it did not see, for personalised plates fit nothing.
 */
final class PlateText {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 10;
    private static final int BEAM = 12;
    private static final int ALTERNATIVES = 5;
    private static final int MOST_SIGNS = 13;
    private static final double LEAST_ABSENT = 0.03;
    /** A doubtful first sign is more often the country band's edge than any other is nothing. */
    private static final double EDGE = 1.6;
    /** That what stands apart and is a country's code is its band and no part of the text. */
    private static final double BAND = 3;
    /** The same of one letter where all together is a series: a German town's stands apart too. */
    private static final double BAND_OR_TOWN = 0.8;
    /** From here on a text is of a series; less is a personalised plate's. */
    private static final double SERIES = 0.15;

    /** Distinguishing signs on the blue band (Vienna Convention on Road Traffic, annex 3). */
    private static final Set<String> BANDS = Set.of(
            "A", "B", "BG", "CY", "CZ", "D", "DK", "E", "EST", "F", "FIN", "GR", "H", "HR", "I", "IRL", "L", "LT", "LV",
            "M", "N", "NL", "P", "PL", "RO", "S", "SK", "SLO", "UA", "BY", "RUS", "KZ", "MD", "GB", "UK");

    private final CountryFormats formats;

    PlateText(CountryFormats formats) {
        this.formats = formats;
    }

    /**
     * How much a text looks like a plate before any picture is seen, 0 to 1: 1 for a series of the countries we know
     * most of, less for a mixture of letters and digits that fits none, least for a mere word or number.
     */
    double prior(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return 0;
        }
        int digits = (int) text.chars().filter(c -> c <= '9').count();
        double shape = digits == 0 ? 0.25 : digits == text.length() ? 0.2 : text.length() < 5 ? 0.35 : 0.55;
        double fit = 0;
        for (FormatMatch match : formats.match(new Plate(text))) {
            fit = Math.max(fit, match.fit());
        }
        // The rarest ordinary series still says more than none; a personalised one (0.1 and less) says little.
        return Math.max(shape, fit >= SERIES ? 0.8 + 0.2 * fit : shape);
    }

    /** The likeliest text with its alternatives; null where there are too few or too many signs for a plate. */
    Reading reading(List<SignRead> signs) {
        if (signs.size() < SHORTEST || signs.size() > MOST_SIGNS) {
            return null;
        }
        Map<String, Double> weighed = new HashMap<>();
        Map<String, Guess> by = new HashMap<>();
        double total = 0;
        double seen = 0;
        for (Guess guess : guesses(signs)) {
            double weight = guess.probability * prior(guess.text);
            if (weight > 0) {
                weighed.merge(guess.text, weight, Double::sum);
                by.putIfAbsent(guess.text, guess);
                total += weight;
                seen += guess.probability;
            }
        }
        if (weighed.isEmpty()) {
            return null;
        }
        List<String> order = weighed.keySet().stream()
                .sorted(Comparator.comparingDouble((String text) -> -weighed.get(text))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        double known = Math.min(1, seen) / total;
        List<Reading.Alternative> alternatives = new ArrayList<>();
        for (String text : order.subList(1, Math.min(order.size(), 1 + ALTERNATIVES))) {
            alternatives.add(new Reading.Alternative(new Plate(text), known * weighed.get(text)));
        }
        Guess best = by.get(order.getFirst());
        List<Double> confidence = new ArrayList<>();
        for (int i = 0; i < best.text.length(); i++) {
            confidence.add(signs.get(best.from.get(i)).probability(best.text.charAt(i)));
        }
        Plate plate = new Plate(best.text);
        return new Reading(
                plate, formats.guess(plate), Math.min(1, known * weighed.get(best.text)), confidence, alternatives);
    }

    /** @param from which of the signs each of the text's is */
    private record Guess(String text, double probability, List<Integer> from) {
        Guess with(char sign, double probability, int at) {
            List<Integer> longer = new ArrayList<>(from);
            longer.add(at);
            return new Guess(text + sign, this.probability * probability, longer);
        }

        Guess times(double probability) {
            return new Guess(text, this.probability * probability, from);
        }
    }

    private List<Guess> guesses(List<SignRead> signs) {
        List<Guess> guesses = new ArrayList<>(beam(signs, 0));
        int band = band(signs);
        if (band > 0) {
            // The reader is sure of these signs, and they are there: only they are not the plate's text.
            boolean town = band == 1
                    && signs.getFirst().best() != 'D'
                    && formats.fit(new Plate(guesses.getFirst().text), Country.UNKNOWN) >= SERIES;
            double weight = town ? BAND_OR_TOWN : BAND;
            beam(signs, band).forEach(guess -> guesses.add(guess.times(weight)));
        }
        return guesses;
    }

    private static List<Guess> beam(List<SignRead> signs, int first) {
        List<Guess> guesses = List.of(new Guess("", 1, List.of()));
        for (int i = first; i < signs.size(); i++) {
            SignRead sign = signs.get(i);
            double absent = Math.min(1, sign.absent() * (i == 0 ? EDGE : 1));
            List<Guess> next = new ArrayList<>();
            for (Guess guess : guesses) {
                for (SignRead.Choice choice : sign.choices()) {
                    next.add(guess.with(choice.sign(), choice.probability(), i));
                }
                if (absent >= LEAST_ABSENT) {
                    next.add(guess.times(absent));
                }
            }
            next.sort(Comparator.comparingDouble((Guess guess) -> -guess.probability));
            guesses = next.size() > BEAM ? List.copyOf(next.subList(0, BEAM)) : next;
        }
        return guesses;
    }

    /** How many signs at the beginning are a country's on its band: they are its code, and stand apart. */
    private static int band(List<SignRead> signs) {
        if (signs.size() < 6) {
            return 0;
        }
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < signs.size(); i++) {
            steps.add(signs.get(i).position() - signs.get(i - 1).position());
        }
        double usual = steps.stream().sorted().toList().get(steps.size() / 2);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < Math.min(3, signs.size() - 4); i++) {
            code.append(signs.get(i).best());
            if (BANDS.contains(code.toString()) && steps.get(i) > 1.9 * usual) {
                return i + 1;
            }
        }
        return 0;
    }
}
