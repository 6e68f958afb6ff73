package eu.sargs.sync.engine;

import eu.sargs.journal.OriginKey;

/** The station at the other end of a link, by the key its certificate was proved with. */
public record PeerId(OriginKey key) implements Comparable<PeerId> {
    @Override
    public int compareTo(PeerId other) {
        return key.hex().compareTo(other.key.hex());
    }

    @Override
    public String toString() {
        return key.hex().substring(0, 8);
    }
}
