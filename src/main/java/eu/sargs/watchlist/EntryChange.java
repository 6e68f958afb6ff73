package eu.sargs.watchlist;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One change of an entry, somewhere. It names the changes it takes the place of: those its writer saw. What two
 * stations changed without seeing the other's change stays, both of it, until an officer decides.
 *
 * @param id new for each change
 * @param value the entry as it is from now on, empty where it was removed
 * @param over the changes it takes the place of, each of the same entry
 */
public record EntryChange(UUID id, EntryId entry, Optional<WatchEntry> value, Set<UUID> over) {
    public EntryChange {
        Objects.requireNonNull(id);
        Objects.requireNonNull(entry);
        over = Set.copyOf(over);
        if (over.contains(id) || value.isPresent() && !value.get().id().equals(entry)) {
            throw new IllegalArgumentException("Not a change of an entry");
        }
    }

    public static EntryChange put(WatchEntry entry, Set<UUID> over) {
        return new EntryChange(UUID.randomUUID(), entry.id(), Optional.of(entry), over);
    }

    public static EntryChange removed(EntryId entry, Set<UUID> over) {
        return new EntryChange(UUID.randomUUID(), entry, Optional.empty(), over);
    }
}
