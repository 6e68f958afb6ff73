package eu.sargs.sync.link;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.SeatKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.platform.Fault;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerLink;
import eu.sargs.sync.RefusedCallers;
import eu.sargs.sync.engine.Limits;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.engine.Sight;
import eu.sargs.sync.engine.SyncEngine;
import eu.sargs.sync.member.Membership;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The engine with its links, from beginning to end: what is there while a station syncs. */
final class Online implements AutoCloseable {
    /** Who belongs, asked anew each time. */
    private record Now(Supplier<Membership> members) implements Sight {
        @Override
        public boolean isMember(OriginKey key) {
            return members.get().isMember(key);
        }

        @Override
        public boolean maySee(OriginKey viewer, FeedId feed) {
            return members.get().maySee(viewer, feed);
        }

        @Override
        public long lastValid(FeedId feed) {
            return members.get().lastValid(feed);
        }

        @Override
        public Optional<Position> revokedBy(OriginKey key) {
            return members.get().revokedBy(key);
        }

        @Override
        public Optional<byte[]> endHash(FeedId feed) {
            return members.get().endHash(feed);
        }
    }

    private final GrpcLinks links;
    private final SyncService service;
    private final Supplier<Membership> members;
    /** Addresses the administrator gave. */
    private Map<PeerId, PeerAddress> given = Map.of();
    /** Addresses of stations that announced themselves. */
    private final Map<PeerId, PeerAddress> found = new HashMap<>();

    private final Map<PeerId, PeerAddress> called = new ConcurrentHashMap<>();
    private Optional<Discovery> discovery = Optional.empty();

    private Online(GrpcLinks links, SyncService service, Supplier<Membership> members) {
        this.links = links;
        this.service = service;
        this.members = members;
    }

    /** @throws Fault SYN-01, SYN-06 */
    static Online begin(SeatKeys keys, Supplier<Membership> members, Shared shared, Reach reach, InstantSource clock) {
        Sight sight = new Now(members);
        GrpcLinks links = new GrpcLinks(
                keys,
                // Who was revoked comes as far as the engine, which tells it that and nothing else.
                who -> !keys.has(who)
                        && (sight.isMember(who) || sight.revokedBy(who).isPresent()),
                reach.listenAt(),
                clock,
                new SecureRandom());
        List<OriginKey> own = keys.all().stream().map(SigningKey::origin).toList();
        SyncEngine engine = new SyncEngine(
                own,
                shared.ledger(),
                sight,
                Limits.usual().withBytesPerSecond(reach.bytesPerSecond()),
                new SecureRandom());
        SyncService service = new SyncService(engine, shared, links, clock);
        Online online = new Online(links, service, members);
        try {
            service.start();
            if (reach.discovers() && reach.listenAt().isPresent()) {
                online.discover(new PeerId(keys.origin()));
            }
            return online;
        } catch (RuntimeException e) {
            online.close();
            throw e;
        }
    }

    private void discover(PeerId self) {
        PeerAddress here = links.listensAt().orElseThrow();
        try {
            InetAddress address = InetAddress.getByName(here.host());
            Discovery finder =
                    new MulticastDiscovery(address.isAnyLocalAddress() ? InetAddress.getLocalHost() : address);
            discovery = Optional.of(finder);
            finder.open(self, here.port(), this::found);
        } catch (IOException e) {
            throw new Fault(e, "SYN-06", "sync.fault.discovery", here.host());
        }
    }

    private synchronized void found(PeerId peer, PeerAddress where) {
        found.put(peer, where);
        callAll();
    }

    /** Calls these, and members that were found nearby, and nobody else. */
    synchronized void call(Map<PeerId, PeerAddress> wanted) {
        given = Map.copyOf(wanted);
        callAll();
    }

    private void callAll() {
        Membership now = members.get();
        Map<PeerId, PeerAddress> wanted = new HashMap<>();
        found.forEach((peer, where) -> {
            if (now.isMember(peer.key())) {
                wanted.put(peer, where);
            }
        });
        wanted.putAll(given); // what a person entered counts before what somebody announces
        called.keySet().stream().filter(peer -> !wanted.containsKey(peer)).forEach(peer -> {
            called.remove(peer);
            links.forget(peer);
        });
        wanted.forEach((peer, where) -> {
            if (!where.equals(called.put(peer, where))) {
                links.call(peer, where);
            }
        });
    }

    /** As {@link SyncService#onTrouble}. */
    void onTrouble(Consumer<Fault> listener) {
        service.onTrouble(listener);
    }

    void sightChanged() {
        service.sightChanged();
    }

    void proven(ForkProof proof) {
        service.proven(proof);
    }

    void missing(PictureId picture, boolean urgent) {
        service.missing(picture, urgent);
    }

    Optional<PeerAddress> listensAt() {
        return links.listensAt();
    }

    RefusedCallers refused() {
        return links.refused();
    }

    Instant certificateUntil() {
        return links.certificateUntil();
    }

    Optional<PeerAddress> callsAt(PeerId peer) {
        return Optional.ofNullable(called.get(peer));
    }

    PeerLink link(PeerId peer) {
        return service.link(peer, called.containsKey(peer));
    }

    @Override
    public void close() {
        discovery.ifPresent(Discovery::close);
        service.close();
    }
}
