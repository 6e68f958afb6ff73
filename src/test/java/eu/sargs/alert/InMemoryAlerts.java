package eu.sargs.alert;

import eu.sargs.access.StationKey;
import eu.sargs.journal.Event;
import eu.sargs.journal.Journal;
import eu.sargs.sighting.SightingId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Alerts in memory, folded from a journal by the same rules as the table's. */
final class InMemoryAlerts implements HitBook {
    private final Map<HitId, KeptHit> hits = new LinkedHashMap<>();
    private final List<AlertEnd> ends = new ArrayList<>();
    private final List<Taking> takings = new ArrayList<>();
    private final List<Handling> handlings = new ArrayList<>();
    private final Set<HitId> late = new HashSet<>();
    private Predicate<StationKey> ours = key -> true;
    private final List<Event> waiting = new ArrayList<>();
    private boolean lagging;

    void follow(Journal journal) {
        journal.onCommit(this::take);
    }

    /** Whose keys are this station's. */
    void ours(Predicate<StationKey> keys) {
        ours = keys;
    }

    /** While lagging, what is committed is not seen here. */
    void lag(boolean lag) {
        lagging = lag;
        if (!lag) {
            List<Event> late = List.copyOf(waiting);
            waiting.clear();
            take(late);
        }
    }

    void take(List<Event> events) {
        if (lagging) {
            waiting.addAll(events);
        } else {
            events.forEach(this::take);
        }
    }

    private void take(Event event) {
        switch (event.type()) {
            case AlertCodec.RAISED, AlertCodec.REFINED -> {
                KeptHit kept = KeptHit.of(event);
                hits.merge(kept.hit().id(), kept, KeptHit::with);
            }
            case AlertCodec.CLOSED -> ends.add(AlertEnd.of(event));
            case AlertCodec.CAME_LATE ->
                late.add(AlertCodec.decodeLate(event.payload().orElseThrow()));
            case AlertCodec.TAKEN -> takings.add(Taking.of(event));
            case HandlingCodec.ESCALATED, HandlingCodec.SHELVED, HandlingCodec.FORWARDED ->
                handlings.add(HandlingCodec.decode(event));
            default -> {
                // another room's
            }
        }
    }

    /** By when they were raised. */
    List<AlertFold.Group> groups() {
        return AlertFold.of(
                        hits.values(),
                        ends,
                        takings,
                        handlings,
                        new AlertFold.Here(ours, Object::equals, late::contains))
                .stream()
                .sorted(Comparator.comparing((AlertFold.Group group) ->
                                group.alert().sighting().from())
                        .thenComparing(group -> group.alert().id().hex()))
                .toList();
    }

    List<Alert> all() {
        return groups().stream().map(AlertFold.Group::alert).toList();
    }

    Alert only() {
        return onlyGroup().alert();
    }

    AlertFold.Group onlyGroup() {
        List<AlertFold.Group> all = groups();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " alerts");
        }
        return all.getFirst();
    }

    @Override
    public List<Hit> hitsOf(SightingId sighting) {
        return hits.values().stream()
                .map(KeptHit::hit)
                .filter(hit -> hit.sighting().id().equals(sighting))
                .toList();
    }
}
