package eu.sargs.store;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Position;
import eu.sargs.journal.Scope;
import eu.sargs.sighting.EvidenceCodec;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is kept as evidence; follows the journal. Few: what all of them are is read at once. */
public final class EvidenceTable implements Projection {
    private final Database database;
    private final JournalTables tables;

    EvidenceTable(Database database) {
        this.database = database;
        this.tables = new JournalTables(database);
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.DUTY, Lane.RECORD);
    }

    @Override
    public Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("evidence_said", "place");
        tables.put("evidence_copy", "place");
        return tables;
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        if (!event.feed().scope().equals(Scope.STATION) || event.payload().isEmpty()) {
            return;
        }
        byte[] payload = event.payload().get();
        switch (event.type()) {
            case EvidenceCodec.LOCKED -> {
                EvidenceCodec.Locked said = EvidenceCodec.decodeLocked(payload);
                say(connection, event, said, false);
            }
            case EvidenceCodec.LIFTED -> {
                EvidenceCodec.Lifted said = EvidenceCodec.decodeLifted(payload);
                say(
                        connection,
                        event,
                        new EvidenceCodec.Locked(said.lock(), said.sighting(), said.plate(), "", Instant.EPOCH, ""),
                        true);
            }
            case EvidenceCodec.KEPT ->
                Query.update(
                        connection,
                        "INSERT INTO evidence_copy (place, lock_id) VALUES (?, ?)",
                        place(event),
                        EvidenceCodec.decodeKept(payload).lock());
            default -> {}
        }
    }

    private long place(Event event) {
        return EventTable.place(tables.number(event.feed()).orElseThrow(), event.sequence());
    }

    private void say(Connection connection, Event event, EvidenceCodec.Locked said, boolean lifted)
            throws SQLException {
        Query.update(
                connection,
                "INSERT INTO evidence_said (place, lock_id, said_millis, said_counter, sighting, plate, case_number,"
                        + " until_millis, second_officer, lifted, officer, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                place(event),
                said.lock(),
                event.time().millis(),
                event.time().counter(),
                said.sighting().value(),
                said.plate(),
                said.caseNumber(),
                said.until().toEpochMilli(),
                said.second(),
                lifted,
                event.by().map(ActedBy::officer).orElse(""),
                event.by().map(ActedBy::reason).orElse(""));
    }

    /** The latest first. */
    public List<EvidenceLock> all() {
        return database.read(connection -> {
            Map<UUID, EvidenceLock> locks = new LinkedHashMap<>();
            for (EvidenceLock said : Query.list(
                    connection,
                    EvidenceTable::said,
                    "SELECT lock_id, sighting, plate, case_number, until_millis, officer, said_millis, reason,"
                            + " second_officer, lifted FROM evidence_said ORDER BY said_millis, said_counter, place")) {
                // A lifting says nothing of the case: that stays as it was said before.
                locks.merge(said.id(), said, (before, after) -> after.lifted() ? lifted(before) : after);
            }
            List<EvidenceLock> all = new ArrayList<>();
            for (EvidenceLock one : locks.values()) {
                all.add(with(one, copy(connection, one.id())));
            }
            all.sort(Comparator.comparing(EvidenceLock::at).reversed().thenComparing(EvidenceLock::id));
            return all;
        });
    }

    private static EvidenceLock said(ResultSet row) throws SQLException {
        return new EvidenceLock(
                row.getObject(1, UUID.class),
                new SightingId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6),
                Instant.ofEpochMilli(row.getLong(7)),
                row.getString(8),
                row.getString(9),
                row.getBoolean(10),
                Optional.empty());
    }

    private static EvidenceLock lifted(EvidenceLock lock) {
        return new EvidenceLock(
                lock.id(),
                lock.sighting(),
                lock.plate(),
                lock.caseNumber(),
                lock.until(),
                lock.officer(),
                lock.at(),
                lock.reason(),
                lock.second(),
                true,
                Optional.empty());
    }

    private static EvidenceLock with(EvidenceLock lock, Optional<Sighting> copy) {
        return new EvidenceLock(
                lock.id(),
                lock.sighting(),
                lock.plate(),
                lock.caseNumber(),
                lock.until(),
                lock.officer(),
                lock.at(),
                lock.reason(),
                lock.second(),
                lock.lifted(),
                copy);
    }

    private static Optional<Sighting> copy(Connection connection, UUID lock) throws SQLException {
        return EventTable.payloads(connection, places(connection, lock)).stream()
                .map(payload -> EvidenceCodec.decodeKept(payload).sighting())
                .reduce((first, second) -> second);
    }

    private static List<Long> places(Connection connection, UUID lock) throws SQLException {
        return Query.list(
                connection,
                row -> row.getLong(1),
                "SELECT place FROM evidence_copy WHERE lock_id = ? ORDER BY place",
                lock);
    }

    /** Where something was said of locks that were not over at a time, or of which something was said since. */
    List<Long> saidOfLocksSince(Instant time) {
        Map<UUID, EvidenceLock> locks = new LinkedHashMap<>();
        all().forEach(lock -> locks.put(lock.id(), lock));
        Map<UUID, List<Long>> places = new LinkedHashMap<>();
        Set<UUID> since = new HashSet<>();
        database.read(connection -> Query.list(
                connection,
                row -> {
                    UUID lock = row.getObject(2, UUID.class);
                    boolean late = row.getLong(3) >= time.toEpochMilli();
                    places.computeIfAbsent(lock, k -> new ArrayList<>()).add(row.getLong(1));
                    return late && since.add(lock);
                },
                "SELECT place, lock_id, said_millis FROM evidence_said"));
        places.keySet()
                .removeIf(lock -> !since.contains(lock)
                        && locks.get(lock).copy().isEmpty()
                        && !locks.get(lock).holds(time));
        return places.values().stream().flatMap(List::stream).toList();
    }

    /** Where the copies of a lock stand. */
    List<Position> copies(UUID lock) {
        List<Long> places = database.read(connection -> places(connection, lock));
        List<Position> copies = new ArrayList<>();
        for (long place : places) {
            Optional<FeedId> feed = tables.name((int) (place / EventTable.SPAN));
            feed.ifPresent(id -> copies.add(new Position(id, EventTable.sequence(place))));
        }
        return copies;
    }
}
