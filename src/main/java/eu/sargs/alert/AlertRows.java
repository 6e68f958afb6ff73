package eu.sargs.alert;

import java.util.Optional;

/**
 * The kept alerts and hits, as {@link AlertProjector} reads and writes them.
 *
 * @param <E> what goes wrong in keeping them
 */
public interface AlertRows<E extends Exception> {
    Optional<Alert> find(AlertId id) throws E;

    /** The alert a hit is in. */
    Optional<AlertId> alertOf(HitId hit) throws E;

    /** Adds an alert. {@code alert.sighting()} is its first. */
    void add(Alert alert) throws E;

    /** Changes an alert that was added. */
    void change(Alert alert) throws E;

    /** Adds a hit, or puts its refined copy in its place. */
    void put(Hit hit) throws E;
}
