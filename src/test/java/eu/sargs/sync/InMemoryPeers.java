package eu.sargs.sync;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Peers without journal, links and sticks: what is commanded is so at once, and a test says how the links are. */
public final class InMemoryPeers implements Peers {
    private final InstantSource clock;
    private final Map<PeerKey, Peer> peers = new TreeMap<>(Comparator.comparing(PeerKey::hex));
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Listeners<Circle> listeners = new Listeners<>();
    private OwnStation self;
    private Optional<Reason> revokedFor = Optional.empty();
    private Optional<PeerKey> stick = Optional.empty();
    private List<String> unheeding = List.of();
    private Carried carried = new Carried(0, 0, List.of(), List.of());

    public InMemoryPeers(OwnStation self, InstantSource clock) {
        this.self = self;
        this.clock = clock;
    }

    /** A station with a key made of one digit, described as given, that does not listen. */
    public static InMemoryPeers of(Description self, InstantSource clock) {
        Instant until = clock.instant().plusSeconds(730 * 86_400L);
        return new InMemoryPeers(
                new OwnStation(
                        key('a'),
                        Optional.of(self),
                        Optional.empty(),
                        until,
                        false,
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                clock);
    }

    /** A key of one hex digit, 62 times, and the first two with which that is one. */
    public static PeerKey key(char digit) {
        for (int last = 0; last < 256; last++) {
            try {
                return PeerKey.typed(String.valueOf(digit).repeat(62) + "%02x".formatted(last));
            } catch (Fault e) {
                // no point of the curve, or none of its large group
            }
        }
        throw new IllegalArgumentException("No key begins like this");
    }

    /** Why the last one was revoked. */
    public synchronized Optional<Reason> revokedFor() {
        return revokedFor;
    }

    /** Where what is said of others does not count from now on. */
    public synchronized void unheeding(List<String> stations) {
        unheeding = List.copyOf(stations);
    }

    /** For whom the last file was written. */
    public synchronized Optional<PeerKey> stick() {
        return stick;
    }

    /** What the next files take out or bring. */
    public synchronized void carries(Carried next) {
        carried = next;
    }

    /** This station was revoked by another, or hindered in being reached. */
    public void self(UnaryOperator<OwnStation> change) {
        self(change.apply(now().self()));
    }

    /** Whatever a test wants to be so; listeners are told on the calling thread. */
    public void change(PeerKey key, UnaryOperator<Peer> change) {
        synchronized (this) {
            peers.computeIfPresent(key, (k, peer) -> change.apply(peer));
        }
        tell();
    }

    public void link(PeerKey key, PeerLink link) {
        change(key, peer -> with(peer, peer.left(), peer.address(), link));
    }

    /** What a peer wrote and will never be here. */
    public void lack(PeerKey key, List<Peer.Missing> missing) {
        change(
                key,
                peer -> new Peer(
                        peer.key(),
                        peer.described(),
                        peer.mayAdmit(),
                        peer.admitted(),
                        peer.left(),
                        peer.groups(),
                        peer.sees(),
                        peer.address(),
                        peer.heldUntil(),
                        missing,
                        peer.link()));
    }

    @Override
    public RefusedCallers refused() {
        return RefusedCallers.none();
    }

    public void self(OwnStation other) {
        synchronized (this) {
            self = other;
        }
        tell();
    }

    private void tell() {
        listeners.tell(now());
    }

    @Override
    public synchronized Circle now() {
        List<Peer> sorted = new ArrayList<>();
        for (Peer peer : peers.values()) {
            List<String> in = groupsOf(peer.described().agency());
            sorted.add(new Peer(
                    peer.key(),
                    peer.described(),
                    peer.mayAdmit(),
                    peer.admitted(),
                    peer.left(),
                    in,
                    peer.belongs() ? sees(peer, in) : List.of(),
                    peer.address(),
                    peer.heldUntil(),
                    peer.missing(),
                    peer.link()));
        }
        sorted.sort(Comparator.comparing((Peer peer) -> !peer.belongs())
                .thenComparing(peer -> peer.described().station())
                .thenComparing(peer -> peer.described().seat())
                .thenComparing(peer -> peer.key().hex()));
        return new Circle(self, sorted, groups);
    }

    private List<String> groupsOf(String agency) {
        return groups.entrySet().stream()
                .filter(group -> group.getValue().contains(agency))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private List<String> sees(Peer peer, List<String> in) {
        List<String> sees = new ArrayList<>(List.of("all"));
        self.described().ifPresent(own -> {
            if (own.country().equals(peer.described().country())) {
                sees.add("country:" + own.country());
            }
            groupsOf(own.agency()).stream().filter(in::contains).forEach(group -> sees.add("group:" + group));
        });
        return sees;
    }

    @Override
    public Pin onChange(Consumer<Circle> listener) {
        return listeners.add(listener);
    }

    @Override
    public void describe(Description described, Officer officer) {
        self(new OwnStation(
                self.key(),
                Optional.of(described),
                self.listensAt(),
                self.certificateUntil(),
                self.discovers(),
                self.hindered(),
                self.missing(),
                self.left()));
    }

    @Override
    public void admit(Admission admission, Officer officer) {
        synchronized (this) {
            if (admission.key().equals(self.key())) {
                throw new Fault("SYN-09", "sync.fault.self");
            }
            if (self.described().isEmpty()) {
                throw new Fault("SYN-13", "sync.fault.undescribed");
            }
            Optional<Peer> before = Optional.ofNullable(peers.get(admission.key()));
            if (before.filter(peer -> !peer.belongs()).isPresent()) {
                throw new Fault("SYN-10", "sync.fault.left");
            }
            peers.put(
                    admission.key(),
                    new Peer(
                            admission.key(),
                            admission.described(),
                            admission.mayAdmit(),
                            Optional.of(said(officer)),
                            Optional.empty(),
                            List.of(),
                            List.of(),
                            admission.address(),
                            before.flatMap(Peer::heldUntil),
                            before.map(Peer::missing).orElse(List.of()),
                            before.map(Peer::link).orElseGet(PeerLink::notCalled)));
        }
        tell();
    }

    @Override
    public List<String> revoke(PeerKey key, Reason reason, Officer officer) {
        synchronized (this) {
            if (key.equals(self.key())) {
                throw new Fault("SYN-09", "sync.fault.self");
            }
            revokedFor = Optional.of(reason);
            Peer.Leaving left = new Peer.Leaving(said(officer), Optional.empty());
            peers.put(key, with(belonging(key), Optional.of(left), Optional.empty(), PeerLink.notCalled()));
        }
        tell();
        return unheeding;
    }

    @Override
    public void address(PeerKey key, Optional<PeerAddress> address, Officer officer) {
        synchronized (this) {
            Peer peer = belonging(key);
            peers.put(key, with(peer, peer.left(), address, peer.link()));
        }
        tell();
    }

    @Override
    public List<String> group(String name, Set<String> agencies, Officer officer) {
        synchronized (this) {
            if (!name.matches("[a-z0-9-]{1,32}")
                    || !agencies.stream().allMatch(agency -> agency.matches("[a-z0-9-]{1,32}"))) {
                throw new Fault("SYN-14", "sync.fault.group");
            }
            groups.put(name, Set.copyOf(agencies));
        }
        tell();
        return unheeding;
    }

    @Override
    public synchronized Carried carryOut(Path file, PeerKey peer, Officer officer) {
        belonging(peer);
        if (!file.toAbsolutePath().getParent().toFile().isDirectory()) {
            throw new Fault("SYN-02", "sync.fault.carry_write", file.toString());
        }
        stick = Optional.of(peer);
        return carried;
    }

    @Override
    public synchronized Carried carryIn(Path file, Officer officer) {
        if (!file.toFile().exists()) {
            throw new Fault("SYN-05", "sync.fault.carry_damaged", file.toString());
        }
        return carried;
    }

    private Peer belonging(PeerKey key) {
        return Optional.ofNullable(peers.get(key))
                .filter(Peer::belongs)
                .orElseThrow(() -> new Fault("SYN-11", "sync.fault.no_peer"));
    }

    private Peer.Said said(Officer officer) {
        String by = self.described().map(Description::station).orElse(self.key().toString());
        return new Peer.Said(by, officer.account(), clock.instant());
    }

    private static Peer with(Peer peer, Optional<Peer.Leaving> left, Optional<PeerAddress> address, PeerLink link) {
        return new Peer(
                peer.key(),
                peer.described(),
                peer.mayAdmit(),
                peer.admitted(),
                left,
                peer.groups(),
                peer.sees(),
                address,
                peer.heldUntil(),
                peer.missing(),
                link);
    }
}
