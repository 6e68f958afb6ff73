package eu.sargs.watchlist;

import eu.sargs.access.Officer;
import eu.sargs.platform.Pin;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The station's watchlist. Thread-safe; commands are durable and visible in {@link #all} on return. */
public interface Watchlist {
    /** Entries not removed, by pattern; of one that is disputed, its newest edition. */
    List<WatchEntry> all();

    /**
     * What every sighting is matched against: the entries not removed, of a disputed one each edition that somebody
     * wants. The same list until it changes.
     */
    List<WatchEntry> wanted();

    /** Entries that stations changed without knowing of each other; {@link #put} or {@link #remove} decides. */
    List<EntryState> disputed();

    Optional<WatchEntry> find(EntryId id);

    /**
     * Adds an entry or, where its id is known, a new edition of it.
     *
     * @throws eu.sargs.platform.Fault WAT-… for a bad pattern, empty reason or dates in the wrong order
     */
    WatchEntry put(WatchEntry entry, Officer officer);

    /** All or none: an import. */
    List<WatchEntry> putAll(List<WatchEntry> entries, Officer officer);

    void remove(EntryId id, Officer officer);

    /** Told after each change. */
    Pin onChange(Consumer<List<WatchEntry>> listener);
}
