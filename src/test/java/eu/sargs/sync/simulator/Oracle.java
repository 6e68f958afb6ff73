package eu.sargs.sync.simulator;

import eu.sargs.journal.Chain;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Limits;
import eu.sargs.sync.engine.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Knows everything, and says at once when an invariant of issue 3 does not hold. */
final class Oracle {
    /** What a station is. */
    record Place(String station, String agency, String country) {}

    /** Many times as many as feeds are ended in any seed. */
    private static final int MOST_ENDS = 1_000;

    private record At(FeedId feed, long sequence) {}

    private record Acknowledged(SimulatedStation by, At at, String hash) {}

    private final Limits limits;
    private final Map<OriginKey, Place> places = new HashMap<>();
    private final Map<At, String> hashes = new HashMap<>();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final Map<SimulatedStation, HybridTime> times = new HashMap<>();
    private final Set<OriginKey> forked = new HashSet<>();
    private final Set<SimulatedStation> suspects = new HashSet<>();
    private final Set<SimulatedStation> lost = new HashSet<>();
    private final Map<String, Integer> farewells = new TreeMap<>();
    private final Map<SimulatedStation, Integer> ends = new HashMap<>();
    final Reentered reentered = new Reentered(this);
    /** Feeds of whom was revoked, with where they end. */
    final Map<OriginKey, Map<FeedId, Long>> revoked = new HashMap<>();

    /** Keys that another follows, with the ends of their feeds. */
    private final Map<OriginKey, Map<FeedId, Long>> rotated = new HashMap<>();

    int rotations;
    /** Events that were taken without their bodies because somebody had let go of those. */
    int lettingGo;
    /** Bodies that came later than their events. */
    int filled;

    int events;
    int forksSeen;
    int carried;
    private final Map<PictureId, byte[]> made = new HashMap<>();
    int picturesKept;
    int largestPicture;

    Oracle(Limits limits) {
        this.limits = limits;
    }

    void place(OriginKey key, Place place) {
        places.put(key, place);
    }

    /** From now on this origin may sign two histories: its disk was put back, or copied. */
    void mayFork(SimulatedStation station) {
        forked.addAll(station.origins());
        lost.add(station);
        reentered.putBack(station);
        times.remove(station);
    }

    /** What this station sends may be wrong, and others may say so. */
    void suspect(SimulatedStation station) {
        suspects.add(station);
    }

    boolean isSuspect(SimulatedStation station) {
        return suspects.contains(station);
    }

    /** What was rotten on one disk is so on its copy. */
    void copied(SimulatedStation station, SimulatedStation copy) {
        if (suspects.contains(station)) {
            suspects.add(copy);
        }
    }

    /** The rule of scopes, by what the stations are. */
    boolean maySee(OriginKey viewer, FeedId feed) {
        Place origin = places.get(feed.origin());
        Place other = places.get(viewer);
        String scope = feed.scope().text();
        return viewer.equals(feed.origin())
                || feed.scope().equals(Scope.ALL)
                || feed.scope().equals(Scope.STATION) && origin.station().equals(other.station())
                || scope.equals("country:" + other.country())
                || scope.equals("group:g")
                        && origin.agency().equals("a0")
                        && other.agency().equals("a0");
    }

    void stored(SimulatedStation at, boolean own, Envelope envelope) {
        FeedId feed = envelope.header().feed();
        long sequence = envelope.header().sequence();
        String hash = HexFormat.of().formatHex(envelope.header().hash());
        String before = hashes.putIfAbsent(new At(feed, sequence), hash);
        if (before != null && !before.equals(hash) && !forked.contains(feed.origin())) {
            throw new Violation("two hashes", at + " holds another event " + sequence + " of " + feed);
        }
        if (!maySee(at.origin(), feed)) {
            throw new Violation("scope", at + " stored " + feed);
        }
        if (envelope.body().isPresent()
                && Erasure.mayErase(envelope.header().type())
                && at.ledger.disk().isErased(feed, sequence)) {
            throw new Violation("erasure", at + " stored the body of " + sequence + " of " + feed + " again");
        }
        long ahead = envelope.header().time().millis() - at.wall().toEpochMilli();
        if (!own && ahead > HybridClock.MAX_AHEAD.toMillis()) {
            throw new Violation("drift", at + " took a time " + ahead + " ms ahead");
        }
        if (!own && envelope.body().isEmpty() && !isExplained(at, envelope.header())) {
            throw new Violation("withheld", at + " took " + sequence + " of " + feed + " without its body");
        }
        if (own) {
            events++;
            reentered.stored(at, envelope);
            HybridTime last = times.put(at, envelope.header().time());
            if (last != null && envelope.header().time().compareTo(last) <= 0) {
                throw new Violation(
                        "clock",
                        at + " went back from " + last + " to "
                                + envelope.header().time());
            }
        }
    }

