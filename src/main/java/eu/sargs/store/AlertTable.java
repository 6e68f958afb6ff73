package eu.sargs.store;

import eu.sargs.access.Audience;
import eu.sargs.access.Neighbours;
import eu.sargs.access.Officer;
import eu.sargs.access.StationKey;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.AlertEnd;
import eu.sargs.alert.AlertFold;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Alerts;
import eu.sargs.alert.Escalations;
import eu.sargs.alert.HandlingCodec;
import eu.sargs.alert.Hit;
import eu.sargs.alert.HitBook;
import eu.sargs.alert.HitId;
import eu.sargs.alert.KeptHit;
import eu.sargs.alert.Outcome;
import eu.sargs.alert.Shelving;
import eu.sargs.alert.Taking;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.SightingId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** The alerts and the hits in them. Listeners are told on the projections' thread and must not give commands there. */
public final class AlertTable implements Projection, Alerts, Escalations, HitBook {
    private final Database database;
    private final Journal journal;
    private final Household household;
    private final Consumer<List<Event>> passed;
    private final Listeners<Alert> listeners = new Listeners<>();

    /** @param passed waits until the projections have passed these events: {@link Projections#awaitPassed(List)} */
    AlertTable(Database database, Journal journal, Household household, Consumer<List<Event>> passed) {
        this.database = database;
        this.journal = journal;
        this.household = household;
        this.passed = passed;
    }

