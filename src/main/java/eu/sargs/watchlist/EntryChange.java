package eu.sargs.watchlist;

import eu.sargs.access.Audience;
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
 * @param audience who may see the change; of a value the same as the value's
 * @param told by whom; empty while it is not written
 */
public record EntryChange(
        UUID id, EntryId entry, Optional<WatchEntry> value, Set<UUID> over, Audience audience, Optional<Told> told) {
    public EntryChange {
        Objects.requireNonNull(id);
        Objects.requireNonNull(entry);
        Objects.requireNonNull(audience);
        Objects.requireNonNull(told);
        over = Set.copyOf(over);
        if (over.contains(id)
                || value.isPresent()
                        && !(value.get().id().equals(entry)
                                && value.get().audience().equals(audience))) {
            throw new IllegalArgumentException("Not a change of an entry");
        }
    }

    public static EntryChange put(WatchEntry entry, Set<UUID> over) {
        return new EntryChange(
                UUID.randomUUID(), entry.id(), Optional.of(entry), over, entry.audience(), Optional.empty());
    }

    public static EntryChange removed(EntryId entry, Audience audience, Set<UUID> over) {
        return new EntryChange(UUID.randomUUID(), entry, Optional.empty(), over, audience, Optional.empty());
    }
}
