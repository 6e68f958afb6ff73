package eu.sargs.app.bench;

import eu.sargs.platform.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Passes on what goes between two processes of this machine, both ways, and counts its bytes: TLS and all. */
final class CountingProxy implements AutoCloseable {
    private static final int BUFFER = 64 << 10;

    private final ServerSocket door;
    private final int target;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.waiting("bench/proxy"));

    /** @param target port on this machine */
    CountingProxy(int target) throws IOException {
        this.target = target;
        door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::letIn);
    }

    int port() {
        return door.getLocalPort();
    }

    /** So far, both ways together. */
    long bytes() {
        return bytes.get();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                sockets.add(caller);
                Socket called = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(called);
                caller.setTcpNoDelay(true);
                called.setTcpNoDelay(true);
                threads.execute(() -> pass(caller, called));
                threads.execute(() -> pass(called, caller));
            } catch (IOException e) {
                // closed, or nobody there: the caller notices
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.addAndGet(read);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // one side went; both are closed
        }
    }

    @Override
    public void close() {
        closed(door);
        sockets.forEach(CountingProxy::closed);
        threads.shutdown();
    }

    private static void closed(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // it is gone either way
        }
    }
}
