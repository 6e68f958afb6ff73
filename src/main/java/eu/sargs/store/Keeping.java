package eu.sargs.store;

import eu.sargs.access.AccessCodec;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.platform.KeptKind;
import eu.sargs.sighting.EvidenceCodec;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.watchlist.WatchCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets go of what was kept for as long as it may be; decision 0043. May take minutes where tables are built anew. Each
 * may be broken off anywhere and done again. What is over is asked of tables that are whole: of one that is being built
 * anew, as after another station's erasure of the same night, an end or an alert's hit may be lacking.
 */
public final class Keeping {
    private static final Set<String> OF_THE_RECORD =
            with(AccessCodec.PASSING, SightingCodec.LOOKED_UP, EvidenceCodec.LOCKED, EvidenceCodec.LIFTED);
    private static final Set<String> OF_THE_LIST =
            Set.of(WatchCodec.PUT, WatchCodec.REMOVED, WatchCodec.PROPOSED, WatchCodec.ANSWERED);

    private final Database database;
    private final SqlJournal journal;
    private final JournalTables tables;
    private final DutyTables duty;
    private final Erasures erasures;

    Keeping(Database database, SqlJournal journal, DutyTables duty, Erasures erasures) {
        this.database = database;
        this.journal = journal;
        this.tables = new JournalTables(database);
        this.duty = duty;
        this.erasures = erasures;
    }

