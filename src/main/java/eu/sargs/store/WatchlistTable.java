package eu.sargs.store;

import eu.sargs.access.Officer;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.EntryRules;
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
import java.util.function.Consumer;
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
    private volatile List<WatchEntry> entries = List.of();

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
        return Map.of("watch_entry", "entry");
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        if (!ours(event)) {
            return;
        }
        byte[] body = event.payload().orElseThrow();
        try {
            if (event.type().equals(WatchCodec.PUT)) {
                put(connection, WatchCodec.decode(body), body);
            } else {
                EntryId id = WatchCodec.decodeRemoved(body);
                Query.update(connection, "DELETE FROM watch_entry WHERE entry = ?", id.value());
            }
        } catch (IllegalArgumentException e) {
            LOG.error("Event {} of its feed holds no change of the watchlist and is passed by", event.sequence(), e);
        }
    }

    private static void put(Connection connection, WatchEntry entry, byte[] body) throws SQLException {
        int hit = Query.update(
                connection,
                "UPDATE watch_entry SET pattern = ?, body = ? WHERE entry = ?",
                entry.pattern(),
                body,
                entry.id().value());
        if (hit == 0) {
            Query.update(
                    connection,
                    "INSERT INTO watch_entry (entry, pattern, body) VALUES (?, ?, ?)",
                    entry.id().value(),
                    entry.pattern(),
                    body);
        }
    }

    private static boolean ours(Event event) {
        return event.payload().isPresent()
                && (event.type().equals(WatchCodec.PUT) || event.type().equals(WatchCodec.REMOVED));
    }

    @Override
    public void passed(List<Event> events) {
        if (events.stream().anyMatch(WatchlistTable::ours)) {
            entries = database.read(WatchlistTable::load);
            listeners.tell(entries);
        }
    }

    @Override
    public void settled(Connection connection) throws SQLException {
        entries = load(connection);
    }

    private static List<WatchEntry> load(Connection connection) throws SQLException {
        // Not sorted by the database: its order depends on where it was set up.
        return Query.list(connection, row -> WatchCodec.decode(row.getBytes("body")), "SELECT body FROM watch_entry")
                .stream()
                .sorted(Comparator.comparing(WatchEntry::pattern)
                        .thenComparing(entry -> entry.id().value()))
                .toList();
    }

    /** The same list until it changes, which the matcher relies on for its speed. */
    @Override
    public List<WatchEntry> all() {
        return entries;
    }

    @Override
    public Optional<WatchEntry> find(EntryId id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public WatchEntry put(WatchEntry entry, Officer officer) {
        return putAll(List.of(entry), officer).getFirst();
    }

    @Override
    public synchronized List<WatchEntry> putAll(List<WatchEntry> wanted, Officer officer) {
        Map<EntryId, Integer> editions = new HashMap<>();
        entries.forEach(entry -> editions.put(entry.id(), entry.edition()));
        List<WatchEntry> all = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        for (WatchEntry entry : wanted) {
            WatchEntry next = edition(EntryRules.checked(entry), editions.merge(entry.id(), 1, Integer::sum));
            all.add(next);
            drafts.add(WatchCodec.put(next, officer));
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
        if (find(id).isPresent()) {
            passed.accept(journal.append(List.of(WatchCodec.removed(id, officer))));
        }
    }

    @Override
    public Pin onChange(Consumer<List<WatchEntry>> listener) {
        return listeners.add(listener);
    }
}
