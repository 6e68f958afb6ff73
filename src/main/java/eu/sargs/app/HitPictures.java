package eu.sargs.app;

import eu.sargs.alert.Alert;
import eu.sargs.alert.OpenAlerts;
import eu.sargs.picture.PictureId;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the pictures of peers' hits brought before anybody looks: the crop is there when an officer opens the alert.
 *
 * <p>Those of a covert watch are left until they are looked at: whoever is asked for a picture learns that somebody
 * wants it, and nothing else of such an entry leaves the station (decision 15).
 */
final class HitPictures implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(HitPictures.class);
    /** Who was asked may have been out of reach, and nobody is asked where there is no link. */
    private static final int AGAIN_SECONDS = 60;

    private final OpenAlerts alerts;
    private final Predicate<PictureId> here;
    private final Consumer<PictureId> ask;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.computing("app/hit-pictures"));
    private Pin pin = () -> {};

    /** @param here whether this station holds it @param ask has one brought from a peer, soon and before others */
    HitPictures(OpenAlerts alerts, Predicate<PictureId> here, Consumer<PictureId> ask) {
        this.alerts = alerts;
        this.here = here;
        this.ask = ask;
    }

    @Override
    public void start() {
        pin = alerts.onChange(alert -> {
            try {
                thread.execute(() -> guarded(() -> fetch(alert)));
            } catch (RejectedExecutionException e) {
                LOG.debug("Too late, the station stops");
            }
        });
        thread.scheduleWithFixedDelay(() -> guarded(this::look), 0, AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (Fault e) {
            LOG.warn("Pictures of hits are not asked for now: {}", e.code());
        } catch (RuntimeException e) {
            LOG.error("Pictures of hits are not asked for now", e);
        }
    }

    /** Of all open alerts. */
    void look() {
        alerts.open().forEach(this::fetch);
    }

    /** On one thread at a time. */
    private void fetch(Alert alert) {
        if (!alert.open() || alert.seenHere() || alert.entry().audience().home()) {
            return;
        }
        for (PictureId picture :
                List.of(alert.sighting().crop(), alert.sighting().overview())) {
            if (!here.test(picture)) {
                ask.accept(picture);
            }
        }
    }

    @Override
    public void close() {
        pin.close();
        thread.shutdownNow();
    }
}
