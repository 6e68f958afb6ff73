package eu.sargs.store;

import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.EntryState;
import eu.sargs.watchlist.WatchEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The watchlist as it stands, in memory. Immutable: a change makes another one, which costs little beside a long list
 * read anew.
 *
 * @param all by pattern, one of each entry: what is shown
 * @param wanted by pattern, all that is looked for: of a disputed entry several
 */
record ListedEntries(Map<EntryId, EntryState> states, List<WatchEntry> all, List<WatchEntry> wanted) {
    /** Not sorted by the database: its order depends on where it was set up. */
    private static final Comparator<WatchEntry> BY_PATTERN = Comparator.comparing(WatchEntry::pattern)
            .thenComparing(entry -> entry.id().value())
            .thenComparing(WatchEntry::edition);

    static ListedEntries none() {
        return new ListedEntries(Map.of(), List.of(), List.of());
    }

    /** @param standing every change that no other has taken the place of */
    static ListedEntries of(Collection<EntryChange> standing) {
        return none().with(Set.of(), standing);
    }

    /**
     * Changes that may stand or not stand any more because of some that came: those, what they say they replace, and
     * what stood of their entries.
     */
    Set<UUID> touchedBy(Collection<EntryChange> came) {
        Set<UUID> touched = new HashSet<>();
        came.forEach(change -> {
            touched.add(change.id());
            touched.addAll(change.over());
            Optional.ofNullable(states.get(change.entry())).ifPresent(state -> touched.addAll(state.ids()));
        });
        return touched;
    }

    /**
     * As it is after some changes.
     *
     * @param touched changes of which it was asked anew whether they stand
     * @param standing those of them that do
     */
    ListedEntries with(Set<UUID> touched, Collection<EntryChange> standing) {
        Map<EntryId, List<EntryChange>> heads =
                standing.stream().collect(Collectors.groupingBy(EntryChange::entry, HashMap::new, Collectors.toList()));
        // Mostly of the same entries; but what comes from elsewhere may say that it replaces anything.
        reached(touched, heads)
                .filter(state -> state.heads().stream().anyMatch(head -> touched.contains(head.id())))
                .forEach(state -> {
                    List<EntryChange> left = heads.computeIfAbsent(state.entry(), k -> new ArrayList<>());
                    state.heads().stream()
                            .filter(head -> !touched.contains(head.id()))
                            .forEach(left::add);
                });
        Map<EntryId, EntryState> after = new HashMap<>(states);
        Set<EntryId> gone = new HashSet<>();
        heads.keySet().forEach(entry -> {
            if (after.remove(entry) != null) {
                gone.add(entry);
            }
        });
        List<EntryState> fresh =
                EntryState.of(heads.values().stream().flatMap(List::stream).toList());
        fresh.forEach(state -> after.put(state.entry(), state));
        return new ListedEntries(
                Collections.unmodifiableMap(after),
                merged(all, gone, fresh.stream().map(EntryState::shown).flatMap(Optional::stream)),
                merged(wanted, gone, fresh.stream().flatMap(state -> state.wanted().stream())));
    }

    /** The states that some of these changes may belong to: those of the entries that came, seldom all there are. */
    private Stream<EntryState> reached(Set<UUID> touched, Map<EntryId, List<EntryChange>> came) {
        Set<UUID> elsewhere = new HashSet<>(touched);
        List<EntryState> theirs =
                came.keySet().stream().map(states::get).filter(Objects::nonNull).toList();
        came.values().forEach(changes -> changes.forEach(change -> elsewhere.remove(change.id())));
        theirs.forEach(state -> state.heads().forEach(head -> elsewhere.remove(head.id())));
        return elsewhere.isEmpty() ? theirs.stream() : states.values().stream();
    }

    /** Of two lists in order: an import comes in many parts, and each would sort all of it anew. */
    private static List<WatchEntry> merged(List<WatchEntry> before, Set<EntryId> gone, Stream<WatchEntry> fresh) {
        List<WatchEntry> came = fresh.sorted(BY_PATTERN).toList();
        List<WatchEntry> after = new ArrayList<>(before.size() + came.size());
        int next = 0;
        for (WatchEntry entry : before) {
            if (gone.isEmpty() || !gone.contains(entry.id())) {
                while (next < came.size() && BY_PATTERN.compare(came.get(next), entry) < 0) {
                    after.add(came.get(next++));
                }
                after.add(entry);
            }
        }
        after.addAll(came.subList(next, came.size()));
        return Collections.unmodifiableList(after);
    }

    Optional<EntryState> find(EntryId id) {
        return Optional.ofNullable(states.get(Objects.requireNonNull(id)));
    }
}
