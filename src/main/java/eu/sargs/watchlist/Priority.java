package eu.sargs.watchlist;

/** Most urgent first. */
public enum Priority {
    HIGH,
    MEDIUM,
    LOW
}
