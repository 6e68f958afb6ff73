package eu.sargs.journal;

import java.util.Objects;
import java.util.Optional;

/**
 * An event that wants to be written.
 *
 * @param type past tense, {@code SightingRecorded}; a letter, then letters and digits, 64 at most
 * @param version of the payload's schema, from 1
 * @param payload protobuf bytes, at most {@link #PAYLOAD_LIMIT}; not to be changed afterwards
 * @param first where it stood first, of what is entered anew
 */
public record Draft(
        Lane lane, Scope scope, String type, int version, ActedBy by, byte[] payload, Optional<FirstSaid> first) {
    /** Bytes; pictures and clips are kept elsewhere and named by their hash. */
    public static final int PAYLOAD_LIMIT = 400_000;

    public Draft {
        Objects.requireNonNull(lane);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(by);
        Objects.requireNonNull(first);
        if (!Header.isType(type) || version < 1 || payload.length > PAYLOAD_LIMIT) {
            // Checked here, at the door: in the journal it would spoil what other threads write in the same batch.
            throw new IllegalArgumentException("Not a draft of an event: " + type + ", " + payload.length + " bytes");
        }
    }

    /** One that is said for the first time. */
    public Draft(Lane lane, Scope scope, String type, int version, ActedBy by, byte[] payload) {
        this(lane, scope, type, version, by, payload, Optional.empty());
    }
}
