package eu.sargs.app;

import eu.sargs.access.DeedCodec;
import eu.sargs.access.HandedRange;
import eu.sargs.access.HandedRanges;
import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Journal;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import eu.sargs.sync.HandOvers;
import eu.sargs.sync.PeerKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on record what other stations are given. What goes over links is gathered, for a record of each run would be longer
 * than what it tells of: an event a peer each ten minutes, and when the station stops. A kill loses no more than those
 * minutes of it, and even then the next one of that feed says from where it goes on. Thread-safe.
 */
final class Disclosures implements HandOvers, Service {
    private static final Logger LOG = LoggerFactory.getLogger(Disclosures.class);
    private static final int TELL_MINUTES = 10;
    /** Ranges in one event. */
    private static final int AT_ONCE = 1000;

    /** What one peer was given since it was last told. */
    private static final class Given {
        private final HandedRanges ranges = new HandedRanges();
        private int pictures;

        void add(Given other) {
            ranges.addAll(other.ranges.all());
            pictures += other.pictures;
        }
    }

    private final Journal journal;
    private final Function<PeerKey, String> names;
    private final ActedBy machine;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Threads.computing("app/disclosures"));
    private Map<PeerKey, Given> given = new HashMap<>();

    /** @param names of stations, empty where one is not known */
    Disclosures(Journal journal, Function<PeerKey, String> names, Seat seat) {
        this.journal = journal;
        this.names = names;
        machine = ActedBy.machine(seat.name());
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::tell, TELL_MINUTES, TELL_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public synchronized void events(PeerKey to, List<HandedRange> ranges) {
        given.computeIfAbsent(to, any -> new Given()).ranges.addAll(ranges);
    }

    @Override
    public synchronized void picture(PeerKey to) {
        given.computeIfAbsent(to, any -> new Given()).pictures++;
    }

    @Override
    public void stick(PeerKey to, List<HandedRange> ranges, Officer officer) {
        journal.append(drafts(to, true, ranges, 0, officer.acts()));
    }

    /** What was gathered goes on record; where that cannot be written it is kept for the next time. */
    void tell() {
        Map<PeerKey, Given> due = take();
        if (due.isEmpty()) {
            return;
        }
        List<Draft> drafts = new ArrayList<>();
        due.forEach((peer, one) -> drafts.addAll(drafts(peer, false, one.ranges.all(), one.pictures, machine)));
        try {
            journal.append(drafts);
        } catch (Fault e) {
            LOG.warn("What other stations were given is not on record yet: {}", e.code());
            putBack(due);
        } catch (RuntimeException e) { // or nothing would be told any more
            LOG.error("What other stations were given is not on record yet", e);
            putBack(due);
        }
    }

    private synchronized Map<PeerKey, Given> take() {
        Map<PeerKey, Given> due = given;
        given = new HashMap<>();
        return due;
    }

    private synchronized void putBack(Map<PeerKey, Given> due) {
        due.forEach(
                (peer, one) -> given.computeIfAbsent(peer, any -> new Given()).add(one));
    }

    private List<Draft> drafts(PeerKey to, boolean stick, List<HandedRange> ranges, int pictures, ActedBy by) {
        List<Draft> drafts = new ArrayList<>();
        int from = 0;
        do {
            List<HandedRange> some = ranges.subList(from, Math.min(ranges.size(), from + AT_ONCE));
            drafts.add(DeedCodec.handedOver(
                    new StationKey(to.hex()), names.apply(to), stick, some, from == 0 ? pictures : 0, by));
            from += AT_ONCE;
        } while (from < ranges.size());
        return drafts;
    }

    @Override
    public void close() {
        try {
            timer.execute(this::tell);
        } catch (RejectedExecutionException e) {
            LOG.debug("It was closed before");
        }
        timer.shutdown();
        try {
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("What other stations were given is still being put on record");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