    /** Whether a body may be missing: everybody can know why, or it is a sighting whose days may be over somewhere. */
    private boolean isExplained(SimulatedStation at, Header header) {
        boolean letGo = header.feed().lane() == Lane.TRAFFIC
                && header.time().instant().isBefore(at.wall().minus(Duration.ofDays(1)));
        lettingGo += letGo ? 1 : 0;
        return letGo
                || at.ledger.isRetired(header.feed(), header.sequence())
                || at.ledger.disk().isErased(header.feed(), header.sequence());
    }

    /** A feed was ended, or goes on: what undoes itself would do so for ever. */
    void ended(SimulatedStation at) {
        if (ends.merge(at, 1, Integer::sum) > MOST_ENDS) {
            throw new Violation("rest", at + " was told of more than " + MOST_ENDS + " ends of feeds");
        }
    }

    void acknowledged(SimulatedStation by, List<Envelope> written) {
        reentered.acknowledged(by, written);
        written.forEach(e -> acknowledged.add(new Acknowledged(
                by,
                new At(e.header().feed(), e.header().sequence()),
                HexFormat.of().formatHex(e.header().hash()))));
    }

    /** @param as the key by which the other is known on this link */
    void sends(SimulatedStation from, SimulatedStation to, OriginKey as, Message message) {
        switch (message) {
            case Message.Events events ->
                allowed(from, to, as, events.run().feed(), events.run().last());
            case Message.Fork fork -> allowed(from, to, as, fork.proof().feed(), Long.MAX_VALUE);
            case Message.Have have ->
                have.ends().forEach((feed, tip) -> {
                    if (tip.sequence() > 0) {
                        allowed(from, to, as, feed, tip.sequence());
                    }
                });
            default -> {
                // says nothing of any feed the other did not name first
            }
        }
    }

    /** Who is out is told that, and nothing that was written after it. */
    private void allowed(SimulatedStation from, SimulatedStation to, OriginKey as, FeedId feed, long last) {
        if (!maySee(to.origin(), feed)) {
            throw new Violation("scope", from + " told " + to + " of " + feed);
        }
        if (from.view.isMember(from.origin())
                && !from.view.isMember(as)
                && from.view
                        .revokedBy(as)
                        .filter(said -> said.feed().equals(feed) && last <= said.sequence())
                        .isEmpty()) {
            throw new Violation(
                    "revocation", from + " told " + to + ", which is no member, of " + last + " of " + feed);
        }
    }

    void arrives(SimulatedStation from, SimulatedStation to, Message message) {
        if (message instanceof Message.Fork) {
            forksSeen++;
        }
    }

    /** A dead peer must not make anything grow: no more is on its way than its windows, and a run for each. */
    void underway(SimulatedStation from, long bytes, boolean tampered) {
        long most = 2L * limits.urgentWindow() + 2L * limits.window() + 4L * (limits.run() + 4_000);
        if (bytes > most && !tampered) {
            throw new Violation("bounded memory", from + " has " + bytes + " bytes on one link, " + most + " at most");
        }
    }

    /** A full disk must not make anything grow either. */
    void waiting(SimulatedStation at, long bytes, int links) {
        // four pictures at once, and one taking may still be underway for links that are closed
        long most = 4L * largestPicture
                + (links + 4) * (2L * limits.urgentWindow() + 2L * limits.window() + 4L * (limits.run() + 4_000));
        if (bytes > most) {
            throw new Violation("bounded memory", at + " holds " + bytes + " bytes, " + most + " at most");
        }
    }

    /** What is kept under a name is the picture that was given it. */
    void kept(SimulatedStation at, ProvenPicture picture) {
        picturesKept++;
        if (!Arrays.equals(made.get(picture.id()), picture.jpeg())) {
            throw new Violation("picture", at + " kept another picture for " + picture.id());
        }
    }

    void made(PictureId picture, byte[] jpeg) {
        made.put(picture, jpeg);
    }

    void closed(SimulatedStation by, SimulatedStation other, Farewell why) {
        farewells.merge(why.name(), 1, Integer::sum);
        Set<Farewell> accusations =
                Set.of(Farewell.ALTERED, Farewell.WITHHELD, Farewell.PROTOCOL, Farewell.OUT_OF_SCOPE);
        if (accusations.contains(why) && !suspects.contains(other)) {
            throw new Violation("accusation", by + " closed the link to " + other + ", which did nothing: " + why);
        }
    }

    Map<String, Integer> farewells() {
        return farewells;
    }

