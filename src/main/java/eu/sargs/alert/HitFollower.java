package eu.sargs.alert;

import eu.sargs.access.StationKey;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Follower;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Position;
import eu.sargs.journal.Scope;
import eu.sargs.plate.PlateMatch;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.watchlist.Matcher;
import eu.sargs.watchlist.WatchEntry;
import eu.sargs.watchlist.Watchlist;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads sightings and answers with alerts. Its answers are written together with its checkpoint, so each sighting is
 * answered once, over kills too. One thread.
 *
 * <p>It also notes which hits of other stations were old when they arrived: those do not ring here.
 *
 * <p>Between an answer and the {@link HitBook} knowing of it there is a moment, so the latest answers are remembered
 * here; after a restart the book must have caught up with the journal before this starts.
 */
public final class HitFollower implements Follower {
    private static final Logger LOG = LoggerFactory.getLogger(HitFollower.class);
    /** Of its checkpoint; never changes. */
    public static final String NAME = "hits";

    private static final int REMEMBERED = 4096;

    private final Watchlist watchlist;
    private final HitBook book;
    private final InstantSource clock;
    private final ActedBy machine;
    private final StationKey self;
    private final Map<Position, List<Draft>> answered = latest();
    private final Map<SightingId, List<Hit>> hits = latest();
    private List<WatchEntry> listed = List.of();
    private Matcher matcher = new Matcher(List.of());

    /** @param self who answers */
    public HitFollower(Watchlist watchlist, HitBook book, InstantSource clock, StationKey self, String seat) {
        this.watchlist = watchlist;
        this.book = book;
        this.clock = clock;
        this.self = self;
        this.machine = ActedBy.machine(seat);
    }

    private static <K, V> Map<K, V> latest() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.DUTY, Lane.TRAFFIC);
    }

    @Override
    public List<Draft> react(Event event) {
        if (event.type().equals(AlertCodec.RAISED)) {
            return arrived(event);
        }
        boolean refined = event.type().equals(SightingCodec.REFINED);
        if (!refined && !event.type().equals(SightingCodec.RECORDED)
                || event.payload().isEmpty()) {
            return List.of();
        }
        // Asked again: what was answered has not been written. Deciding anew would find it folded into itself.
        List<Draft> before = answered.get(event.position());
        if (before != null) {
            return before;
        }
        List<Draft> drafts;
        try {
            drafts = decide(SightingCodec.decode(event.payload().get()), event.feed(), refined);
        } catch (IllegalArgumentException e) {
            // A sighting nobody can read must not stop those after it.
            LOG.error("Sighting at {} of its feed cannot be read and is not matched", event.sequence(), e);
            return List.of();
        }
        if (!drafts.isEmpty()) {
            answered.put(event.position(), drafts);
        }
        return drafts;
    }

    /** A hit told by another station: where it comes too late to act on, it is not to ring here. */
    private List<Draft> arrived(Event event) {
        if (event.payload().isEmpty() || StationKey.of(event.feed().origin()).equals(self)) {
            return List.of();
        }
        try {
            Hit hit = AlertCodec.decodeHit(
                    event.payload().get(), StationKey.of(event.feed().origin()));
            boolean late = !hit.late() && AlertFold.late(hit.sighting(), clock.instant());
            return late ? List.of(AlertCodec.cameLate(hit.id(), machine)) : List.of();
        } catch (IllegalArgumentException e) {
            return List.of(); // logged where it was to be shown
        }
    }

    /** @param feed the sighting stands in */
    private List<Draft> decide(Sighting sighting, FeedId feed, boolean refined) {
        Map<HitId, Hit> known = new LinkedHashMap<>();
        book.hitsOf(sighting.id()).forEach(hit -> known.put(hit.id(), hit));
        hits.getOrDefault(sighting.id(), List.of()).forEach(hit -> known.putIfAbsent(hit.id(), hit));

        Instant now = clock.instant();
        Map<HitId, PlateMatch> fits = new LinkedHashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (Matcher.EntryMatch match : matcher().match(sighting.reading(), sighting.from())) {
            HitId id = HitId.of(sighting.id(), match.entry().id());
            // A disputed entry may fit twice; the more urgent of the two counts.
            if (fits.putIfAbsent(id, match.match()) == null && !known.containsKey(id)) {
                Hit hit = new Hit(
                        id,
                        sighting,
                        StationKey.of(feed.origin()),
                        match.entry(),
                        match.match(),
                        AlertFold.late(sighting, now));
                hits.computeIfAbsent(sighting.id(), k -> new ArrayList<>()).add(hit);
                drafts.add(AlertCodec.hit(AlertCodec.RAISED, hit, scope(hit, feed), machine));
            }
        }
        if (refined) {
            for (Hit hit : known.values()) {
                // Where the last read fits no more, the officer still sees why it rang.
                Hit better = hit.with(sighting, fits.getOrDefault(hit.id(), hit.match()));
                drafts.add(AlertCodec.hit(AlertCodec.REFINED, better, scope(better, feed), machine));
            }
        }
        return List.copyOf(drafts);
    }

    /** Whoever may not see both sighting and entry learns nothing of the hit, also where the entry was wider when it rang. */
    private Scope scope(Hit hit, FeedId feed) {
        Scope parts = Scope.narrowest(feed.scope(), hit.entry().audience().scope());
        return watchlist
                .find(hit.entry().id())
                .map(now -> Scope.narrowest(parts, now.audience().scope()))
                .orElse(parts);
    }

    private Matcher matcher() {
        List<WatchEntry> now = watchlist.wanted();
        if (now != listed && !now.equals(listed)) {
            matcher = matcher.of(now);
            listed = now;
        }
        return matcher;
    }
}
