package eu.sargs.journal;

/** What a feed is about; projections and peers take lanes in this order, so that an acknowledgement never waits behind a million sightings. */
public enum Lane {
    /** Hits, acknowledgements, shift. */
    DUTY(1),
    /** Watchlist, membership. */
    LIST(2),
    /** Sightings, coverage. */
    TRAFFIC(3),
    /** Consultations. */
    RECORD(4);

    private final int code;

    Lane(int code) {
        this.code = code;
    }

    /** How headers and tables write it; never changes. */
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException when no lane has this code */
    public static Lane of(int code) {
        for (Lane lane : values()) {
            if (lane.code == code) {
                return lane;
            }
        }
        throw new IllegalArgumentException("Not a lane: " + code);
    }
}
