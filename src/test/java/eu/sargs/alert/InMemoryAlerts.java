package eu.sargs.alert;

import eu.sargs.journal.Event;
import eu.sargs.journal.Journal;
import eu.sargs.sighting.SightingId;
import eu.sargs.watchlist.EntryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts in memory, projected from a journal by the same rules as the table's. */
final class InMemoryAlerts implements HitBook, AlertRows<RuntimeException> {
    final Map<AlertId, Alert> alerts = new LinkedHashMap<>();
    private final Map<AlertId, Instant> firsts = new LinkedHashMap<>();
    private final Map<HitId, Hit> hits = new LinkedHashMap<>();
    private final List<Event> waiting = new ArrayList<>();
    private boolean lagging;

    void follow(Journal journal) {
        journal.onCommit(this::take);
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

    private void take(List<Event> events) {
        if (lagging) {
            waiting.addAll(events);
        } else {
            events.forEach(event -> AlertProjector.apply(this, event));
        }
    }

    List<Alert> all() {
        return List.copyOf(alerts.values());
    }

    Alert only() {
        if (alerts.size() != 1) {
            throw new AssertionError(alerts.size() + " alerts");
        }
        return all().getFirst();
    }

    @Override
    public List<Hit> hitsOf(SightingId sighting) {
        return hits.values().stream()
                .filter(hit -> hit.sighting().id().equals(sighting))
                .toList();
    }

    @Override
    public Optional<AlertId> openNear(EntryId entry, Instant seen) {
        return alerts.values().stream()
                .filter(Alert::open)
                .filter(alert -> alert.entry().id().equals(entry))
                .filter(alert -> AlertLogic.near(firsts.get(alert.id()), seen))
                .map(Alert::id)
                .findFirst();
    }

    @Override
    public Optional<Alert> find(AlertId id) {
        return Optional.ofNullable(alerts.get(id));
    }

    @Override
    public Optional<AlertId> alertOf(HitId hit) {
        return Optional.ofNullable(hits.get(hit)).map(Hit::alert);
    }

    @Override
    public void add(Alert alert) {
        alerts.put(alert.id(), alert);
        firsts.put(alert.id(), alert.sighting().from());
    }

    @Override
    public void change(Alert alert) {
        alerts.put(alert.id(), alert);
    }

    @Override
    public void put(Hit hit) {
        hits.put(hit.id(), hit);
    }
}
