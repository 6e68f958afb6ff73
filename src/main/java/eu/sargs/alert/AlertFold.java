package eu.sargs.alert;

import eu.sargs.access.StationKey;
import eu.sargs.sighting.Sighting;
import eu.sargs.watchlist.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What hits, ends and takings make: the alerts. Pure, and the same for the same tellings in any order, whichever
 * stations they come from.
 *
 * <p>An end covers the hits its officer saw; what is covered by none rings on, or anew, so no vehicle passes in silence
 * because an officer was quick or a link was slow. An entry's open hits of one vehicle less than
 * {@link #WINDOW} after the first of them are one alert. What the plate of an entry names is one vehicle, however it was
 * read; what a pattern fits are as many as there are plates.
 */
public final class AlertFold {
    /** One vehicle's open hits of one entry nearer than this to the first of them are one alert. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    /** A hit older than this when it is matched enters silently. */
    public static final Duration LATE = Duration.ofMinutes(30);

    /** Longest note, in signs. */
    public static final int LONGEST_NOTE = 2000;

    /** Longest note to a station that an alert is forwarded to, in signs: it is read at a glance. */
    public static final int LONGEST_FORWARD_NOTE = 200;

    /** The first of an alert's hits names it. */
    public static final Comparator<KeptHit> BY_SIGHTING = Comparator.comparing(
                    (KeptHit kept) -> kept.hit().sighting().from())
            .thenComparing(kept -> kept.hit().id().hex());

    /** An alert and the hits in it. */
    public record Group(Alert alert, Set<HitId> hits) {}

    /** What is known here that others need not know: which keys are ours, which are one station's, and which hits came too late to ring here. */
    public record Here(
            Predicate<StationKey> ours, BiPredicate<StationKey, StationKey> same, Predicate<HitId> cameLate) {}

    /** What makes hits one alert. @param plate empty where the entry names the vehicle */
    private record Wanted(EntryId entry, String plate) {
        static Wanted of(Hit hit) {
            boolean pattern = hit.entry().pattern().indexOf('?') >= 0
                    || hit.entry().pattern().indexOf('*') >= 0;
            return new Wanted(
                    hit.entry().id(), pattern ? hit.sighting().reading().plate().text() : "");
        }
    }

    private AlertFold() {}

    public static boolean late(Sighting sighting, Instant now) {
        return Duration.between(sighting.to(), now).compareTo(LATE) > 0;
    }

    /**
     * @param hits each once; of one end all that are known, or none; of an entry's open ones all, or none
     * @param ends all that cover one of these hits
     * @param takings all that name an alert one of these hits raises
     * @param handlings likewise
     * @return in no order
     */
    public static List<Group> of(
            Collection<KeptHit> hits,
            Collection<AlertEnd> ends,
            Collection<Taking> takings,
            Collection<Handling> handlings,
            Here here) {
        Map<HitId, List<AlertEnd>> covering = new HashMap<>();
        ends.stream()
                .distinct()
                .sorted()
                .forEach(end -> end.hits()
                        .forEach(hit -> covering.computeIfAbsent(hit, k -> new ArrayList<>(1))
                                .add(end)));
        Map<Wanted, List<KeptHit>> open = new HashMap<>();
        Map<AlertEnd, List<KeptHit>> ended = new TreeMap<>();
        for (KeptHit kept : hits) {
            List<AlertEnd> over = covering.get(kept.hit().id());
            if (over == null) {
                open.computeIfAbsent(Wanted.of(kept.hit()), k -> new ArrayList<>())
                        .add(kept);
            } else {
                ended.computeIfAbsent(over.getFirst(), k -> new ArrayList<>()).add(kept);
            }
        }
        List<Group> alerts = new ArrayList<>();
        ended.forEach((end, group) -> alerts.add(
                alert(group, Optional.of(end), covering, Course.ended(takenBefore(group, end, takings)), here)));
        open.values().forEach(vehicle -> {
            Optional<Handling.Shelved> shelved = names(vehicle).latest(Handling.Shelved.class, handlings);
            windows(vehicle).forEach(group -> {
                Course course = Course.of(names(group), shelved, takings, handlings, here, soundsAnyway(group, here));
                alerts.add(alert(group, Optional.empty(), covering, course, here));
            });
        });
        return alerts;
    }

    private static Names names(List<KeptHit> hits) {
        return new Names(hits.stream().map(kept -> kept.hit().id().raises()).collect(Collectors.toSet()));
    }

    private static Optional<Taking> takenBefore(List<KeptHit> group, AlertEnd end, Collection<Taking> takings) {
        return names(group)
                .of(takings)
                .filter(taking -> taking.at().compareTo(end.at()) < 0)
                .max(Comparator.naturalOrder());
    }

    /** Whether a camera or the entry is this station's: it sounds here where nothing else was said of it. */
    private static boolean soundsAnyway(List<KeptHit> group, Here here) {
        return group.stream().map(KeptHit::hit).anyMatch(hit -> here.ours().test(hit.seenBy()))
                || group.stream()
                        .max(BY_SIGHTING)
                        .flatMap(kept -> kept.hit().entry().home())
                        .filter(here.ours())
                        .isPresent();
    }

    private static List<List<KeptHit>> windows(List<KeptHit> hits) {
        hits.sort(BY_SIGHTING);
        List<List<KeptHit>> windows = new ArrayList<>();
        Instant until = Instant.MIN;
        for (KeptHit kept : hits) {
            Instant seen = kept.hit().sighting().from();
            if (!seen.isBefore(until)) {
                windows.add(new ArrayList<>());
                until = seen.plus(WINDOW);
            }
            windows.getLast().add(kept);
        }
        return windows;
    }

    private static Group alert(
            List<KeptHit> group,
            Optional<AlertEnd> end,
            Map<HitId, List<AlertEnd>> covering,
            Course course,
            Here here) {
        group.sort(BY_SIGHTING);
        Hit shown = group.getLast().hit();
        Set<AlertEnd> others = new HashSet<>();
        group.forEach(kept -> others.addAll(covering.getOrDefault(kept.hit().id(), List.of())));
        // One decision may have been told in several scopes; that is no second one.
        end.ifPresent(counted -> others.removeIf(other -> other.act().equals(counted.act())));
        Map<String, AlertEnd> once = new LinkedHashMap<>();
        others.stream().sorted().forEach(other -> once.putIfAbsent(other.act(), other));
        Alert alert = new Alert(
                group.getFirst().hit().id().raises(),
                group.stream()
                        .map(KeptHit::raisedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                shown.entry(),
                shown.sighting(),
                shown.match(),
                group.size(),
                !course.calledHere()
                        && group.stream()
                                .allMatch(kept -> kept.hit().late()
                                        || here.cameLate().test(kept.hit().id())),
                course.taken()
                        .map(taking ->
                                new Alert.Taken(taking.officer(), taking.at().instant())),
                end.map(AlertEnd::closed),
                once.values().stream().map(AlertEnd::closed).toList(),
                shown.seenBy(),
                here.ours().test(shown.seenBy()),
                course.sounds(soundsAnyway(group, here)),
                course.handled());
        return new Group(alert, group.stream().map(kept -> kept.hit().id()).collect(Collectors.toSet()));
    }
}
