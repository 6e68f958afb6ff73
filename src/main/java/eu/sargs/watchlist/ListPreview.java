package eu.sargs.watchlist;

import eu.sargs.platform.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a list file would do, before anything is taken of it.
 *
 * @param changed lines that say something else than the entry of this station with the same plate
 * @param removed entries of this station that the file does not name; only of one that is {@code whole}
 * @param whole whether the officer says that the file is all there is to be of this station's entries
 * @param listed lines that say what an entry says already; nothing is to be done
 */
public record ListPreview(
        ListFile file,
        List<Added> added,
        List<Changed> changed,
        List<WatchEntry> removed,
        boolean whole,
        int listed,
        List<Bad> bad) {
    /** A line that makes a new entry. @param line from 1, as an editor counts */
    public record Added(int line, WatchEntry entry) {}

    /** A line that makes another edition. @param line from 1 */
    public record Changed(int line, WatchEntry before, WatchEntry after) {}

    /** A line that cannot be taken, and why. @param line from 1 */
    public record Bad(int line, Fault why) {}

    /** One thing to be done. @param before empty for a new entry @param after empty for one that is removed */
    public record Step(Optional<WatchEntry> before, Optional<WatchEntry> after) {}

    public ListPreview {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
        bad = List.copyOf(bad);
    }

    /** How many things are to be done. */
    public int size() {
        return added.size() + changed.size() + removed.size();
    }

    /** In the order they are done: what is new first, what is removed last, so that nothing is unwatched meanwhile. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(size());
        added.forEach(one -> steps.add(new Step(Optional.empty(), Optional.of(one.entry()))));
        changed.forEach(one -> steps.add(new Step(Optional.of(one.before()), Optional.of(one.after()))));
        removed.forEach(one -> steps.add(new Step(Optional.of(one), Optional.empty())));
        return steps;
    }

    /** The entries as they would be. */
    public List<WatchEntry> entries() {
        return steps().stream().map(Step::after).flatMap(Optional::stream).toList();
    }
}
