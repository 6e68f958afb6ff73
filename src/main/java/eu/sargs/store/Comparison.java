package eu.sargs.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What building tables anew has shown.
 *
 * @param differing the names of the projections that differ from their rebuild
 * @param passedBy what projections can't hold and pass by, with or without a rebuild
 */
public record Comparison(Set<String> differing, List<PassedBy> passedBy) {
    Comparison() {
        this(new TreeSet<>(), new ArrayList<>());
    }
}
