package eu.sargs.access;

import java.util.List;
import java.util.Optional;

/** Who writes for which station, as the members say. Thread-safe and quick: it is asked wherever something is shown. */
public interface Neighbours {
    /** Whether both keys write for one station: its seats, and the keys they had before. */
    boolean same(StationKey one, StationKey other);

    /** The name of the station a key writes for; empty where nobody said it. */
    Optional<String> station(StationKey key);

    /** Whether a key's station may see what this station writes for those. */
    boolean sees(StationKey key, Audience audience);

    /** Whom this station may write to, the narrowest first. */
    List<Audience> audiences();

    /** As it is before anybody else belongs. */
    static Neighbours none() {
        return new Neighbours() {
            @Override
            public boolean same(StationKey one, StationKey other) {
                return one.equals(other);
            }

            @Override
            public Optional<String> station(StationKey key) {
                return Optional.empty();
            }

            @Override
            public boolean sees(StationKey key, Audience audience) {
                return false;
            }

            @Override
            public List<Audience> audiences() {
                return List.of(Audience.STATION, Audience.ALL);
            }
        };
    }
}
