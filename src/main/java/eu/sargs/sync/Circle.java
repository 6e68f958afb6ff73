package eu.sargs.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who syncs with whom, at one moment.
 *
 * @param peers by station, seat and key; those that left are last
 * @param groups the agencies of each group
 */
public record Circle(OwnStation self, List<Peer> peers, Map<String, Set<String>> groups) {
    public Circle {
        peers = List.copyOf(peers);
        groups = Map.copyOf(groups);
    }

    public Optional<Peer> find(PeerKey key) {
        return peers.stream().filter(peer -> peer.key().equals(key)).findFirst();
    }
}
