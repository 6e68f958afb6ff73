package eu.sargs.access;

/**
 * Puts on record that somebody looks at what the room does not show by itself (decision 0039). Whoever shows it asks here
 * first and shows it when this returns: it is durable then. Thread-safe; does I/O, never on the FX thread.
 */
public interface Consultations {
    /**
     * A sighting's pictures in full.
     *
     * @param plate as it was read
     * @param sighting its id
     */
    void pictures(String plate, String sighting, Officer officer);

    /**
     * The watchlist as a whole.
     *
     * @param entries how many are shown
     */
    void watchlist(int entries, Officer officer);

    /**
     * What is kept as evidence and what was, as a whole: plates, cases, by whom and why.
     *
     * @param locks how many are shown
     */
    void evidence(int locks, Officer officer);

    /**
     * One entry in full.
     *
     * @param pattern what it looks for
     * @param entry its id
     */
    void entry(String pattern, String entry, Officer officer);
}
