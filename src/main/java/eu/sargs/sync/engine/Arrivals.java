package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Run;
import eu.sargs.journal.Taken;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Runs from the moment they come until their credit is given back. */
final class Arrivals {
    private final Holdings holdings;
    private final Sources sources;
    private final Findings findings;
    private final Intake intake;
    private final Effects out;
    private final BiConsumer<Link, Farewell> close;

    /** @param close how a link is closed */
    Arrivals(
            Holdings holdings,
            Sources sources,
            Findings findings,
            Intake intake,
            Effects out,
            BiConsumer<Link, Farewell> close) {
        this.holdings = holdings;
        this.sources = sources;
        this.findings = findings;
        this.intake = intake;
        this.out = out;
        this.close = close;
    }

    /** @return false where it is out of order */
    boolean came(Link link, Message.Events events, Instant now) {
        Run run = events.run();
        FeedId feed = run.feed();
        if (!link.asked.contains(feed)) {
            if (!holdings.isSeenHere(feed)) {
                close.accept(link, Farewell.OUT_OF_SCOPE);
                return true;
            }
            return false;
        }
        if (!link.window.use(feed.lane(), events.bytes())) {
            return false;
        }
        long asking = sources.came(link, feed, run.first(), run.last(), now);
        if (!holdings.isSeenHere(feed)) {
            giveBack(link, feed.lane(), events.bytes()); // it was, when we asked
            return true;
        }
        byte[] hash =
                run.heads().isEmpty() ? run.before() : run.heads().getLast().hash();
        link.delivered(
                feed,
                new FeedTip(run.last(), hash, run.envelopes().getLast().header().time()),
                now);
        intake.add(new Intake.Arrived(link, run.asked(sources.isAskedBare(link, feed)), events.bytes(), asking));
        return true;
    }

    /**
     * A taking was carried out.
     *
     * @param links that are open; the others have no use for credit
     * @return the feeds it was of, in their order
     */
    List<FeedId> took(Input.Took took, Collection<Link> links, Instant now) {
        List<Intake.Arrived> arrived = intake.took(took.ticket());
        Map<FeedId, FeedTip> grown = new HashMap<>();
        Map<Link, Map<Lane, Integer>> credit = new HashMap<>();
        for (int i = 0; i < arrived.size(); i++) {
            Intake.Arrived one = arrived.get(i);
            credit.computeIfAbsent(one.link(), l -> new EnumMap<>(Lane.class))
                    .merge(one.run().feed().lane(), one.bytes(), Integer::sum);
            grown.put(took.taken().get(i).feed(), took.taken().get(i).end());
        }
        Map<FeedId, FeedTip> before = new HashMap<>();
        grown.keySet().forEach(feed -> before.put(feed, holdings.tip(feed)));
        holdings.grew(grown);
        for (int i = 0; i < arrived.size(); i++) {
            Taken taken = took.taken().get(i);
            findings.found(arrived.get(i), taken, before.get(taken.feed()), now);
        }
        links.forEach(
                link -> credit.getOrDefault(link, Map.of()).forEach((lane, bytes) -> giveBack(link, lane, bytes)));
        return grown.keySet().stream().sorted(FeedId.LANES_FIRST).toList();
    }

    private void giveBack(Link link, Lane lane, int bytes) {
        link.window.giveBack(lane, bytes);
        out.send(link.peer, new Message.Credit(lane, bytes));
    }
}
