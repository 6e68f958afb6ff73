package eu.sargs.access;

import eu.sargs.journal.OriginKey;

/** What a seat's or a server's writings are known by: its origin key as 64 lower-case hex digits, for those who do not know the journal. */
public record StationKey(String hex) {
    private static final int SHOWN = 8;

    public StationKey {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a station's key");
        }
    }

    public static StationKey of(OriginKey key) {
        return new StationKey(key.hex());
    }

    /** The first eight digits, for lists and logs. */
    @Override
    public String toString() {
        return hex.substring(0, SHOWN);
    }
}