    @Override
    public String name() {
        return "alert";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.DUTY);
    }

    @Override
    public Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("alert_hit", "hit");
        tables.put("alert_end", "end_id");
        tables.put("alert_end_hit", "end_id, hit");
        tables.put("alert_telling", "hit, scope, origin");
        tables.put("alert_late", "hit");
        tables.put("alert_taking", "alert, at_millis, at_counter, officer, teller");
        tables.put("alert_handling", "handling");
        return tables;
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        if (event.payload().isPresent()) {
            new AlertRows(connection, household).apply(event);
        }
    }

    @Override
    public void passed(List<Event> events) {
        Map<AlertId, Alert> changed = database.read(connection -> {
            AlertRows rows = new AlertRows(connection, household);
            Map<AlertId, Alert> alerts = new LinkedHashMap<>();
            for (Event event : events) {
                for (AlertFold.Group group : about(rows, event)) {
                    alerts.put(group.alert().id(), group.alert());
                }
            }
            return alerts;
        });
        changed.values().forEach(listeners::tell);
    }

    private static List<AlertFold.Group> about(AlertRows rows, Event event) throws SQLException {
        List<AlertFold.Group> about = new ArrayList<>();
        if (event.payload().isEmpty()) {
            return about;
        }
        switch (event.type()) {
            case AlertCodec.RAISED, AlertCodec.REFINED ->
                rows.of(KeptHit.of(event).hit().id()).ifPresent(about::add);
            case AlertCodec.CLOSED -> {
                for (HitId hit : AlertEnd.of(event).hits()) {
                    if (about.stream().noneMatch(group -> group.hits().contains(hit))) {
                        rows.of(hit).ifPresent(about::add);
                    }
                }
            }
            case AlertCodec.CAME_LATE ->
                rows.of(AlertCodec.decodeLate(event.payload().orElseThrow())).ifPresent(about::add);
            case AlertCodec.TAKEN -> rows.find(Taking.of(event).alert()).ifPresent(about::add);
            case HandlingCodec.ESCALATED, HandlingCodec.SHELVED, HandlingCodec.FORWARDED ->
                rows.find(HandlingCodec.decode(event).alert()).ifPresent(about::add);
            default -> {
                // another room's
            }
        }
        return about;
    }

    @Override
    public List<Alert> open() {
        return sorted(database.read(connection -> new AlertRows(connection, household).open()));
    }

    @Override
    public List<Alert> since(Instant time) {
        return sorted(database.read(connection -> new AlertRows(connection, household).since(time))).stream()
                .filter(alert -> !alert.raisedAt().isBefore(time))
                .toList();
    }

    private static List<Alert> sorted(List<AlertFold.Group> groups) {
        return Alert.mostUrgentFirst(groups.stream().map(AlertFold.Group::alert).toList());
    }

    @Override
    public Optional<Alert> find(AlertId id) {
        return group(id).map(AlertFold.Group::alert);
    }

    @Override
    public List<Hit> hits(AlertId id, int most) {
        return database.read(connection -> {
            AlertRows rows = new AlertRows(connection, household);
            Optional<AlertFold.Group> group = rows.find(id);
            List<Hit> trail =
                    group.isEmpty() ? List.of() : rows.trail(group.get().hits());
            return List.copyOf(trail.subList(Math.max(0, trail.size() - most), trail.size()));
        });
    }

    private Optional<AlertFold.Group> group(AlertId id) {
        return database.read(connection -> new AlertRows(connection, household).find(id));
    }

    @Override
    public List<Hit> hitsOf(SightingId sighting) {
        return database.read(connection -> new AlertRows(connection, household).hitsOf(sighting));
    }

    @Override
    public void take(AlertId id, Officer officer) {
        AlertFold.Group group = known(id);
        if (group.alert().open()) {
            List<Draft> drafts = new ArrayList<>();
            // In each scope by the name of the first hit that is seen there.
            byScope(group)
                    .forEach((scope, hits) ->
                            drafts.add(AlertCodec.taken(hits.getFirst().raises(), scope, officer)));
            write(drafts);
        }
    }

    @Override
    public synchronized Alert close(AlertId id, Outcome outcome, String note, Officer officer) {
        String stripped = note.strip();
        if (stripped.length() > AlertFold.LONGEST_NOTE) {
            throw new Fault("ALR-02", "alert.fault.note", AlertFold.LONGEST_NOTE);
        }
        AlertFold.Group group = stillOpen(id);
        write(ends(
                group,
                new AlertCodec.ClosedNews(group.alert().id(), Set.of(), officer.name(), outcome, stripped),
                officer));
        return known(id).alert();
    }

    private AlertFold.Group stillOpen(AlertId id) {
        AlertFold.Group group = known(id);
        group.alert().closed().ifPresent(closed -> {
            throw new Fault("ALR-01", "alert.fault.closed", closed.officer(), Date.from(closed.at()));
        });
        return group;
    }

    @Override
    public synchronized Alert shelve(AlertId id, Duration time, String reason, Officer officer) {
        AlertFold.Group group = stillOpen(id);
        String why = Shelving.checked(time, reason, group.alert().entry().priority());
        return shelve(group, time, why, officer);
    }

    @Override
    public synchronized Alert bringBack(AlertId id, Officer officer) {
        AlertFold.Group group = stillOpen(id);
        return group.alert().handled().shelved().isPresent()
                ? shelve(group, Duration.ZERO, "", officer)
                : group.alert();
    }

    /** In each scope by the name of the first hit that is seen there; the reason in the narrowest alone, as notes are. */
    private Alert shelve(AlertFold.Group group, Duration time, String reason, Officer officer) {
        Map<Scope, List<HitId>> byScope = byScope(group);
        Scope narrowest = byScope.keySet().stream().reduce(Scope::narrowest).orElse(Scope.STATION);
        HitId first = byScope.values().stream().map(List::getFirst).findFirst().orElseThrow();
        List<Draft> drafts = new ArrayList<>();
        byScope.forEach((scope, hits) -> {
            if (!scope.equals(narrowest)) {
                drafts.add(HandlingCodec.shelved(hits.getFirst().raises(), time, "", scope, officer));
            }
        });
        // Last, so that it is the one that counts where all are seen.
        HitId named = byScope.getOrDefault(narrowest, List.of(first)).getFirst();
        drafts.add(HandlingCodec.shelved(named.raises(), time, reason, narrowest, officer));
        write(drafts);
        return known(group.alert().id()).alert();
    }

    @Override
    public synchronized Alert forward(AlertId id, StationKey to, String note, Officer officer) {
        String words = note.strip();
        if (words.length() > AlertFold.LONGEST_FORWARD_NOTE) {
            throw new Fault("ALR-02", "alert.fault.note", AlertFold.LONGEST_FORWARD_NOTE);
        }
        AlertFold.Group group = stillOpen(id);
        Neighbours neighbours = household.neighbours();
        String station = neighbours
                .station(to)
                .filter(name -> !household.ours(to))
                .orElseThrow(() -> new Fault("ALR-07", "alert.fault.forward-unknown"));
        Map<Scope, List<HitId>> byScope = byScope(group);
        // The note in the narrowest that they see, for it is written to them.
        Scope theirs = byScope.keySet().stream()
                .filter(scope -> neighbours.sees(to, Audience.of(scope)))
                .reduce((one, other) -> other.within(one) ? other : one)
                .orElseThrow(() -> new Fault("ALR-06", "alert.fault.forward-scope", station));
        List<Draft> drafts = new ArrayList<>();
        byScope.forEach((scope, hits) -> {
            if (!scope.equals(theirs)) {
                drafts.add(HandlingCodec.forwarded(hits.getFirst().raises(), to, station, "", scope, officer));
            }
        });
        // Last, as above.
        drafts.add(
                HandlingCodec.forwarded(byScope.get(theirs).getFirst().raises(), to, station, words, theirs, officer));
        write(drafts);
        return known(id).alert();
    }

    @Override
    public void escalate(AlertId id, ActedBy machine) {
        AlertFold.Group group = known(id);
        if (group.alert().open()) {
            List<Draft> drafts = new ArrayList<>();
            byScope(group)
                    .forEach((scope, hits) ->
                            drafts.add(HandlingCodec.escalated(hits.getFirst().raises(), scope, machine)));
            write(drafts);
        }
    }

    /**
     * Whoever was told of a hit is told of its end, and of no other hit. Where the hits were told in several scopes, one
     * end in the narrowest names them all, and the note is in that one alone: it may speak of what others do not see.
     */
    private List<Draft> ends(AlertFold.Group group, AlertCodec.ClosedNews said, Officer officer) {
        UUID act = UUID.randomUUID();
        Map<Scope, List<HitId>> byScope = byScope(group);
        List<Draft> ends = new ArrayList<>();
        boolean mixed = byScope.size() > 1;
        Scope narrowest = byScope.keySet().stream().reduce(Scope::narrowest).orElse(Scope.STATION);
        if (mixed) {
            List<HitId> all = database.read(connection -> new AlertRows(connection, household).inOrder(group.hits()));
            add(ends, all, said, said.note(), act, narrowest, officer);
        }
        byScope.forEach((scope, hits) -> {
            if (!mixed || !scope.equals(narrowest)) {
                add(ends, hits, said, mixed ? "" : said.note(), act, scope, officer);
            }
        });
        return ends;
    }

    private static void add(
            List<Draft> ends,
            List<HitId> hits,
            AlertCodec.ClosedNews said,
            String note,
            UUID act,
            Scope scope,
            Officer officer) {
        for (int from = 0; from < hits.size(); from += AlertCodec.MOST_HITS) {
            Set<HitId> some = Set.copyOf(hits.subList(from, Math.min(hits.size(), from + AlertCodec.MOST_HITS)));
            AlertCodec.ClosedNews part =
                    new AlertCodec.ClosedNews(hits.getFirst().raises(), some, said.officer(), said.outcome(), note);
            ends.add(AlertCodec.closed(part, act, scope, officer));
        }
    }

    /** The hits of an alert in each scope they were told in, by when their vehicle was seen. */
    private Map<Scope, List<HitId>> byScope(AlertFold.Group group) {
        return database.read(connection -> {
            AlertRows rows = new AlertRows(connection, household);
            Map<Scope, List<HitId>> byScope = new TreeMap<>(Comparator.comparing(Scope::text));
            for (HitId hit : rows.inOrder(group.hits())) {
                for (Scope scope : rows.scopes(hit)) {
                    byScope.computeIfAbsent(scope, k -> new ArrayList<>()).add(hit);
                }
            }
            return byScope;
        });
    }

    private AlertFold.Group known(AlertId id) {
        return group(id).orElseThrow(() -> new Fault("ALR-03", "alert.fault.unknown"));
    }

    private void write(List<Draft> drafts) {
        passed.accept(journal.append(drafts));
    }

    @Override
    public Pin onChange(Consumer<Alert> listener) {
        return listeners.add(listener);
    }
}
