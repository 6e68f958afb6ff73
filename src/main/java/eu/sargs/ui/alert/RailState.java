package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the alert rail shows.
 *
 * @param cards open alerts, most urgent first, then those ended a short while ago, the latest first
 * @param flood low alarms of a flood, as one line
 * @param late alarms that came in too late to ring, as one line
 * @param shelf those set aside for a while
 * @param waiting open alerts, folded ones included, those on the shelf not
 * @param lastTenMinutes alarms raised in the last 10 minutes
 */
record RailState(
        List<Alert> cards,
        Optional<Fold> flood,
        Optional<Fold> late,
        Optional<Shelf> shelf,
        int waiting,
        int lastTenMinutes) {
    /** Alarms in {@link #WINDOW} that make a flood. */
    static final int FLOOD = 10;

    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration ENDED_SHOWN = Duration.ofMinutes(15);
    private static final int ENDED_MOST = 3;

    /**
     * Several alarms in one line.
     *
     * @param alerts the latest first
     * @param reasons how many of each reason, the most frequent first
     */
    record Fold(List<Alert> alerts, Instant from, Instant to, Map<String, Integer> reasons) {
        static Optional<Fold> of(List<Alert> alerts) {
            if (alerts.isEmpty()) {
                return Optional.empty();
            }
            List<Alert> latest = alerts.stream()
                    .sorted(Comparator.comparing(Alert::raisedAt).reversed())
                    .toList();
            Map<String, Integer> counts = latest.stream()
                    .collect(Collectors.groupingBy(one -> one.entry().reason(), Collectors.summingInt(one -> 1)));
            Map<String, Integer> reasons = new LinkedHashMap<>();
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(one -> reasons.put(one.getKey(), one.getValue()));
            return Optional.of(new Fold(
                    latest, latest.getLast().raisedAt(), latest.getFirst().raisedAt(), reasons));
        }
    }

    /** @param next when the first of them comes back */
    record Shelf(int count, Instant next) {
        static Optional<Shelf> of(List<Alert> shelved) {
            return shelved.stream()
                    .map(one -> one.handled().shelved().orElseThrow().until())
                    .min(Comparator.naturalOrder())
                    .map(next -> new Shelf(shelved.size(), next));
        }
    }

    static RailState of(List<Alert> alerts, Instant now) {
        Set<Alert> flooded = flooded(alerts);
        List<Alert> cards = new ArrayList<>();
        List<Alert> flood = new ArrayList<>();
        List<Alert> late = new ArrayList<>();
        List<Alert> shelved = new ArrayList<>();
        for (Alert alert : Alert.mostUrgentFirst(alerts)) {
            if (!alert.open()) {
                continue;
            }
            if (alert.shelved(now)) {
                shelved.add(alert);
            } else if (alert.late()) {
                late.add(alert);
            } else if (flooded.contains(alert)) {
                flood.add(alert);
            } else {
                cards.add(alert);
            }
        }
        int waiting = cards.size() + flood.size() + late.size();
        alerts.stream()
                .filter(one -> one.closed()
                        .filter(end -> end.at().isAfter(now.minus(ENDED_SHOWN)))
                        .isPresent())
                .sorted(Comparator.comparing(
                                (Alert one) -> one.closed().orElseThrow().at())
                        .reversed())
                .limit(ENDED_MOST)
                .forEach(cards::add);
        int lately = (int) alerts.stream()
                .filter(one -> !one.late() && one.raisedAt().isAfter(now.minus(WINDOW)))
                .count();
        return new RailState(List.copyOf(cards), Fold.of(flood), Fold.of(late), Shelf.of(shelved), waiting, lately);
    }

    /** Whether so many alarms came in the last minutes that single ones no longer help. */
    static boolean flooding(List<Alert> alerts, Instant now) {
        return alerts.stream()
                        .filter(one -> !one.late() && one.raisedAt().isAfter(now.minus(WINDOW)))
                        .count()
                >= FLOOD;
    }

    /** Low alarms that came with nine others within ten minutes. */
    private static Set<Alert> flooded(List<Alert> alerts) {
        List<Alert> byTime = alerts.stream()
                .filter(one -> !one.late())
                .sorted(Comparator.comparing(Alert::raisedAt))
                .toList();
        Set<Alert> found = new HashSet<>();
        int from = 0;
        for (int to = 0; to < byTime.size(); to++) {
            while (Duration.between(byTime.get(from).raisedAt(), byTime.get(to).raisedAt())
                            .compareTo(WINDOW)
                    > 0) {
                from++;
            }
            if (to - from + 1 >= FLOOD) {
                for (Alert one : byTime.subList(from, to + 1)) {
                    if (one.entry().priority() == eu.sargs.watchlist.Priority.LOW) {
                        found.add(one);
                    }
                }
            }
        }
        return found;
    }
}
