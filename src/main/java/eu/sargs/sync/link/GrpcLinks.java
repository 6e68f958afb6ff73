package eu.sargs.sync.link;

import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SeatKeys;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.RefusedCallers;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.wire.Wire;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links over gRPC and mutual TLS 1.3. Where two stations call each other at once, the link that the station with the
 * lower key made is kept, on both sides; where one side made both, the newer one. A station that has changed its key
 * shows its newest one first, and an older one to whoever does not let that in.
 */
public final class GrpcLinks implements Links {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcLinks.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Predicate<OriginKey> letIn;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Optional<PeerAddress> listenAt;
    private final Certificates certificates;
    private final Wire wire = new Wire();
    private final Network network = new Network();
    private final Refusals refusals;
    private final Caller caller;
    private final Map<PeerId, GrpcLink> links = new HashMap<>();
    private final Map<PeerId, Called> called = new HashMap<>();
    private LinkListener listener;
    private Listening listening;
    private boolean closed;

    private static final class Called {
        private final PeerAddress where;
        private final Backoff backoff;
        private boolean forgotten;
        /** Which certificate it is shown; 0 for the newest. */
        private int shown;
        /** Links in a row that it ended because it heard of a newer key of ours, or so it seems. */
        private int heard;

        Called(PeerAddress where, Backoff backoff) {
            this.where = where;
            this.backoff = backoff;
        }
    }

    /**
     * @param letIn whose certificates count, asked at every handshake and again when a stream opens
     * @param listenAt empty where this station only calls
     */
    public GrpcLinks(
            SeatKeys keys,
            Predicate<OriginKey> letIn,
            Optional<PeerAddress> listenAt,
            InstantSource clock,
            RandomGenerator random) {
        this.letIn = letIn;
        this.clock = clock;
        this.random = random;
        this.listenAt = listenAt;
        certificates = Certificates.of(keys, clock.instant());
        refusals = new Refusals(clock, this::later);
        caller = new Caller(letIn, clock, network);
    }

    @Override
    public synchronized void open(LinkListener listener) {
        this.listener = listener;
        listenAt.ifPresent(where -> listening = new Listening(
                where,
                certificates,
                new PeerTrust(letIn, clock),
                network,
                refusals,
                (peer, shown, stream) -> admit(peer, shown, stream, false)));
        called.forEach((peer, one) -> later(peer, one, Duration.ZERO));
    }

    /** Where this station listens; empty where it does not. */
    public synchronized Optional<PeerAddress> listensAt() {
        return listenAt.filter(where -> listening != null)
                .map(where -> new PeerAddress(where.host(), listening.port()));
    }

    /** Who called and was not let in. Any thread. */
    RefusedCallers refused() {
        return refusals.soFar();
    }

    /** Calls that are being made, and links this station made. */
    int calls() {
        return caller.open();
    }

    /** When the certificate this station shows ends. */
    Instant certificateUntil() {
        return certificates.get(0).certificate().getNotAfter().toInstant();
    }

    @Override
    public synchronized void call(PeerId peer, PeerAddress where) {
        if (certificates.isOwn(peer.key()) || closed) {
            return;
        }
        forget(peer);
        Called one = new Called(where, new Backoff(random));
        called.put(peer, one);
        if (listener != null) {
            later(peer, one, Duration.ZERO);
        }
    }

    @Override
    public synchronized void forget(PeerId peer) {
        Called one = called.remove(peer);
        if (one != null) {
            one.forgotten = true;
        }
    }

    @Override
    public synchronized Optional<Link> to(PeerId peer) {
        return Optional.ofNullable(links.get(peer));
    }

    private void later(PeerId peer, Called one, Duration after) {
        later(() -> attempt(peer, one), after);
    }

    private void later(Runnable task, Duration after) {
        try {
            network.timer().schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing is begun any more, the station stops");
        }
    }

    private void attempt(PeerId peer, Called one) {
        StationCertificate shown;
        synchronized (this) {
            if (one.forgotten || closed) {
                return;
            }
            shown = certificates.get(one.shown);
            if (links.containsKey(peer)) {
                later(peer, one, LOOK_AGAIN); // it has called us meanwhile
                return;
            }
        }
        try {
            caller.call(
                    shown,
                    peer,
                    one.where,
                    (who, key, stream) -> admit(who, key, stream, true),
                    (link, status) -> ended(peer, one, link, status));
        } catch (SSLException | RuntimeException e) {
            LOG.warn("Peer {} cannot be called", peer, e);
            if (isNews(peer, one)) {
                listener.unreached(peer, one.where, Unreached.NOBODY);
            }
            failed(peer, one);
        }
    }

    private void ended(PeerId peer, Called one, GrpcLink link, Status status) {
        if (link == null) {
            LOG.debug("Peer {} was not reached: {}", peer, status);
            if (showsOlder(one) && Unreached.of(status) == Unreached.NOT_LET_IN) {
                later(peer, one, Duration.ZERO); // it may not have heard of the newer key yet
                return;
            }
            if (isNews(peer, one)) {
                listener.unreached(peer, one.where, Unreached.of(status));
            }
        } else {
            boolean hasHeard;
            synchronized (this) {
                hasHeard = link.isTurnedAway() && one.shown > 0 && one.heard + 1 < certificates.size();
                one.heard = link.isTurnedAway() ? one.heard + 1 : 0;
                one.shown = 0;
                if (!link.isTurnedAway() && !link.isAtFault()) {
                    one.backoff.worked();
                }
            }
            if (hasHeard) {
                later(peer, one, Duration.ZERO); // it knows a newer key now
                return;
            }
        }
        failed(peer, one);
    }

    /** Turns to the next older certificate. @return false where there is none, and the newest is next again */
    private synchronized boolean showsOlder(Called one) {
        one.shown = (one.shown + 1) % certificates.size();
        return one.shown > 0;
    }

    /** A call that found the peer's own call here already, or that nobody waits for any more, is none. */
    private synchronized boolean isNews(PeerId peer, Called one) {
        return !one.forgotten && !closed && !links.containsKey(peer);
    }

    private void failed(PeerId peer, Called one) {
        synchronized (this) {
            later(peer, one, one.backoff.failed());
        }
    }

    /** Makes the link of a stream that has opened; null where another one stays. */
    private GrpcLink admit(PeerId peer, OriginKey shown, Stream stream, boolean calledHere) {
        GrpcLink old;
        GrpcLink link;
        synchronized (this) {
            if (closed || certificates.isOwn(peer.key())) {
                return null;
            }
            old = links.get(peer);
            boolean lowerCalls = shown.hex().compareTo(peer.key().hex()) < 0;
            if (old != null && old.calledHere() != calledHere && old.calledHere() == lowerCalls) {
                return null;
            }
            link = new GrpcLink(peer, calledHere, stream, wire, listener, this::gone);
            links.put(peer, link);
        }
        if (old != null) {
            old.close(Farewell.REPLACED);
        }
        return link;
    }

    private synchronized void gone(GrpcLink link, Ending why) {
        links.remove(link.peer(), link);
        if (why != Ending.CLOSED_HERE && why != Ending.REPLACED) {
            LOG.info("Link to {} ended: {}", link.peer(), why);
        }
    }

    @Override
    public void close() {
        List<GrpcLink> open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = List.copyOf(links.values());
        }
        open.forEach(link -> link.close(Farewell.STOPPING));
        if (listening != null) {
            listening.close();
        }
        network.stopCalling();
        caller.close(); // after the last goodbye was given to it
        network.close();
        wire.close();
    }
}
