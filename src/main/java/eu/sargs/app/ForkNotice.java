package eu.sargs.app;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.store.Forked;
import eu.sargs.sync.PeerKey;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a person hears of a feed whose origin signed two histories: what stood after their parting counts for nobody. */
final class ForkNotice {
    private ForkNotice() {}

    /** JRN-07. */
    static Fault of(Forked forked, Station station) {
        return new Fault(
                "JRN-07",
                isOwn(forked.feed(), station) ? "journal.fault.forked_here" : "journal.fault.forked",
                writer(forked.feed(), station),
                forked.since()
                        .atZone(station.settings().now().zone())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toLocalDateTime()
                        .toString(),
                forked.setAside());
    }

    /** Of which this station enters anew what it wrote since: not of lane record, and not under another key. */
    private static boolean isOwn(FeedId feed, Station station) {
        return feed.lane() != Lane.RECORD
                && feed.origin().equals(station.store().origin());
    }

    /** Tells of each that comes to be known from now on, on the journal's thread. */
    static Pin follow(Station station, Consumer<Fault> listener) {
        Map<FeedId, Long> told = new HashMap<>();
        station.store().forked().forEach(known -> told.put(known.feed(), known.common()));
        return station.store()
                .onTakenBack(feeds -> station.store().forked().stream()
                        .filter(forked -> feeds.contains(forked.feed()))
                        .filter(forked ->
                                !Long.valueOf(forked.common()).equals(told.put(forked.feed(), forked.common())))
                        .forEach(forked -> listener.accept(of(forked, station))));
    }

    /** The station that writes a feed, by its name, or by its key where nobody has told that. */
    static String writer(FeedId feed, Station station) {
        String hex = feed.origin().hex();
        return station.store().successions().speaksFor(station.store().origin(), feed.origin())
                ? station.settings().now().station()
                : station.peers()
                        .now()
                        .find(new PeerKey(hex))
                        .map(peer -> peer.described().station())
                        .orElse(hex.substring(0, 8));
    }
}
