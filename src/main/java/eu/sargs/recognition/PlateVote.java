package eu.sargs.recognition;

import eu.sargs.plate.Confusables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a vehicle's plate is after many looks at it. Reads of one length vote sign by sign, each with its weight; the
 * length with the most weight wins. Looks at the same plate err alike, so agreement counts less than independent
 * evidence would.
 */
final class PlateVote {
    private static final double MOST_AGREEMENT = 2.5;

    private record Look(List<SignRead> signs, String text, double weight) {}

    private final List<Look> looks = new ArrayList<>();

    /** Its weight is by certainty and size of the look. */
    void add(Sighted sighted) {
        looks.add(new Look(sighted.signs(), sighted.text(), sighted.weight()));
    }

    int looks() {
        return looks.size();
    }

    /** How many looks read just this text. */
    long agreeing(String text) {
        return looks.stream().filter(look -> look.text.equals(text)).count();
    }

    /** The part of all weight that lies on looks which read just this text, 0 to 1. */
    double share(String text) {
        double all = looks.stream().mapToDouble(Look::weight).sum();
        double same = looks.stream()
                .filter(look -> look.text.equals(text))
                .mapToDouble(Look::weight)
                .sum();
        return all > 0 ? same / all : 0;
    }

    /** How far it is from a text, in signs; look-alikes count in part. Of all looks' texts the nearest counts. */
    double distance(String text) {
        return looks.stream()
                .mapToDouble(look -> Confusables.distance(look.text, text))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    void addAll(PlateVote other) {
        looks.addAll(other.looks);
    }

    /** The signs after the vote; none before the first look. */
    Optional<List<SignRead>> signs() {
        Map<Integer, Double> lengths = new HashMap<>();
        looks.forEach(look -> lengths.merge(look.signs.size(), look.weight, Double::sum));
        return lengths.entrySet().stream()
                .max(Comparator.comparingDouble((Map.Entry<Integer, Double> entry) -> entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> voted(entry.getKey()));
    }

    private List<SignRead> voted(int length) {
        List<Look> same =
                looks.stream().filter(look -> look.signs.size() == length).toList();
        double all = same.stream().mapToDouble(Look::weight).sum();
        double agreement = Math.min(MOST_AGREEMENT, 1 + Math.log(same.size()) / Math.log(2) / 2);
        List<SignRead> signs = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Map<Character, Double> votes = new LinkedHashMap<>();
            double position = 0;
            double gap = 0;
            double absent = 0;
            for (Look look : same) {
                SignRead sign = look.signs.get(i);
                for (SignRead.Choice choice : sign.choices()) {
                    votes.merge(choice.sign(), choice.probability() * look.weight / all, Double::sum);
                }
                absent += sign.absent() * look.weight / all;
                position += sign.position() * look.weight / all;
                gap += sign.gapBefore() ? look.weight / all : 0;
            }
            signs.add(new SignRead(sharpened(votes, agreement), Math.pow(absent, agreement), position, gap > 0.5));
        }
        return signs;
    }

    private static List<SignRead.Choice> sharpened(Map<Character, Double> votes, double agreement) {
        double unseen = Math.max(
                0, 1 - votes.values().stream().mapToDouble(Double::doubleValue).sum());
        double total = Math.pow(unseen, agreement);
        for (double vote : votes.values()) {
            total += Math.pow(vote, agreement);
        }
        double whole = total;
        return votes.entrySet().stream()
                .map(vote -> new SignRead.Choice(vote.getKey(), Math.pow(vote.getValue(), agreement) / whole))
                .sorted(Comparator.comparingDouble((SignRead.Choice choice) -> -choice.probability()))
                .toList();
    }
}
