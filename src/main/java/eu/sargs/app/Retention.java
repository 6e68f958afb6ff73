package eu.sargs.app;

import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Settings;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.Threads;
import eu.sargs.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of sightings whose days are over, here alone, once a night: the tables that follow them are built anew then.
 * Alerts keep their copies. What it lets go of is of lane traffic as a whole, so also when cameras were blind. Pictures that
 * nothing names any more go in the same night, and within a quarter of an hour where another station erased something.
 */
final class Retention implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** Local hours when little drives by and nobody searches. */
    private static final int QUIET_FROM = 2;

    private static final int QUIET_TO = 4;
    /** As the record tells it. */
    private static final String EVIDENCE_OVER = "Evidence lock over";

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
            LOG.warn("Old sightings stay until it can be tried again: {}", e.code());
        } catch (RuntimeException e) {
            LOG.error("Old sightings stay until it can be tried again", e);
        }
    }

    /** Where it is night and this night's turn has not been: lets go of what is too old. @return of how many events at most */
    long step() {
        StationSettings now = settings.now();
        ZonedDateTime here = clock.instant().atZone(now.zone());
        boolean night = here.getHour() >= QUIET_FROM && here.getHour() < QUIET_TO;
        if (!night || here.toLocalDate().equals(done)) {
            return 0;
        }
        int evidence =
                store.letGoOfEvidence(here.toInstant(), new ActedBy(ActedBy.MACHINE, machine.seat(), EVIDENCE_OVER));
        if (evidence > 0) {
            LOG.info("Evidence of {} locks that are over was erased", evidence);
        }
        long all = now.sightingDays() == 0 ? 0 : letGo(firstKept(here, now.sightingDays()));
        takenBack.set(true); // each night, for what was broken off
        done = here.toLocalDate();
        return all;
    }

    /**
     * Whole days, so that stations that keep as many let go of the same in one night: who let go of more than the origin
     * could not pass on what follows it.
     */
    private static Instant firstKept(ZonedDateTime here, int days) {
        return here.toLocalDate().minusDays(days).atStartOfDay(here.getZone()).toInstant();
    }

    private long letGo(Instant before) {
        long all = 0;
        for (FeedId feed : store.journal().heads().keySet()) {
            if (feed.lane() == Lane.TRAFFIC) {
                long gone = store.erasures().drop(feed, lastBefore(feed, before), machine);
                if (gone > 0) {
                    LOG.info("Sightings of a feed are kept from {} on", gone + 1);
                }
                all += gone;
            }
        }
        return all;
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

    /** The last event of a feed that is older, 0 where there is none. Times grow along a feed. */
    private long lastBefore(FeedId feed, Instant time) {
        long older = 0;
        Journal journal = store.journal();
        long newer = journal.heads().getOrDefault(feed, 0L) + 1;
        while (newer - older > 1) {
            long middle = older + (newer - older) / 2;
            List<Event> there = journal.read(feed, middle - 1, 1); // the first at or after it: a feed may begin later
            if (there.isEmpty() || !there.getFirst().time().instant().isBefore(time)) {
                newer = middle;
            } else {
                older = Math.max(middle, there.getFirst().sequence());
            }
        }
        return older;
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
