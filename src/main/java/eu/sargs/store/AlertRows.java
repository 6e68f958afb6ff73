package eu.sargs.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import eu.sargs.access.StationKey;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.AlertEnd;
import eu.sargs.alert.AlertFold;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Handling;
import eu.sargs.alert.HandlingCodec;
import eu.sargs.alert.Hit;
import eu.sargs.alert.HitId;
import eu.sargs.alert.KeptHit;
import eu.sargs.alert.Taking;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Scope;
import eu.sargs.sighting.SightingId;
import eu.sargs.watchlist.EntryId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The rows of the alert tables, in one transaction; alerts are folded from them. */
final class AlertRows {
    private static final String HIT =
            "SELECT hit, raised_at, refined, said_millis, said_counter, said_by, body FROM alert_hit ";
    private static final String HANDLING = "SELECT type, at_millis, at_counter, teller, body FROM alert_handling ";
    private static final String TAKING = "SELECT alert, at_millis, at_counter, teller, officer FROM alert_taking ";

    private final Connection connection;
    private final Household household;

    AlertRows(Connection connection, Household household) {
        this.connection = connection;
        this.household = household;
    }

    /** Takes an event; those of other rooms pass by. @throws IllegalArgumentException when it cannot be read */
    void apply(Event event) throws SQLException {
        switch (event.type()) {
            case AlertCodec.RAISED, AlertCodec.REFINED -> {
                KeptHit told = KeptHit.of(event);
                put(told);
                tell(told.hit(), event.feed());
            }
            case AlertCodec.CLOSED -> put(AlertEnd.of(event), event.payload().orElseThrow());
            case AlertCodec.TAKEN -> put(Taking.of(event));
            case AlertCodec.CAME_LATE ->
                late(AlertCodec.decodeLate(event.payload().orElseThrow()));
            case HandlingCodec.ESCALATED, HandlingCodec.SHELVED, HandlingCodec.FORWARDED ->
                put(event, HandlingCodec.decode(event));
            default -> {
                // another room's
            }
        }
    }

    private void put(Event event, Handling handling) throws SQLException {
        Query.update(
                connection,
                "INSERT INTO alert_handling (handling, alert, type, at_millis, at_counter, teller, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                AlertEnd.idOf(event),
                handling.alert().hex(),
                event.type(),
                handling.at().millis(),
                handling.at().counter(),
                event.feed().origin().hex(),
                event.payload().orElseThrow());
    }

    private void put(KeptHit told) throws SQLException {
        HitId id = told.hit().id();
        Optional<KeptHit> before = hit(id);
        KeptHit kept = before.map(told::with).orElse(told);
        byte[] body = AlertCodec.encode(kept.hit());
        if (before.isPresent()) {
            Query.update(
                    connection,
                    "UPDATE alert_hit SET raised_at = ?, refined = ?, said_millis = ?, said_counter = ?, said_by = ?,"
                            + " body = ? WHERE hit = ?",
                    kept.raisedAt(),
                    kept.refined(),
                    kept.saidAt().millis(),
                    kept.saidAt().counter(),
                    kept.by(),
                    body,
                    id.hex());
            return;
        }
        Query.update(
                connection,
                "INSERT INTO alert_hit (hit, raises, entry, sighting, raised_at, refined, said_millis, said_counter,"
                        + " said_by, ended, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.hex(),
                id.raises().hex(),
                kept.hit().entry().id().value(),
                kept.hit().sighting().id().value(),
                kept.raisedAt(),
                kept.refined(),
                kept.saidAt().millis(),
                kept.saidAt().counter(),
                kept.by(),
                isEnded(id),
                body);
    }

