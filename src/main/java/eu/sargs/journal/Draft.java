package eu.sargs.journal;

import java.util.Objects;

/**
 * An event that wants to be written.
 *
 * @param type past tense, {@code SightingRecorded}
 * @param version of the payload's schema, from 1
 * @param payload protobuf bytes; not to be changed afterwards
 */
public record Draft(Lane lane, Scope scope, String type, int version, ActedBy by, byte[] payload) {
    public Draft {
        Objects.requireNonNull(lane);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(type);
        Objects.requireNonNull(by);
        Objects.requireNonNull(payload);
    }
}
