package eu.sargs.app;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what must not be lost: tries again, more and more seldom, until it is written, and tells of each failure. */
final class UntilItHolds {
    private static final Logger LOG = LoggerFactory.getLogger(UntilItHolds.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String what;
    private final Listeners<Fault> troubles = new Listeners<>();

    /** @param what is written, for the log */
    UntilItHolds(String what) {
        this.what = what;
    }

    /** Told each time it could not be written and waits. */
    Pin onTrouble(Consumer<Fault> listener) {
        return troubles.add(listener);
    }

    void write(Runnable deed) throws InterruptedException {
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                deed.run();
                return;
            } catch (Fault fault) {
                LOG.warn("{} waits to be written: {}", what, fault.code());
                troubles.tell(fault);
            } catch (RuntimeException e) {
                LOG.error("{} waits to be written", what, e);
                troubles.tell(new Fault(e, "APP-05", "app.fault.sighting_waits"));
            }
            Thread.sleep(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
