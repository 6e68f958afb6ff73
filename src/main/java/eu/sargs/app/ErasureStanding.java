package eu.sargs.app;

import eu.sargs.store.Erasures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An erasure, and how far it has come.
 *
 * @param stations that may hold what was erased, but for the one that erased it; by their names
 */
public record ErasureStanding(Erasures.State state, List<Answer> stations) {
    /** What is known of a station. */
    public enum Reached {
        /** It says in its own signed feed that it has deleted it. */
        CONFIRMED,
        /** It was handed the event that says so, and has not answered. */
        TOLD,
        /** Nothing on record here says that it was handed over; others may have done it. */
        NOT_TOLD,
        /** It was revoked, and is told nothing any more. */
        LEFT
    }

    /**
     * @param key 64 hex digits
     * @param at when it answered, was told or left, by the clock of who says so; empty where it was not told
     */
    public record Answer(String key, String station, String seat, Reached reached, Optional<Instant> at) {}

    public ErasureStanding {
        stations = List.copyOf(stations);
    }

    public long confirmed() {
        return stations.stream()
                .filter(one -> one.reached() == Reached.CONFIRMED)
                .count();
    }
}
