package eu.sargs.watchlist;

import eu.sargs.access.Neighbours;
import eu.sargs.access.Officer;
import eu.sargs.platform.Pin;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /**
     * What was written of entries and counts for nothing any more, the latest first: its writer's station signed two
     * histories, or was revoked before it. Each with who told it. Reads the journal.
     */
    List<EntryChange> setAside();

    Optional<WatchEntry> find(EntryId id);

    /** Whose entries are whose, and whom this station's can be shown to. */
    Neighbours neighbours();

    /** Whether this station may change it: it wrote it, or it is new. Others {@link #propose}. */
    boolean ours(WatchEntry entry);

    /**
     * Adds an entry or, where its id is known, a new edition of it.
     *
     * One that fewer may see than before is also removed where the others saw it; what they hold of it stays with them.
     *
     * @throws eu.sargs.platform.Fault WAT-… for a bad pattern, empty reason or dates in the wrong order; WAT-17 where it
     *     is another station's
     */
    WatchEntry put(WatchEntry entry, Officer officer);

    /** Several at once, all or none. */
    List<WatchEntry> putAll(List<WatchEntry> entries, Officer officer);

    /** How far an import has come. */
    interface Progress {
        /**
         * Told before each batch and at the end, on the thread that imports.
         *
         * @return whether it is to go on; what was taken stays
         */
        boolean taken(int done, int of);
    }

    /**
     * Takes what a file would do, as the officer saw it, in batches that are each durable and counted when they are told.
     * That it is done, of which file and how much, is on record with the first batch; and again, with how much of it was
     * done, where it ends before its end.
     *
     * @throws eu.sargs.platform.Fault WAT-25 where the list is not as the preview found it any more: nothing more is taken
     */
    ListTaken take(ListPreview preview, Officer officer, Progress progress);

    /** @throws eu.sargs.platform.Fault WAT-17 where it is another station's */
    void remove(EntryId id, Officer officer);

    /** What stations would change in others' entries, the latest first. */
    List<Proposal> proposals();

    /**
     * Asks the owner of an entry to change it.
     *
     * @param value as it would be; empty to remove it
     * @param note why, may be empty, {@link Proposal#LONGEST_NOTE} at most
     * @throws eu.sargs.platform.Fault as {@link #put}; WAT-18 where the note is too long, WAT-19 where there is no such
     *     entry
     */
    void propose(EntryId entry, Optional<WatchEntry> value, String note, Officer officer);

    /**
     * The owner's answer. What is accepted is written at once as the entry's next edition; who may see it stays.
     *
     * @throws eu.sargs.platform.Fault WAT-17 where the entry is another station's, WAT-18 where the note is too long,
     *     WAT-20 where there is no such proposal or it was answered
     */
    void answer(UUID proposal, boolean accept, String note, Officer officer);

    /** Told after each change. */
    Pin onChange(Consumer<List<WatchEntry>> listener);
}
