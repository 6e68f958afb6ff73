package eu.sargs.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts services in the order they are given and stops them in reverse; what fails to stop is logged and the rest still stop. */
public final class Services implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    public synchronized <S extends Service> S start(S service) {
        running.push(service); // before start: what started half must be closed too
        service.start();
        return service;
    }

    /** Keeps something that needs no start, to be closed in its turn. */
    public synchronized <C extends AutoCloseable> C keep(C closeable) {
        running.push(closeable);
        return closeable;
    }

    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            AutoCloseable service = running.pop();
            try {
                service.close();
            } catch (Exception e) {
                LOG.error("{} did not stop cleanly", service.getClass().getSimpleName(), e);
            }
        }
    }
}
