package eu.sargs.store;

import eu.sargs.access.Officer;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.EntryRules;
import eu.sargs.watchlist.EntryState;
import eu.sargs.watchlist.WatchCodec;
import eu.sargs.watchlist.WatchEntry;
import eu.sargs.watchlist.Watchlist;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watchlist, with all of it also in memory: every sighting is matched against it. Listeners are told on the
 * projections' thread and must not give commands there.
 */
public final class WatchlistTable implements Projection, Watchlist {
    private static final Logger LOG = LoggerFactory.getLogger(WatchlistTable.class);

    private final Database database;
    private final Journal journal;
    private final Consumer<List<Event>> passed;
    private final Listeners<List<WatchEntry>> listeners = new Listeners<>();
    private volatile Map<EntryId, EntryState> states = Map.of();
    private volatile List<WatchEntry> entries = List.of();
    private volatile List<WatchEntry> wanted = List.of();

    /** @param passed waits until the projections have passed these events: {@link Projections#awaitPassed(List)} */
    public WatchlistTable(Database database, Journal journal, Consumer<List<Event>> passed) {
        this.database = database;
        this.journal = journal;
        this.passed = passed;
    }

    @Override
    public String name() {
        return "watchlist";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.LIST);
    }

    @Override
    public Map<String, String> tables() {
        return Map.of("watch_change", "change_id", "watch_replaced", "change_id");
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        if (!ours(event)) {
            return;
        }
        try {
            apply(
                    connection,
                    WatchCodec.decodeChange(event.type(), event.payload().orElseThrow()),
                    event);
        } catch (IllegalArgumentException e) {
            LOG.error("Event {} of its feed holds no change of the watchlist and is passed by", event.sequence(), e);
        }
    }

    /** Rows stand for changes that none we know of takes the place of, whichever of them came first. */
    private static void apply(Connection connection, EntryChange change, Event event) throws SQLException {
        for (UUID replaced : change.over()) {
            if (!isReplaced(connection, replaced)) {
                Query.update(connection, "INSERT INTO watch_replaced (change_id) VALUES (?)", replaced);
                Query.update(connection, "DELETE FROM watch_change WHERE change_id = ?", replaced);
            }
        }
        boolean known = Query.first(
                        connection, row -> true, "SELECT change_id FROM watch_change WHERE change_id = ?", change.id())
                .isPresent();
        if (!known && !isReplaced(connection, change.id())) {
            Query.update(
                    connection,
                    "INSERT INTO watch_change (change_id, event_type, body) VALUES (?, ?, ?)",
                    change.id(),
                    event.type(),
                    event.payload().orElseThrow());
        }
    }

    private static boolean isReplaced(Connection connection, UUID change) throws SQLException {
        return Query.first(connection, row -> true, "SELECT change_id FROM watch_replaced WHERE change_id = ?", change)
                .isPresent();
    }

    private static boolean ours(Event event) {
        return event.payload().isPresent()
                && (event.type().equals(WatchCodec.PUT) || event.type().equals(WatchCodec.REMOVED));
    }

    @Override
    public void passed(List<Event> events) {
        if (events.stream().anyMatch(WatchlistTable::ours)) {
            take(database.read(WatchlistTable::load));
            listeners.tell(entries);
        }
    }

    @Override
    public void settled(Connection connection) throws SQLException {
        take(load(connection));
    }

    private void take(List<EntryState> loaded) {
        states = loaded.stream().collect(Collectors.toMap(EntryState::entry, state -> state));
        entries = byPattern(loaded.stream().map(EntryState::shown).flatMap(Optional::stream));
        wanted = byPattern(loaded.stream().flatMap(state -> state.wanted().stream()));
    }

    private static List<EntryState> load(Connection connection) throws SQLException {
        return EntryState.of(Query.list(
                connection,
                row -> WatchCodec.decodeChange(row.getString("event_type"), row.getBytes("body")),
                "SELECT event_type, body FROM watch_change"));
    }

    /** Not sorted by the database: its order depends on where it was set up. */
    private static List<WatchEntry> byPattern(Stream<WatchEntry> entries) {
        return entries.sorted(Comparator.comparing(WatchEntry::pattern)
                        .thenComparing(entry -> entry.id().value())
                        .thenComparing(WatchEntry::edition))
                .toList();
    }

    @Override
    public List<WatchEntry> all() {
        return entries;
    }

    @Override
    public List<WatchEntry> wanted() {
        return wanted;
    }

    @Override
    public List<EntryState> disputed() {
        return states.values().stream()
                .filter(EntryState::disputed)
                .sorted(Comparator.comparing(
                        state -> state.shown().orElseThrow().pattern()))
                .toList();
    }

    @Override
    public Optional<WatchEntry> find(EntryId id) {
        return Optional.ofNullable(states.get(id)).flatMap(EntryState::shown);
    }

    @Override
    public WatchEntry put(WatchEntry entry, Officer officer) {
        return putAll(List.of(entry), officer).getFirst();
    }

    @Override
    public synchronized List<WatchEntry> putAll(List<WatchEntry> put, Officer officer) {
        Map<EntryId, Set<UUID>> ends = new HashMap<>();
        Map<EntryId, Integer> editions = new HashMap<>();
        List<WatchEntry> all = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        for (WatchEntry entry : put) {
            Optional<EntryState> state = Optional.ofNullable(states.get(entry.id()));
            editions.putIfAbsent(
                    entry.id(),
                    state.flatMap(EntryState::shown).map(WatchEntry::edition).orElse(0));
            WatchEntry next = edition(EntryRules.checked(entry), editions.merge(entry.id(), 1, Integer::sum));
            EntryChange change = EntryChange.put(
                    next,
                    ends.getOrDefault(entry.id(), state.map(EntryState::ids).orElse(Set.of())));
            ends.put(entry.id(), Set.of(change.id()));
            all.add(next);
            drafts.add(WatchCodec.draft(change, officer));
        }
        if (!drafts.isEmpty()) {
            passed.accept(journal.append(drafts));
        }
        return List.copyOf(all);
    }

    private static WatchEntry edition(WatchEntry entry, int edition) {
        return new WatchEntry(
                entry.id(),
                entry.pattern(),
                entry.reason(),
                entry.priority(),
                entry.validFrom(),
                entry.validTo(),
                entry.owner(),
                entry.guidance(),
                edition);
    }

    @Override
    public synchronized void remove(EntryId id, Officer officer) {
        EntryState state = states.get(id);
        if (state != null && !state.wanted().isEmpty()) {
            passed.accept(journal.append(List.of(WatchCodec.draft(EntryChange.removed(id, state.ids()), officer))));
        }
    }

    @Override
    public Pin onChange(Consumer<List<WatchEntry>> listener) {
        return listeners.add(listener);
    }
}
