package eu.sargs.journal;

/** What a feed is about; projections and peers take lanes in this order, so that an acknowledgement never waits behind a million sightings. */
public enum Lane {
    /** Hits, acknowledgements, shift. */
    DUTY,
    /** Watchlist, membership. */
    LIST,
    /** Sightings, coverage. */
    TRAFFIC,
    /** Consultations. */
    RECORD
}
