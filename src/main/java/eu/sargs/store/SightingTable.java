package eu.sargs.store;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.StationKey;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.plate.Confusables;
import eu.sargs.plate.Plate;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.Sightings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The sightings, as they stand after their refinements: where in the journal each was last told of, and what it is found
 * by. Listeners are told on the projections' thread.
 */
public final class SightingTable implements Projection, Sightings {
    private static final int ASKED_AT_ONCE = 100;
    /** As both databases order them; Java takes the halves for signed. */
    private static final Comparator<UUID> BY_BYTES = Comparator.comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);
    /** Of the events that last told of one of our own, so many are looked at for the latest. */
    private static final int TOLD_LAST = 500;
    /** A place by this is the number of its feed. */
    private static final long FEED = EventTable.place(1, 0);

    /** Times that no table keeps are nobody's sightings. */
    private static final Instant LATEST = Instant.ofEpochMilli(PlateDay.END);

    private final Database database;
    private final JournalTables tables;
    private final Journal journal;
    private final Household household;
    private final Listeners<Sighting> listeners = new Listeners<>();

    /** @param journal where look-ups are recorded */
    SightingTable(Database database, Journal journal, Household household) {
        this.household = household;
        this.database = database;
        this.tables = new JournalTables(database);
        this.journal = journal;
    }

    @Override
    public String name() {
        return "sighting";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.TRAFFIC);
    }

    @Override
    public boolean takesLate(FeedId feed) {
        return true;
    }

    @Override
    public Map<String, String> tables() {
        return Map.of("sighting", "place");
    }

    /** The last word of a stride on one sighting. */
    private record Word(Sighting sighting, long place, boolean refined) {}

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        apply(connection, List.of(event));
    }

    @Override
    public void apply(Connection connection, List<Event> events) throws SQLException {
        Map<SightingId, Word> words = new LinkedHashMap<>();
        for (Event event : events) {
            Optional<Sighting> told = sighting(event);
            if (told.isPresent()) {
                boolean refined = event.type().equals(SightingCodec.REFINED);
                Word word = new Word(told.get(), place(event), refined);
                if (refined) {
                    words.put(told.get().id(), word);
                } else {
                    words.putIfAbsent(told.get().id(), word); // told twice, or after its refinement
                }
            }
        }
        if (words.isEmpty()) {
            return;
        }
        Set<UUID> there = there(connection, words.keySet());
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO sighting (place, seen, plate_day, sighting) VALUES (?, ?, ?, ?)");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE sighting SET place = ?, seen = ?, plate_day = ? WHERE sighting = ?"
                                // One whose body came late does not take the place of what its feed said after it.
                                + " AND (place < ? OR place >= ?)")) {
            for (Word word : words.values()) {
                if (!there.contains(word.sighting().id().value())) {
                    bind(insert, word);
                    insert.addBatch();
                } else if (word.refined()) {
                    bind(update, word);
                    update.setLong(5, word.place());
                    update.setLong(6, (word.place() / FEED + 1) * FEED);
                    update.addBatch();
                }
            }
            insert.executeBatch();
            update.executeBatch();
        }
    }

    private long place(Event event) {
        return EventTable.place(tables.number(event.feed()).orElseThrow(), event.sequence());
    }

    private static void bind(PreparedStatement statement, Word word) throws SQLException {
        Sighting sighting = word.sighting();
        long seen = sighting.from().toEpochMilli();
        statement.setLong(1, word.place());
        statement.setLong(2, seen);
        statement.setLong(3, PlateDay.of(seen, sighting.reading().plate().text()));
        statement.setObject(4, sighting.id().value());
    }

    /**
     * Those of the sightings that stand in the table. Ids grow with time, so between the first and the last of new ones
     * there is mostly nothing: one look says so. Where there is much, or an id lies far off, they are asked for by name.
     */
    private static Set<UUID> there(Connection connection, Set<SightingId> ids) throws SQLException {
        List<UUID> asked = ids.stream().map(SightingId::value).sorted(BY_BYTES).toList();
        int most = 2 * asked.size();
        List<UUID> between = Query.list(
                connection,
                row -> row.getObject(1, UUID.class),
                "SELECT sighting FROM sighting WHERE sighting >= ? AND sighting <= ? FETCH FIRST ? ROWS ONLY",
                asked.getFirst(),
                asked.getLast(),
                most);
        if (between.size() < most) {
            return new HashSet<>(between);
        }
        Set<UUID> there = new HashSet<>();
        int at = Math.min(ASKED_AT_ONCE, asked.size());
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT sighting FROM sighting WHERE sighting IN (?" + ", ?".repeat(at - 1) + ")")) {
            for (int from = 0; from < asked.size(); from += at) {
                for (int i = 0; i < at; i++) {
                    select.setObject(i + 1, asked.get(Math.min(from + i, asked.size() - 1)));
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        there.add(rows.getObject(1, UUID.class));
                    }
                }
            }
        }
        return there;
    }

    @Override
    public void passed(List<Event> events) {
        if (!listeners.isEmpty()) {
            events.stream()
                    .filter(event -> household.ours(StationKey.of(event.feed().origin())))
                    .forEach(event -> sighting(event).ifPresent(listeners::tell));
        }
    }

    private static Optional<Sighting> sighting(Event event) {
        boolean ours =
                event.type().equals(SightingCodec.RECORDED) || event.type().equals(SightingCodec.REFINED);
        if (!ours || event.payload().isEmpty()) {
            return Optional.empty();
        }
        Sighting told = SightingCodec.decode(event.payload().get());
        if (told.from().isBefore(Instant.EPOCH) || !told.from().isBefore(LATEST)) {
            throw new IllegalArgumentException("Not a time of a sighting");
        }
        return Optional.of(told);
    }

    /** As their events tell them; one whose body is gone is passed by until the table is built anew. */
    private static List<Sighting> read(Connection connection, List<Long> places) throws SQLException {
        List<Sighting> found = new ArrayList<>(places.size());
        for (byte[] payload : EventTable.payloads(connection, places)) {
            found.add(SightingCodec.decode(payload));
        }
        return found;
    }

    @Override
    public Optional<Sighting> find(SightingId id) {
        return database
                .read(connection -> read(
                        connection,
                        Query.list(
                                connection,
                                row -> row.getLong(1),
                                "SELECT place FROM sighting WHERE sighting = ?",
                                id.value())))
                .stream()
                .findFirst();
    }

    @Override
    public Map<SightingId, StationKey> origins(Collection<SightingId> sightings) {
        return database.read(connection -> {
            Map<SightingId, StationKey> origins = new HashMap<>();
            for (SightingId id : sightings) {
                Query.first(
                                connection,
                                row -> new StationKey(row.getString(1)),
                                "SELECT f.origin FROM sighting s JOIN feed f ON f.feed = s.place / " + FEED
                                        + " WHERE s.sighting = ?",
                                id.value())
                        .ifPresent(key -> origins.put(id, key));
            }
            return origins;
        });
    }

    /** A row of our own: where it was told of, and when it was seen. */
    private record Told(long place, long seen, UUID id) {}

    @Override
    public List<Sighting> latest(int limit) {
        return database.read(connection -> {
            List<Told> told = new ArrayList<>();
            for (long feed : ourFeeds(connection)) {
                told.addAll(Query.list(
                        connection,
                        row -> new Told(row.getLong(1), row.getLong(2), row.getObject(3, UUID.class)),
                        "SELECT place, seen, sighting FROM sighting WHERE place > ? AND place < ?"
                                + " ORDER BY place DESC FETCH FIRST ? ROWS ONLY",
                        feed * FEED,
                        (feed + 1) * FEED,
                        Math.max(limit, TOLD_LAST)));
            }
            return read(
                    connection,
                    told.stream()
                            .sorted(Comparator.comparingLong(Told::seen)
                                    .reversed()
                                    .thenComparing(Told::id, BY_BYTES))
                            .limit(limit)
                            .map(Told::place)
                            .toList());
        });
    }

    private List<Long> ourFeeds(Connection connection) throws SQLException {
        return Query.list(
                        connection,
                        row -> Map.entry(row.getLong(1), new StationKey(row.getString(2))),
                        "SELECT feed, origin FROM feed WHERE lane = ?",
                        Lane.TRAFFIC.code())
                .stream()
                .filter(feed -> household.ours(feed.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public List<Sighting> of(Plate plate, int limit, Reason reason, Officer officer) {
        List<Sighting> found = database.read(connection -> of(connection, plate.text(), limit));
        // Nothing is shown before it is on record that it was asked for.
        journal.append(List.of(SightingCodec.lookedUp(plate, found.size(), reason, officer)));
        return found;
    }

    /** Day by day from the last one on, as the index has them. */
    private static List<Sighting> of(Connection connection, String plate, int limit) throws SQLException {
        String folded = Confusables.fold(plate);
        List<Sighting> found = new ArrayList<>();
        for (OptionalLong day = dayBefore(connection, Long.MAX_VALUE);
                day.isPresent() && found.size() < limit;
                day = dayBefore(connection, PlateDay.first(day.getAsLong()))) {
            List<Long> places = Query.list(
                    connection,
                    row -> row.getLong(1),
                    "SELECT place FROM sighting WHERE plate_day = ? ORDER BY seen DESC, sighting",
                    PlateDay.first(day.getAsLong()) + PlateDay.plate(plate));
            for (int from = 0; from < places.size() && found.size() < limit; from += ASKED_AT_ONCE) {
                read(connection, places.subList(from, Math.min(places.size(), from + ASKED_AT_ONCE))).stream()
                        .filter(sighting -> Confusables.fold(
                                        sighting.reading().plate().text())
                                .equals(folded))
                        .limit(limit - found.size())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** @param number of a plate on a day, or any other */
    private static OptionalLong dayBefore(Connection connection, long number) throws SQLException {
        return Query.first(
                        connection,
                        row -> row.getLong(1),
                        "SELECT plate_day FROM sighting WHERE plate_day < ?"
                                + " ORDER BY plate_day DESC FETCH FIRST 1 ROWS ONLY",
                        number)
                .map(found -> OptionalLong.of(PlateDay.day(found)))
                .orElse(OptionalLong.empty());
    }

    @Override
    public Pin onChange(Consumer<Sighting> listener) {
        return listeners.add(listener);
    }
}
