package eu.sargs.watchlist;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The list that a file is compared with.
 *
 * @param ours whether this station may change an entry
 * @param disputed entries that an officer has to decide about first
 */
public record ListStanding(List<WatchEntry> all, Predicate<WatchEntry> ours, Set<EntryId> disputed) {
    /** Nothing stands on it. */
    public static ListStanding empty() {
        return new ListStanding(List.of(), entry -> true, Set.of());
    }

    public static ListStanding of(Watchlist watchlist) {
        return new ListStanding(
                watchlist.all(),
                watchlist::ours,
                watchlist.disputed().stream().map(EntryState::entry).collect(Collectors.toSet()));
    }
}