    private void tell(Hit hit, FeedId feed) throws SQLException {
        Optional<Boolean> before = Query.first(
                connection,
                row -> row.getBoolean(1),
                "SELECT late FROM alert_telling WHERE hit = ? AND scope = ? AND origin = ?",
                hit.id().hex(),
                feed.scope().text(),
                feed.origin().hex());
        if (before.isEmpty()) {
            Query.update(
                    connection,
                    "INSERT INTO alert_telling (hit, scope, origin, late) VALUES (?, ?, ?, ?)",
                    hit.id().hex(),
                    feed.scope().text(),
                    feed.origin().hex(),
                    hit.late());
        } else if (before.get() && !hit.late()) {
            Query.update(
                    connection,
                    "UPDATE alert_telling SET late = FALSE WHERE hit = ? AND scope = ? AND origin = ?",
                    hit.id().hex(),
                    feed.scope().text(),
                    feed.origin().hex());
        }
    }

    private void late(HitId hit) throws SQLException {
        if (!isMarkedLate(hit)) {
            Query.update(connection, "INSERT INTO alert_late (hit) VALUES (?)", hit.hex());
        }
    }

    private boolean isMarkedLate(HitId hit) throws SQLException {
        return Query.first(connection, row -> true, "SELECT hit FROM alert_late WHERE hit = ?", hit.hex())
                .isPresent();
    }

    /** Those that came too late to ring here. What was matched here in time stays fresh, however late others tell of it. */
    private Set<HitId> cameLate(Collection<KeptHit> hits) throws SQLException {
        Set<HitId> late = new HashSet<>(Query.among(
                connection,
                row -> new HitId(row.getString(1)),
                "SELECT hit FROM alert_late WHERE hit IN ",
                hexes(hits.stream().map(kept -> kept.hit().id()))));
        Query.among(
                        connection,
                        row -> Map.entry(new HitId(row.getString(1)), new StationKey(row.getString(2))),
                        "SELECT hit, origin FROM alert_telling WHERE late = FALSE AND hit IN ",
                        hexes(late.stream()))
                .stream()
                .filter(told -> household.ours(told.getValue()))
                .forEach(told -> late.remove(told.getKey()));
        return late;
    }

    private static List<String> hexes(Stream<HitId> hits) {
        return hits.map(HitId::hex).toList();
    }

    /** The scopes a hit was told in: all who know of it see one of them. */
    Set<Scope> scopes(HitId hit) throws SQLException {
        return Set.copyOf(Query.list(
                connection,
                row -> new Scope(row.getString(1)),
                "SELECT DISTINCT scope FROM alert_telling WHERE hit = ?",
                hit.hex()));
    }

    /** The hits by when their vehicle was seen, as in the naming of alerts. */
    List<HitId> inOrder(Set<HitId> hits) throws SQLException {
        return trail(hits).stream().map(Hit::id).toList();
    }

    /** As above, whole. */
    List<Hit> trail(Set<HitId> hits) throws SQLException {
        return hits(hits).stream()
                .sorted(AlertFold.BY_SIGHTING)
                .map(KeptHit::hit)
                .toList();
    }

    private void put(AlertEnd end, byte[] body) throws SQLException {
        Query.update(
                connection,
                "INSERT INTO alert_end (end_id, at_millis, at_counter, body) VALUES (?, ?, ?, ?)",
                end.id(),
                end.at().millis(),
                end.at().counter(),
                body);
        for (HitId hit : end.hits()) {
            Query.update(connection, "INSERT INTO alert_end_hit (end_id, hit) VALUES (?, ?)", end.id(), hit.hex());
            Query.update(connection, "UPDATE alert_hit SET ended = TRUE WHERE hit = ?", hit.hex());
        }
    }

    private void put(Taking taking) throws SQLException {
        boolean known = takings(taking.alert()).contains(taking);
        if (!known) {
            Query.update(
                    connection,
                    "INSERT INTO alert_taking (alert, at_millis, at_counter, teller, officer) VALUES (?, ?, ?, ?, ?)",
                    taking.alert().hex(),
                    taking.at().millis(),
                    taking.at().counter(),
                    taking.by().hex(),
                    taking.officer());
        }
    }

