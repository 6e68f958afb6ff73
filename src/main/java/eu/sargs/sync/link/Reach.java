package eu.sargs.sync.link;

import eu.sargs.sync.PeerAddress;
import java.util.Optional;

/**
 * How a station is to be reached, and how much it sends.
 *
 * @param listenAt empty where it only calls; port 0 takes any free one
 * @param discovers whether it announces itself in its own network and looks for others there; only where it listens
 * @param bytesPerSecond sent to each peer at most; 0 where nothing limits it
 */
public record Reach(Optional<PeerAddress> listenAt, boolean discovers, long bytesPerSecond) {
    public static Reach nowhere() {
        return new Reach(Optional.empty(), false, 0);
    }

    /** As it is, without being found nearby. */
    Reach unannounced() {
        return new Reach(listenAt, false, bytesPerSecond);
    }

    /** Nobody can call it. */
    Reach deaf() {
        return new Reach(Optional.empty(), false, bytesPerSecond);
    }
}
