package eu.sargs.sighting;

/** Writes sightings. Thread-safe. Each call is durable on return. */
public interface SightingBook {
    /** A vehicle's first confident read. Recording the same id twice writes once. */
    void record(Sighting sighting);

    /** A better read, or the final one; the id stays. */
    void refine(Sighting sighting);
}
