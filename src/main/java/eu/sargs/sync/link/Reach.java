package eu.sargs.sync.link;

import eu.sargs.sync.PeerAddress;
import java.util.Optional;

/**
 * How a station is to be reached.
 *
 * @param listenAt empty where it only calls; port 0 takes any free one
 * @param discovers whether it announces itself in its own network and looks for others there; only where it listens
 */
public record Reach(Optional<PeerAddress> listenAt, boolean discovers) {
    public static Reach nowhere() {
        return new Reach(Optional.empty(), false);
    }
}
