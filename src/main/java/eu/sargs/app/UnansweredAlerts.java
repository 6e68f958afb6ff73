package eu.sargs.app;

import eu.sargs.alert.Alert;
import eu.sargs.alert.Escalations;
import eu.sargs.alert.OpenAlerts;
import eu.sargs.alert.Unanswered;
import eu.sargs.journal.ActedBy;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that nobody answers an alert here, so that it sounds wherever else it is seen. Looks once a second. */
final class UnansweredAlerts implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(UnansweredAlerts.class);

    private final OpenAlerts alerts;
    private final Escalations escalations;
    private final Supplier<Duration> high;
    private final InstantSource clock;
    private final ActedBy machine;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.computing("app/unanswered"));
    private List<Alert> open = List.of();
    private Pin pin = () -> {};

    /** @param high for how long one of high priority may wait, asked each time; zero where none is ever told on */
    UnansweredAlerts(
            OpenAlerts alerts, Escalations escalations, Supplier<Duration> high, InstantSource clock, String seat) {
        this.alerts = alerts;
        this.escalations = escalations;
        this.high = high;
        this.clock = clock;
        this.machine = ActedBy.machine(seat);
    }

    @Override
    public void start() {
        pin = alerts.onChange(news -> changed.set(true));
        thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** On one thread at a time. */
    void look() {
        try {
            Instant now = clock.instant();
            if (changed.getAndSet(false)) {
                open = alerts.open();
            }
            if (open.stream().noneMatch(one -> Unanswered.tooLong(one, high.get(), now))) {
                return;
            }
            // Asked anew: somebody may have opened it this very moment.
            alerts.open().stream()
                    .filter(one -> Unanswered.tooLong(one, high.get(), now))
                    .forEach(one -> escalations.escalate(one.id(), machine));
            changed.set(true);
        } catch (Fault e) {
            changed.set(true);
            LOG.warn("That an alert is not answered cannot be told now: {}", e.code());
        } catch (RuntimeException e) {
            changed.set(true);
            LOG.error("That an alert is not answered cannot be told now", e);
        }
    }

    @Override
    public void close() {
        pin.close();
        thread.shutdown(); // not in the middle of what it writes
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("That an alert is not answered is still being told");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
