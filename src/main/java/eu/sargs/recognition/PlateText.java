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

/**
 * From signs to a plate's text. The formats are a soft prior: they choose between texts that the reader itself held
 * possible, and never bring in a sign that it did not see, for personalised plates fit nothing.
 */
final class PlateText {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 10;
    private static final int BEAM = 12;
    private static final int ALTERNATIVES = 5;

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
        return Math.max(shape, fit >= 0.15 ? 0.8 + 0.2 * fit : shape);
    }

    /** The likeliest text with its alternatives; null where there are too few or too many signs for a plate. */
    Reading reading(List<SignRead> signs) {
        if (signs.size() < SHORTEST || signs.size() > LONGEST) {
            return null;
        }
        Map<String, Double> weighed = new HashMap<>();
        double total = 0;
        for (Guess guess : beam(signs)) {
            double weight = guess.probability * prior(guess.text);
            weighed.put(guess.text, weight);
            total += weight;
        }
        List<String> order = weighed.keySet().stream()
                .sorted(Comparator.comparingDouble((String text) -> -weighed.get(text))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        String best = order.getFirst();
        double seen = beamMass(signs);
        List<Reading.Alternative> alternatives = new ArrayList<>();
        for (String text : order.subList(1, Math.min(order.size(), 1 + ALTERNATIVES))) {
            alternatives.add(new Reading.Alternative(new Plate(text), seen * weighed.get(text) / total));
        }
        List<Double> confidence = new ArrayList<>();
        for (int i = 0; i < signs.size(); i++) {
            confidence.add(signs.get(i).probability(best.charAt(i)));
        }
        Plate plate = new Plate(best);
        return new Reading(plate, country(plate), seen * weighed.get(best) / total, confidence, alternatives);
    }

    private Country country(Plate plate) {
        return formats.guess(plate);
    }

    private record Guess(String text, double probability) {}

    /** How much of all that the signs may be lies in the texts we weigh. */
    private static double beamMass(List<SignRead> signs) {
        return Math.min(1, beam(signs).stream().mapToDouble(Guess::probability).sum());
    }

    private static List<Guess> beam(List<SignRead> signs) {
        List<Guess> guesses = List.of(new Guess("", 1));
        for (SignRead sign : signs) {
            List<Guess> next = new ArrayList<>();
            for (Guess guess : guesses) {
                for (SignRead.Choice choice : sign.choices()) {
                    next.add(new Guess(guess.text + choice.sign(), guess.probability * choice.probability()));
                }
            }
            next.sort(Comparator.comparingDouble((Guess guess) -> -guess.probability));
            guesses = next.size() > BEAM ? List.copyOf(next.subList(0, BEAM)) : next;
        }
        return guesses;
    }
}
