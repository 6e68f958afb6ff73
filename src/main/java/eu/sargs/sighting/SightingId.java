package eu.sargs.sighting;

import java.util.UUID;

/** Fixed at the first confident read. */
public record SightingId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
