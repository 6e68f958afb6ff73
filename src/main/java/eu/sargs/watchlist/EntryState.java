package eu.sargs.watchlist;

import eu.sargs.access.Audience;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An entry as it stands: the changes that no other has taken the place of, mostly one. The same changes give the same
 * state, in whatever order they came. Pure.
 *
 * @param heads by edition, the newest first, then by id; at least one
 */
public record EntryState(EntryId entry, List<EntryChange> heads) {
    private static final Comparator<EntryChange> NEWEST_FIRST = Comparator.comparing(
                    (EntryChange head) -> -head.value().map(WatchEntry::edition).orElse(Integer.MAX_VALUE))
            .thenComparing(EntryChange::id);

    public EntryState {
        Objects.requireNonNull(entry);
        heads = heads.stream().sorted(NEWEST_FIRST).toList();
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("Not a state of an entry");
        }
    }

    /** @param changes of any entries, all that are known */
    public static List<EntryState> of(Collection<EntryChange> changes) {
        Set<UUID> replaced = new HashSet<>();
        changes.forEach(change -> replaced.addAll(change.over()));
        return changes.stream()
                .filter(change -> !replaced.contains(change.id()))
                .distinct()
                .collect(Collectors.groupingBy(EntryChange::entry))
                .entrySet()
                .stream()
                .map(state -> new EntryState(state.getKey(), state.getValue()))
                .sorted(Comparator.comparing(state -> state.entry().value()))
                .toList();
    }

    /** What is looked for. Of "wanted" and "removed" at the same time, wanted wins: silence would be the worse mistake. */
    public List<WatchEntry> wanted() {
        return heads.stream().map(EntryChange::value).flatMap(Optional::stream).toList();
    }

    /** The one to show where one is to be shown. */
    public Optional<WatchEntry> shown() {
        return wanted().stream().findFirst();
    }

    /** Whether several stations changed it without knowing of each other, so that an officer is to decide. */
    public boolean disputed() {
        return heads.size() > 1 && !wanted().isEmpty();
    }

    /** Whether one of them removed it. */
    public boolean removedBySomebody() {
        return heads.stream().anyMatch(head -> head.value().isEmpty());
    }

    /** Who may see some part of it. */
    public Set<Audience> audiences() {
        return heads.stream().map(EntryChange::audience).collect(Collectors.toSet());
    }

    /** Those of its heads that these may see. */
    public Set<UUID> ids(Audience audience) {
        return heads.stream()
                .filter(head -> head.audience().equals(audience))
                .map(EntryChange::id)
                .collect(Collectors.toSet());
    }

    /** What the next change takes the place of. */
    public Set<UUID> ids() {
        return heads.stream().map(EntryChange::id).collect(Collectors.toSet());
    }
}
