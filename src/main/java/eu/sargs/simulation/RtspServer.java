package eu.sargs.simulation;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small RTSP server (RFC 2326) on the loopback for clips in a loop: RTP in the RTSP connection or in datagrams, any
 * number of viewers, one platform thread that sends and a virtual thread or two a viewer. Not for anything but the demo and
 * tests: it trusts its clients to be on this machine.
 */
public final class RtspServer implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(RtspServer.class);

    private final Map<String, RtspStream> streams = new ConcurrentHashMap<>();
    private final Set<RtspConnection> connections = ConcurrentHashMap.newKeySet();
    private final int wantedPort;
    private ServerSocket socket;
    private Thread sender;
    private volatile boolean running;

    /** On a port of the system's choice. */
    public RtspServer() {
        this(0);
    }

    public RtspServer(int port) {
        this.wantedPort = port;
    }

    /**
     * Offers a clip; before or after {@link #start}.
     *
     * @param path last part of the URL, for example {@code kra-02}
     * @param video any MP4 with H.264 and no B pictures
     * @throws Fault SIM-02 when it cannot be read
     */
    public RtspStream offer(String path, Path video) {
        return offer(path, video, Optional.empty());
    }

    public RtspStream offer(String path, Path video, Optional<RtspLogin> login) {
        try {
            RtspStream stream = new RtspStream(path, H264Track.read(video), login);
            synchronized (this) {
                streams.put(path, stream);
                if (running) {
                    begin(stream);
                }
            }
            return stream;
        } catch (IOException e) {
            throw new Fault(
                    e, "SIM-02", "simulation.fault.video", video.getFileName().toString());
        }
    }

    /** @throws Fault SIM-03 when no port can be had */
    @Override
    public synchronized void start() {
        try {
            socket = new ServerSocket(wantedPort, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new Fault(e, "SIM-03", "simulation.fault.port", wantedPort);
        }
        running = true;
        streams.values().forEach(this::begin);
        Threads.waiting("simulation/rtsp-accept-").newThread(this::accept).start();
        sender = Threads.computing("simulation/rtsp-send-").newThread(this::send);
        sender.start();
    }

    public synchronized int port() {
        return socket == null ? 0 : socket.getLocalPort();
    }

    private void begin(RtspStream stream) {
        stream.served("rtsp://127.0.0.1:" + socket.getLocalPort() + "/" + stream.path());
        stream.begin(System.nanoTime());
        LockSupport.unpark(sender);
    }

    Optional<RtspStream> find(String path) {
        return Optional.ofNullable(streams.get(path));
    }

    private void accept() {
        while (running) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                RtspConnection connection = new RtspConnection(this, client);
                connections.add(connection);
                Threads.waiting("simulation/rtsp-")
                        .newThread(() -> {
                            try {
                                connection.serve();
                            } finally {
                                connections.remove(connection);
                            }
                        })
                        .start();
                if (!running) {
                    connection.hangUp();
                }
            } catch (IOException e) {
                if (running) {
                    LOG.warn("A client could not be taken", e);
                }
            }
        }
    }

    private void send() {
        while (running) {
            long now = System.nanoTime();
            long wait = 100_000_000L;
            for (RtspStream stream : streams.values()) {
                if (stream.url().isEmpty()) {
                    continue;
                }
                if (stream.due() - now <= 0) {
                    stream.advance(now);
                }
                wait = Math.min(wait, stream.due() - now);
            }
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
            }
        }
    }

    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            if (!running) {
                return;
            }
            running = false;
            last = sender;
            try {
                socket.close();
            } catch (IOException e) {
                LOG.warn("The port did not close cleanly", e);
            }
        }
        connections.forEach(RtspConnection::hangUp);
        LockSupport.unpark(last);
        try {
            last.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
