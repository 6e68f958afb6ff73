package eu.sargs.app;

import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.platform.Fault;
import eu.sargs.platform.KeptKind;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Settings;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.Threads;
import eu.sargs.store.Keeping;
import eu.sargs.store.Store;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of what was kept for as long as it may be, each kind by its days, once a night; decision 0043. Pictures that
 * nothing names any more go in the same night, and within a quarter of an hour where another station erased something.
 */
final class Retention implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** Local hours when little drives by and nobody searches. */
    private static final int QUIET_FROM = 2;

    private static final int QUIET_TO = 4;
    /** As the record tells it. */
    private static final String EVIDENCE_OVER = "Evidence lock over";

    private static final String DAYS_OVER = "Kept for as long as it may be";

    private static final int LOOK_MINUTES = 15;

    private final Settings settings;
    private final Store store;
    private final InstantSource clock;
    private final ActedBy machine;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Threads.computing("app/retention"));
    private final AtomicBoolean takenBack = new AtomicBoolean();
    private final Pin pin;
    private LocalDate done = LocalDate.MIN;
    private Instant recordDone = Instant.MIN;

    Retention(Settings settings, Store store, InstantSource clock, Seat seat) {
        this.settings = settings;
        this.store = store;
        this.pin = store.onTakenBack(feeds -> takenBack.set(true));
        this.clock = clock;
        this.machine = ActedBy.machine(seat.name());
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::look, LOOK_MINUTES, LOOK_MINUTES, TimeUnit.MINUTES);
    }

    private void look() {
        try {
            step();
            sweep();
        } catch (Fault e) {
            LOG.warn("What is too old stays until it can be tried again: {}", e.code());
        } catch (RuntimeException e) {
            LOG.error("What is too old stays until it can be tried again", e);
        }
    }

    /** Where it is night and this night's turn has not been: lets go of what is too old. @return how far, of sightings */
    long step() {
        StationSettings now = settings.now();
        ZonedDateTime here = clock.instant().atZone(now.zone());
        boolean night = here.getHour() >= QUIET_FROM && here.getHour() < QUIET_TO;
        if (!night || here.toLocalDate().equals(done)) {
            return 0;
        }
        Keeping keeping = store.keeping();
        told("copies of evidence", keeping.evidence(here.toInstant(), because(EVIDENCE_OVER)));
        long sightings = 0;
        for (KeptKind kind : KeptKind.values()) {
            int days = now.days(kind);
            if (days > 0) {
                Instant before = firstKept(kind, here, days);
                told("set-aside events", keeping.setAside(kind, before));
                switch (kind) {
                    case SIGHTINGS -> sightings = keeping.sightings(before, because(DAYS_OVER));
                    case ALERTS ->
                        told("events of alerts", keeping.alerts(before, here.toInstant(), because(DAYS_OVER)));
                    case ENTRIES -> told("events of list entries", keeping.entries(before, because(DAYS_OVER)));
                    case RECORD -> told("events of the record", record(keeping, before));
                }
            }
        }
        takenBack.set(true); // each night, for what was broken off
        done = here.toLocalDate();
        return sightings;
    }

    private ActedBy because(String reason) {
        return new ActedBy(ActedBy.MACHINE, machine.seat(), reason);
    }

    private static void told(String what, long gone) {
        if (gone > 0) {
            LOG.info("{} {} whose days are over were let go of", gone, what);
        }
    }

    /** Once for each week: it goes through all of it. */
    private long record(Keeping keeping, Instant before) {
        if (before.equals(recordDone)) {
            return 0;
        }
        long gone = keeping.record(before, machine);
        recordDone = before;
        return gone;
    }

    /**
     * Sightings go by whole days, so that stations that keep as many let go of the same in one night: what one of them let
     * go of it passes on without bodies. The others go by whole weeks, for what is erased is told to all.
     */
    private static Instant firstKept(KeptKind kind, ZonedDateTime here, int days) {
        LocalDate day = here.toLocalDate().minusDays(days);
        LocalDate first =
                kind == KeptKind.SIGHTINGS ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return first.atStartOfDay(here.getZone()).toInstant();
    }

    /** Where something was taken back: deletes the pictures that nothing names now. @return how many */
    long sweep() {
        if (!takenBack.getAndSet(false)) {
            return 0;
        }
        long gone = 0;
        try {
            gone = store.pictureSweep().sweep();
        } catch (RuntimeException e) {
            takenBack.set(true);
            throw e;
        }
        if (gone > 0) {
            LOG.info("{} pictures that nothing names any more were deleted", gone);
        }
        return gone;
    }

    @Override
    public void close() {
        pin.close();
        timer.shutdown();
        try {
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("Old sightings are still being let go of");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