    /** Every alert that nobody ended. */
    List<AlertFold.Group> open() throws SQLException {
        return fold(
                Query.list(connection, AlertRows::kept, HIT + "WHERE ended = FALSE"),
                List.of(),
                Query.list(
                        connection,
                        AlertRows::taking,
                        TAKING + "WHERE alert IN (SELECT raises FROM alert_hit WHERE ended = FALSE)"),
                Query.list(
                        connection,
                        AlertRows::handling,
                        HANDLING + "WHERE alert IN (SELECT raises FROM alert_hit WHERE ended = FALSE)"));
    }

    /** Every alert with a hit that was told since. */
    List<AlertFold.Group> since(Instant time) throws SQLException {
        return around(Query.list(connection, AlertRows::kept, HIT + "WHERE raised_at >= ?", time));
    }

    /** Every alert with a hit that was told, or an end that was said, from one moment until before another. */
    List<AlertFold.Group> touched(Instant from, Instant to) throws SQLException {
        List<KeptHit> some =
                Query.list(connection, AlertRows::kept, HIT + "WHERE raised_at >= ? AND raised_at < ?", from, to);
        some.addAll(Query.list(
                connection,
                AlertRows::kept,
                HIT + "WHERE hit IN (SELECT o.hit FROM alert_end e JOIN alert_end_hit o ON o.end_id = e.end_id"
                        + " WHERE e.at_millis >= ? AND e.at_millis < ?)",
                from.toEpochMilli(),
                to.toEpochMilli()));
        return around(some);
    }

    /** What was done about alerts from one moment until before another. */
    List<Handling> handlings(Instant from, Instant to) throws SQLException {
        return Query.list(
                connection,
                AlertRows::handling,
                HANDLING + "WHERE at_millis >= ? AND at_millis < ? ORDER BY at_millis, at_counter",
                from.toEpochMilli(),
                to.toEpochMilli());
    }

    /** The alert that a hit is in. */
    Optional<AlertFold.Group> of(HitId id) throws SQLException {
        Optional<KeptHit> kept = hit(id);
        return kept.isEmpty()
                ? Optional.empty()
                : around(List.of(kept.get())).stream()
                        .filter(group -> group.hits().contains(id))
                        .findFirst();
    }

    /** The alert that has this id, or had it before an earlier hit came. */
    Optional<AlertFold.Group> find(AlertId id) throws SQLException {
        Optional<KeptHit> kept = Query.first(connection, AlertRows::kept, HIT + "WHERE raises = ?", id.hex());
        return kept.isEmpty() ? Optional.empty() : of(kept.get().hit().id());
    }

    List<Hit> hitsOf(SightingId sighting) throws SQLException {
        return Query.list(
                connection,
                row -> AlertCodec.decodeHit(row.getBytes(1), teller(row.getString(2))),
                "SELECT body, said_by FROM alert_hit WHERE sighting = ? ORDER BY hit",
                sighting.value());
    }

    /** The alerts that hold any of these hits, whole: asked for in rounds, each all at once. */
    private List<AlertFold.Group> around(Collection<KeptHit> some) throws SQLException {
        Map<HitId, KeptHit> hits = new LinkedHashMap<>();
        Map<String, AlertEnd> ends = new LinkedHashMap<>();
        Set<EntryId> entries = new HashSet<>();
        for (Collection<KeptHit> next = some; !next.isEmpty(); ) {
            Map<HitId, KeptHit> fresh = new LinkedHashMap<>();
            next.stream()
                    .filter(kept -> !hits.containsKey(kept.hit().id()))
                    .forEach(kept -> fresh.put(kept.hit().id(), kept));
            hits.putAll(fresh);
            Map<HitId, Set<String>> over = over(fresh.keySet());
            Set<HitId> others = new HashSet<>();
            for (AlertEnd end : ends(over, ends.keySet())) {
                ends.put(end.id(), end);
                others.addAll(end.hits());
            }
            others.removeAll(hits.keySet());
            List<UUID> open = fresh.values().stream()
                    .filter(kept -> !over.containsKey(kept.hit().id()))
                    .map(kept -> kept.hit().entry().id())
                    .filter(entries::add)
                    .map(EntryId::value)
                    .toList();
            next = hits(others);
            next.addAll(Query.among(connection, AlertRows::kept, HIT + "WHERE ended = FALSE AND entry IN ", open));
        }
        List<String> names =
                hits.keySet().stream().map(hit -> hit.raises().hex()).distinct().toList();
        List<Taking> takings = Query.among(connection, AlertRows::taking, TAKING + "WHERE alert IN ", names);
        List<Handling> handlings = Query.among(connection, AlertRows::handling, HANDLING + "WHERE alert IN ", names);
        return fold(hits.values(), ends.values(), takings, handlings);
    }

