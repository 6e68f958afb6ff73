package eu.sargs.watchlist;

import java.util.UUID;

/** Stays through all editions of an entry. */
public record EntryId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
