package eu.sargs.store;

import eu.sargs.access.Neighbours;
import eu.sargs.access.StationKey;

/** Which keys are this station's own: asked when tables are read, never when they are written. Thread-safe. */
final class Household {
    private final StationKey self;
    private volatile Neighbours neighbours = Neighbours.none();

    Household(StationKey self) {
        this.self = self;
    }

    void know(Neighbours known) {
        neighbours = known;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    StationKey self() {
        return self;
    }

    boolean ours(StationKey key) {
        return same(self, key);
    }

    boolean same(StationKey one, StationKey other) {
        return one.equals(other) || neighbours.same(one, other);
    }
}
