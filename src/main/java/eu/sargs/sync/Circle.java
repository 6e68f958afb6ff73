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

    /**
     * Groups this station writes for and nobody of which is linked with it, though others are: what is for a group does
     * not pass stations that are not in it, so it goes nowhere from here. Sorted.
     */
    public List<String> cutOff() {
        boolean linked = peers.stream().anyMatch(peer -> peer.link().state() == PeerLink.State.CONNECTED);
        return self.described().stream()
                .filter(own -> linked)
                .flatMap(own -> groups.keySet().stream()
                        .filter(group -> groups.get(group).contains(own.agency()))
                        .filter(this::isCutOff))
                .sorted()
                .toList();
    }

    private boolean isCutOff(String group) {
        List<Peer> others = peers.stream()
                .filter(peer -> peer.belongs() && peer.groups().contains(group))
                .toList();
        return !others.isEmpty()
                && others.stream().noneMatch(peer -> peer.link().wasReached());
    }

    public Optional<Peer> find(PeerKey key) {
        return peers.stream().filter(peer -> peer.key().equals(key)).findFirst();
    }
}
