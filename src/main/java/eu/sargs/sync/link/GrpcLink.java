package eu.sargs.sync.link;

import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.wire.MalformedMessage;
import eu.sargs.sync.wire.Wire;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link over one gRPC stream. What waits to be sent waits here, where it can be counted, and not in gRPC. */
final class GrpcLink implements Link {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcLink.class);

    /** Bytes that may wait for a peer; more than all its credit together, so only one that stopped reading gets there. */
    static final int MOST_WAITING = 8 << 20;

    private static final int MOSTLY_SENT = 64 << 10;
    /** Messages that may lie here unread: one that is worked on, one that comes meanwhile. */
    private static final int AHEAD = 2;

    private static final Set<Farewell> FAULTS =
            EnumSet.of(Farewell.VERSION, Farewell.PROTOCOL, Farewell.ALTERED, Farewell.WITHHELD, Farewell.OUT_OF_SCOPE);

    private final PeerId peer;
    private final boolean calledHere;
    private final Stream stream;
    private final Wire wire;
    private final LinkListener listener;
    private final BiConsumer<GrpcLink, Ending> gone;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private long waitingBytes;
    private long sentBytes;
    private long receivedBytes;
    private Optional<Farewell> goodbye = Optional.empty();
    private Optional<Farewell> said = Optional.empty();
    private boolean closed;

    /** @param gone told once, before the listener */
    GrpcLink(
            PeerId peer,
            boolean calledHere,
            Stream stream,
            Wire wire,
            LinkListener listener,
            BiConsumer<GrpcLink, Ending> gone) {
        this.peer = peer;
        this.calledHere = calledHere;
        this.stream = stream;
        this.wire = wire;
        this.listener = listener;
        this.gone = gone;
    }

    @Override
    public PeerId peer() {
        return peer;
    }

    /** Whether this side made the connection. */
    boolean calledHere() {
        return calledHere;
    }

    void begin() {
        listener.opened(this);
        synchronized (this) {
            if (!closed) {
                stream.request(AHEAD);
            }
        }
    }

    @Override
    public int send(Message message) {
        byte[] bytes = wire.encode(message);
        boolean tooMuch = false;
        synchronized (this) {
            if (closed) {
                return 0;
            }
            waiting.add(bytes);
            waitingBytes += bytes.length;
            tooMuch = waitingBytes > MOST_WAITING;
        }
        if (tooMuch) {
            end(Ending.TOO_SLOW, null);
            return 0;
        }
        ready();
        return bytes.length;
    }

    @Override
    public void whenSent(Runnable then) {
        synchronized (this) {
            if (closed) {
                return;
            }
            afterwards.add(then);
        }
        ready();
    }

    /** gRPC takes more. */
    void ready() {
        List<Runnable> now = List.of();
        synchronized (this) {
            while (!closed && !waiting.isEmpty() && stream.isReady()) {
                byte[] bytes = waiting.poll();
                waitingBytes -= bytes.length;
                sentBytes += bytes.length;
                stream.send(bytes);
            }
            if (!closed && !afterwards.isEmpty() && waitingBytes <= MOSTLY_SENT) {
                now = List.copyOf(afterwards);
                afterwards.clear();
            }
        }
        now.forEach(Runnable::run);
    }

    void received(byte[] bytes) {
        synchronized (this) {
            if (closed) {
                return;
            }
            receivedBytes += bytes.length;
        }
        try {
            Message message = wire.decode(bytes);
            if (message instanceof Message.Bye bye) {
                synchronized (this) {
                    goodbye = Optional.of(bye.why());
                }
            }
            listener.received(this, message);
        } catch (MalformedMessage e) {
            LOG.warn("Peer {} sent what is no message: {}", peer, e.getMessage());
            end(Ending.GARBAGE, Farewell.PROTOCOL);
        }
    }

    @Override
    public synchronized void next() {
        if (!closed) {
            stream.request(1);
        }
    }

    @Override
    public synchronized long queuedBytes() {
        return waitingBytes;
    }

    @Override
    public synchronized long sentBytes() {
        return sentBytes;
    }

    @Override
    public synchronized long receivedBytes() {
        return receivedBytes;
    }

    @Override
    public void close(Farewell why) {
        end(why == Farewell.REPLACED ? Ending.REPLACED : Ending.CLOSED_HERE, why);
    }

    /** The stream is over, by the peer or the network. */
    void over(Status status) {
        Ending why = status.getCode() == Status.Code.RESOURCE_EXHAUSTED
                ? Ending.TOO_LARGE
                : heardGoodbye().isPresent() ? Ending.CLOSED_THERE : Ending.BROKEN;
        end(why, null);
    }

    private synchronized Optional<Farewell> heardGoodbye() {
        return goodbye;
    }

    /** The peer said that we do not belong: calling again at once is of no use. */
    boolean isTurnedAway() {
        return heardGoodbye().equals(Optional.of(Farewell.NOT_A_MEMBER));
    }

    /** One of the two found fault with what the other sent: calling again at once would bring the same. */
    synchronized boolean isAtFault() {
        return goodbye.filter(FAULTS::contains).isPresent()
                || said.filter(FAULTS::contains).isPresent();
    }

    private void end(Ending why, Farewell lastWord) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            said = Optional.ofNullable(lastWord);
            waiting.clear();
            waitingBytes = 0;
            afterwards.clear();
            if (lastWord != null && stream.isReady()) {
                stream.send(wire.encode(new Message.Bye(lastWord)));
                stream.end(Status.OK);
            } else {
                stream.cut();
            }
        }
        gone.accept(this, why);
        listener.closed(this, why);
    }
}
