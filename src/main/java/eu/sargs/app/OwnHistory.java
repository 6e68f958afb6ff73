package eu.sargs.app;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import eu.sargs.store.Store;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a station whose disk was put back enter anew what it wrote since and what was set aside with that: at the start,
 * when a second history of its own becomes known, and once a minute for what could not be written then.
 */
final class OwnHistory implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(OwnHistory.class);
    private static final int AGAIN_SECONDS = 60;

    private final Store store;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.computing("app/own-history"));
    private Pin pin = () -> {};

    OwnHistory(Store store) {
        this.store = store;
    }

    @Override
    public void start() {
        pin = store.onTakenBack(feeds -> {
            if (feeds.stream().anyMatch(feed -> feed.origin().equals(store.origin()))) {
                try {
                    thread.execute(this::look);
                } catch (RejectedExecutionException e) {
                    LOG.debug("Too late, the station stops");
                }
            }
        });
        thread.scheduleWithFixedDelay(this::look, 0, AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            long all = 0;
            for (int some = store.enterAnew(); some > 0 && !thread.isShutdown(); some = store.enterAnew()) {
                all += some;
            }
            if (all > 0) {
                LOG.info("{} events of a second history of this station were entered anew", all);
            }
        } catch (Fault e) {
            LOG.warn("What was set aside is not entered anew yet: {}", e.code());
        } catch (RuntimeException e) {
            LOG.error("What was set aside is not entered anew yet", e);
        }
    }

    @Override
    public void close() {
        pin.close();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("What was set aside is still being entered anew");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
