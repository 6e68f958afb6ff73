package eu.sargs.store;

import eu.sargs.access.StationKey;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.HandlingCodec;
import eu.sargs.alert.HitId;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.sighting.SightingId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What this home wrote of alerts that ended long ago. An end is taken back no sooner than all it ended: without it, what
 * another station told of the same hit would ring anew.
 */
final class EndedAlerts {
    /** @param scope and origin of who told of a hit */
    private record Telling(String scope, String origin) {}

    private final SqlJournal journal;
    private final Instant before;
    private final Map<HitId, Set<Telling>> standing = new HashMap<>();
    private final Map<AlertId, HitId> raising = new HashMap<>();
    private final Set<HitId> over = new HashSet<>();

    /**
     * @param before it ended
     * @param evidence sightings whose alerts stay meanwhile
     */
    EndedAlerts(Database database, SqlJournal journal, Instant before, Set<SightingId> evidence) {
        this.journal = journal;
        this.before = before;
        database.read(connection -> {
            read(connection, before, evidence);
            return null;
        });
    }

    private void read(Connection connection, Instant before, Set<SightingId> evidence) throws SQLException {
        Set<HitId> locked = new HashSet<>();
        Query.list(
                connection,
                row -> {
                    HitId hit = new HitId(row.getString(1));
                    standing.put(hit, new HashSet<>());
                    raising.put(new AlertId(row.getString(2)), hit);
                    return evidence.contains(new SightingId(row.getObject(3, UUID.class))) && locked.add(hit);
                },
                "SELECT hit, raises, sighting FROM alert_hit");
        Query.list(
                connection,
                row -> standing.getOrDefault(new HitId(row.getString(1)), new HashSet<>())
                        .add(new Telling(row.getString(2), row.getString(3))),
                "SELECT hit, scope, origin FROM alert_telling");
        over.addAll(Query.list(
                connection,
                row -> new HitId(row.getString(1)),
                "SELECT h.hit FROM alert_end_hit h JOIN alert_end e ON e.end_id = h.end_id"
                        + " GROUP BY h.hit HAVING MAX(e.at_millis) < ?",
                before.toEpochMilli()));
        over.removeAll(locked);
    }

    /** Adds what is to be erased of a feed of this home's. */
    void of(FeedId feed, ErasureRanges ranges) {
        if (feed.lane() != Lane.DUTY) {
            return;
        }
        for (List<Event> events = journal.read(feed, 0, Erasures.STRIDE);
                !events.isEmpty();
                events = journal.read(feed, events.getLast().sequence(), Erasures.STRIDE)) {
            events.forEach(event -> ranges.next(event, isOld(event) && isOver(event)));
        }
    }

    /** Of what was said since, the tables that were asked may know nothing. */
    private boolean isOld(Event event) {
        return event.payload().isPresent() && event.said().instant().isBefore(before);
    }

    private boolean isOver(Event event) {
        byte[] payload = event.payload().orElseThrow();
        try {
            return switch (event.type()) {
                case AlertCodec.RAISED, AlertCodec.REFINED ->
                    over.contains(AlertCodec.decodeHit(
                                    payload, StationKey.of(event.feed().origin()))
                            .id());
                case AlertCodec.TAKEN -> isOver(AlertCodec.decodeTaken(payload).alert());
                case HandlingCodec.ESCALATED, HandlingCodec.SHELVED, HandlingCodec.FORWARDED ->
                    isOver(HandlingCodec.decode(event).alert());
                case AlertCodec.CLOSED ->
                    AlertCodec.decodeClosed(payload).hits().stream().allMatch(hit -> goesWith(hit, event.feed()));
                case AlertCodec.CAME_LATE -> !standing.containsKey(AlertCodec.decodeLate(payload));
                default -> false;
            };
        } catch (IllegalArgumentException e) {
            return false; // no table shows it
        }
    }

    private boolean isOver(AlertId alert) {
        HitId hit = raising.get(alert);
        return hit == null || over.contains(hit);
    }

    /** Whether nothing of a hit is left here, or all that is left was told where it now goes together with its end. */
    private boolean goesWith(HitId hit, FeedId end) {
        Set<Telling> left = standing.get(hit);
        return left == null
                || over.contains(hit)
                        && left.stream()
                                .allMatch(telling -> telling.scope()
                                                .equals(end.scope().text())
                                        && telling.origin().equals(end.origin().hex()));
    }
}