    private List<AlertFold.Group> fold(
            Collection<KeptHit> hits,
            Collection<AlertEnd> ends,
            Collection<Taking> takings,
            Collection<Handling> handlings)
            throws SQLException {
        Set<HitId> late = cameLate(hits);
        return AlertFold.of(
                hits, ends, takings, handlings, new AlertFold.Here(household::ours, household::same, late::contains));
    }

    /** Names of the ends that cover each of these; those that none covers are not in it. */
    private Map<HitId, Set<String>> over(Set<HitId> hits) throws SQLException {
        return Query.among(
                        connection,
                        row -> Map.entry(new HitId(row.getString(1)), row.getString(2)),
                        "SELECT hit, end_id FROM alert_end_hit WHERE hit IN ",
                        hexes(hits.stream()))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }

    private List<AlertEnd> ends(Map<HitId, Set<String>> over, Set<String> known) throws SQLException {
        Set<String> names = new HashSet<>();
        over.values().forEach(names::addAll);
        names.removeAll(known);
        return Query.among(
                connection,
                row -> AlertEnd.of(row.getString(1), new HybridTime(row.getLong(2), row.getInt(3)), row.getBytes(4)),
                "SELECT end_id, at_millis, at_counter, body FROM alert_end WHERE end_id IN ",
                names);
    }

    private List<KeptHit> hits(Set<HitId> ids) throws SQLException {
        return Query.among(connection, AlertRows::kept, HIT + "WHERE hit IN ", hexes(ids.stream()));
    }

    private Optional<KeptHit> hit(HitId id) throws SQLException {
        return Query.first(connection, AlertRows::kept, HIT + "WHERE hit = ?", id.hex());
    }

    private boolean isEnded(HitId hit) throws SQLException {
        return Query.first(connection, row -> true, "SELECT end_id FROM alert_end_hit WHERE hit = ?", hit.hex())
                .isPresent();
    }

    private List<Taking> takings(AlertId alert) throws SQLException {
        return Query.list(connection, AlertRows::taking, TAKING + "WHERE alert = ?", alert.hex());
    }

    /** @param saidBy origin and epoch */
    private static StationKey teller(String saidBy) {
        return new StationKey(saidBy.substring(0, saidBy.indexOf(' ')));
    }

    private static Handling handling(ResultSet row) throws SQLException {
        return HandlingCodec.decode(
                row.getString(1),
                row.getBytes(5),
                new HybridTime(row.getLong(2), row.getInt(3)),
                new StationKey(row.getString(4)));
    }

    private static Taking taking(ResultSet row) throws SQLException {
        return new Taking(
                new AlertId(row.getString(1)),
                new HybridTime(row.getLong(2), row.getInt(3)),
                new StationKey(row.getString(4)),
                row.getString(5));
    }

    private static KeptHit kept(ResultSet row) throws SQLException {
        return new KeptHit(
                AlertCodec.decodeHit(row.getBytes("body"), teller(row.getString("said_by"))),
                Query.instant(row, "raised_at").orElseThrow(),
                row.getBoolean("refined"),
                new HybridTime(row.getLong("said_millis"), row.getInt("said_counter")),
                row.getString("said_by"));
    }
}