    /** What must hold in the end at these stations, all of which are up. */
    void end(List<SimulatedStation> stations) {
        for (SimulatedStation station : stations) {
            station.ledger.disk().feeds.forEach((id, feed) -> chain(station, id, feed));
            State anew = new State();
            anew.reset(station.ledger);
            if (!anew.equals(station.state)) {
                throw new Violation("order", station + " came to another state than a full replay");
            }
            for (Erasure erasure : List.copyOf(station.ledger.disk().erased)) {
                station.ledger.disk().feed(erasure.feed()).events.stream()
                        .filter(e -> InMemoryLedger.covers(
                                erasure, e.header().feed(), e.header().sequence()))
                        .filter(e -> e.body().isPresent()
                                && Erasure.mayErase(e.header().type()))
                        .findFirst()
                        .ifPresent(e -> {
                            throw new Violation(
                                    "erasure",
                                    station + " still holds " + e.header().sequence());
                        });
            }
        }
        acknowledged.forEach(event -> nothingLost(event, stations));
        reentered.check();
    }

    private static void chain(SimulatedStation station, FeedId id, HeldFeed feed) {
        Chain chain = new Chain(id, feed.begin());
        for (Envelope envelope : feed.events) {
            station.ledger
                    .leap(chain, envelope.header())
                    .or(() -> chain.next(envelope))
                    .ifPresent(broken -> {
                        throw new Violation(
                                "gap",
                                station + ": " + broken + " at "
                                        + envelope.header().sequence() + " of " + id);
                    });
        }
    }

    private void nothingLost(Acknowledged event, List<SimulatedStation> stations) {
        boolean own = holds(event.by(), event);
        if (!own && !lost.contains(event.by())) {
            throw new Violation("lost event", event.by() + " acknowledged " + event.at() + " and does not hold it");
        }
    }

    private static boolean holds(SimulatedStation station, Acknowledged event) {
        HeldFeed feed = station.ledger.disk().feeds.getOrDefault(event.at().feed(), HeldFeed.EMPTY);
        byte[] hash = HexFormat.of().parseHex(event.hash());
        return feed.hash(event.at().sequence())
                        .filter(h -> Arrays.equals(h, hash))
                        .isPresent()
                || event.at().sequence() <= feed.begins()
                || feed.aside.stream().anyMatch(e -> Arrays.equals(e.header().hash(), hash));
    }

    /** Everything these stations hold now, to be compared with what is still held later. */
    Set<String> held(List<SimulatedStation> stations) {
        Set<String> held = new HashSet<>();
        for (SimulatedStation station : stations) {
            station.ledger.disk().feeds.values().forEach(feed -> {
                feed.events.forEach(
                        e -> held.add(HexFormat.of().formatHex(e.header().hash())));
                feed.aside.forEach(
                        e -> held.add(HexFormat.of().formatHex(e.header().hash())));
            });
        }
        return held;
    }

    /** A key was followed by another at these ends of its feeds. */
    void rotated(SimulatedStation station, Envelope said, Map<FeedId, Long> cuts) {
        Map<FeedId, Long> ends = new HashMap<>(cuts);
        ends.merge(said.header().feed(), said.header().sequence(), Math::max);
        // A backup may have brought the key back before anybody had heard: then it is the other rotation that is heard.
        rotated.merge(station.origin(), ends, (one, other) -> {
            one.forEach((feed, last) -> other.merge(feed, last, Math::max));
            return other;
        });
        rotations++;
    }

    boolean isReplaced(OriginKey key) {
        return rotated.containsKey(key);
    }

    /** Who was revoked is no member, and no feed of it goes beyond its end. */
    void revocations(Collection<SimulatedStation> stations) {
        revoked.forEach((origin, cuts) -> stations.forEach(station -> {
            if (station.view.isMember(origin)) {
                throw new Violation("revocation", station + " takes " + origin + " for a member, which was revoked");
            }
            notBeyond(station, origin, cuts, "revocation");
        }));
    }

    /** Where it is known that a key was followed by another, the older one is no member, and has written nothing since. */
    void rotations(Collection<SimulatedStation> stations) {
        rotated.forEach((older, ends) -> stations.stream()
                .filter(station ->
                        station.view.knowsReplaced(older) && !station.origins().contains(older))
                .forEach(station -> {
                    if (station.view.isMember(older)) {
                        throw new Violation(
                                "rotation", station + " takes " + older + " for a member, which has another key");
                    }
                    notBeyond(station, older, ends, "rotation");
                }));
    }

    private static void notBeyond(SimulatedStation station, OriginKey origin, Map<FeedId, Long> ends, String rule) {
        station.ledger.tips().forEach((feed, tip) -> {
            long last = ends.getOrDefault(feed, 0L);
            if (feed.origin().equals(origin) && tip.sequence() > last) {
                throw new Violation(
                        rule, station + " holds " + tip.sequence() + " of " + feed + ", which ends at " + last);
            }
        });
    }
}
