package eu.sargs.shift;

import java.time.Instant;
import java.util.Optional;

/**
 * An officer's part of a shift.
 *
 * @param account what they sign in with
 * @param name as shown
 * @param seat where they signed on
 * @param to empty while they are on it
 */
public record OnShift(String account, String name, String seat, Instant from, Optional<Instant> to) {}