    private static Set<String> with(Set<String> types, String... more) {
        Set<String> all = new HashSet<>(types);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /**
     * Sightings of every station's: whole days of them, here alone. What nothing follows goes too: the last of an own feed
     * is erased, that of another station's goes where the feed was ended or that station has said nothing since.
     *
     * @return how far it went, summed over feeds
     */
    public long sightings(Instant before, ActedBy machine) {
        long all = 0;
        ErasureRanges last = new ErasureRanges();
        for (FeedId feed : journal.heads().keySet()) {
            if (feed.lane() == Lane.TRAFFIC) {
                long upto = lastBefore(feed, before);
                all += erasures.drop(feed, upto, machine);
                if (upto > 0 && upto == journal.heads().getOrDefault(feed, 0L)) {
                    all += rest(feed, upto, before, last);
                }
            }
        }
        erasures.eraseOver(last.all(), machine);
        return all;
    }

    /** What {@link Erasures#drop} leaves of a feed all of which is old, for the next event to follow from. */
    private long rest(FeedId feed, long last, Instant before, ErasureRanges erased) {
        List<Event> left = new ArrayList<>();
        for (List<Event> events = journal.read(feed, journal.dropped(feed), Erasures.STRIDE);
                !events.isEmpty();
                events = journal.read(feed, events.getLast().sequence(), Erasures.STRIDE)) {
            left.addAll(events);
        }
        if (left.stream().allMatch(event -> event.payload().isEmpty())) {
            return 0;
        }
        if (journal.speaksFor(feed.origin())) {
            left.forEach(event -> erased.next(event, true));
            return 0;
        }
        boolean nothingFollows = journal.ledger().ends().containsKey(feed)
                || latest(feed.origin()).isBefore(before);
        return nothingFollows ? erasures.dropAll(feed, last) : 0;
    }

    /** When a key last said anything. */
    private Instant latest(OriginKey origin) {
        return journal.ledger().tips().entrySet().stream()
                .filter(tip -> tip.getKey().origin().equals(origin))
                .map(Map.Entry::getValue)
                .map(FeedTip::time)
                .map(time -> time.instant())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** The last event of a feed that is older, 0 where there is none. Times grow along a feed. */
    private long lastBefore(FeedId feed, Instant time) {
        long older = 0;
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

    /**
     * Erases what this home wrote of alerts that ended before a time, wherever it went.
     *
     * @param now alerts of sightings that are evidence then stay
     * @return how many events
     */
    public long alerts(Instant before, Instant now, ActedBy machine) {
        EndedAlerts ended = duty.projections().whole(() -> {
            Set<SightingId> evidence = duty.evidence().all().stream()
                    .filter(lock -> lock.holds(now))
                    .map(EvidenceLock::sighting)
                    .collect(Collectors.toSet());
            return new EndedAlerts(database, journal, before, evidence);
        });
        ErasureRanges ranges = new ErasureRanges();
        erasures.feeds().keySet().forEach(feed -> ended.of(feed, ranges));
        return erase(ranges.all(), machine);
    }

    /** Erases what this home wrote of list entries that ended before a time, wherever it went. @return how many events */
    public long entries(Instant before, ActedBy machine) {
        EndedEntries ended =
                duty.projections().whole(() -> new EndedEntries(database, journal, duty.watchlist(), before));
        ended.read();
        ErasureRanges ranges = new ErasureRanges();
        erasures.feeds().keySet().forEach(feed -> ended.of(feed, ranges));
        return erase(ranges.all(), machine);
    }

    private long erase(List<Erasure> ranges, ActedBy machine) {
        long events = ranges.stream().mapToLong(erasures::count).sum();
        erasures.eraseOver(ranges, machine);
        return events;
    }

    /**
     * Lets go of the record before a time, here alone, and says so in it. Accounts, roles and locks stay, and what was said
     * of evidence that is kept still or was then.
     *
     * @return how many events
     */
    public long record(Instant before, ActedBy machine) {
        Map<Integer, List<Long>> stay =
                duty.projections().whole(() -> duty.evidence().saidOfLocksSince(before)).stream()
                        .collect(Collectors.groupingBy(place -> (int) (place / EventTable.SPAN)));
        long gone = 0;
        for (FeedId feed : journal.heads().keySet()) {
            long last = feed.lane() == Lane.RECORD ? lastBefore(feed, before) : 0;
            if (last > 0) {
                int number = tables.number(feed).orElseThrow();
                gone += journal.letGo(
                        LettingGo.ofRecord(number, last, OF_THE_RECORD, stay.getOrDefault(number, List.of())));
            }
        }
        if (gone > 0) {
            List<Event> said = journal.append(List.of(AccessCodec.recordLetGo(before, gone, machine)));
            erasures.settle(said);
        }
        return gone;
    }

    /**
     * Lets go of what was set aside, of every station's feeds of a kind, and said before a time; here alone.
     *
     * @return how many events
     */
    public long setAside(KeptKind kind, Instant before) {
        Lane lane = switch (kind) {
            case SIGHTINGS -> Lane.TRAFFIC;
            case ALERTS -> Lane.DUTY;
            case ENTRIES -> Lane.LIST;
            case RECORD -> Lane.RECORD;
        };
        Collection<String> types = switch (kind) {
            case SIGHTINGS, ALERTS -> Set.of();
            case ENTRIES -> OF_THE_LIST;
            case RECORD -> OF_THE_RECORD;
        };
        List<Integer> feeds = tables.setAside().keySet().stream()
                .filter(feed -> feed.lane() == lane)
                .map(feed -> tables.number(feed).orElseThrow())
                .toList();
        return feeds.isEmpty() ? 0 : journal.letGo(LettingGo.ofSetAside(feeds, before.toEpochMilli(), types));
    }

    /**
     * Erases the copies of evidence whose lock is over, on record; pictures that nothing else names go with them.
     *
     * @return of how many locks
     */
    public int evidence(Instant now, ActedBy machine) {
        int gone = 0;
        for (EvidenceLock lock : duty.evidence().all()) {
            if (!lock.holds(now) && lock.copy().isPresent()) {
                for (Position copy : duty.evidence().copies(lock.id())) {
                    erasures.erase(new Erasure(copy.feed(), copy.sequence(), copy.sequence()), machine);
                }
                gone++;
            }
        }
        return gone;
    }
}
