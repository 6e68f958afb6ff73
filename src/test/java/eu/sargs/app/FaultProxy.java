package eu.sargs.app;

import eu.sargs.sync.PeerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A bad line between two stations: it is slow, it loses connections in the middle of what they carry, it is cut. */
final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 4096;

    private final ServerSocket server;
    private final PeerAddress to;
    private final Random random;
    private final int delayMillis;
    private final double loss;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean cut;

    /**
     * @param delayMillis each chunk of 4 KiB takes longer
     * @param loss the chance that a connection is lost at such a chunk
     */
    FaultProxy(PeerAddress to, Random random, int delayMillis, double loss) throws IOException {
        this.to = to;
        this.random = random;
        this.delayMillis = delayMillis;
        this.loss = loss;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    PeerAddress address() {
        return new PeerAddress("127.0.0.1", server.getLocalPort());
    }

    /** Connections that were lost by chance. */
    int lost() {
        return lost.get();
    }

    /** Ends what is open, and lets nothing through until {@link #heal}. */
    void cut() {
        cut = true;
        open.forEach(FaultProxy::end);
    }

    void heal() {
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                Socket far = new Socket();
                open.add(near);
                open.add(far);
                far.connect(new InetSocketAddress(to.host(), to.port()), 2_000);
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            } catch (IOException e) {
                open.removeIf(Socket::isClosed); // nobody there: the caller sees a connection that ends
            }
        }
    }

    private void pump(Socket from, Socket into) {
        try (from;
                into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (closed.await(delayMillis, TimeUnit.MILLISECONDS)) {
                    return;
                }
                boolean whole;
                synchronized (random) {
                    whole = random.nextDouble() >= loss;
                }
                out.write(chunk, 0, whole ? read : read / 2);
                out.flush();
                if (!whole) {
                    lost.incrementAndGet();
                    return;
                }
            }
        } catch (IOException e) {
            // one side is gone, so the other goes too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(into);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        open.forEach(FaultProxy::end);
    }
}
