package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Ledger.Missing;
import eu.sargs.journal.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Who is asked for which feed: one peer at a time, another when that one stalls. */
final class Sources {
    /** Events a search for the parting of two histories first steps back by; then eight times as many each time. */
    private static final long STEP_BACK = 500;

    /** A peer that sends other things all the time is not waited for for ever either. */
    private static final int PATIENCE = 6;

    private static final Duration NOT_THERE = Duration.ofMinutes(1);

    private final Holdings holdings;
    private final Collection<Link> links;
    private final RandomGenerator random;
    private final Effects out;
    private final Map<FeedId, Ask> asks = new LinkedHashMap<>();
    /** Feeds not asked for anywhere before a time: their next event is ahead of our clock. */
    private final Map<FeedId, Instant> ahead = new LinkedHashMap<>();
    /** Feeds that somebody has and nobody may be asked for just now. */
    private final Map<FeedId, Instant> later = new HashMap<>();

    private long number;

    /** @param links all that are open, as they are now */
    Sources(Holdings holdings, Collection<Link> links, RandomGenerator random, Effects out) {
        this.holdings = holdings;
        this.links = links;
        this.random = random;
        this.out = out;
    }

    /** A peer has said how far it has a feed. */
    void told(Link link, FeedId feed, FeedTip before, Instant now) {
        Ask ask = asks.get(feed);
        if (ask != null && ask.link == link && before.sequence() <= ask.received) {
            ask.progress = now; // it had nothing to send until now
        }
        link.uncompared.add(feed);
        if (!compare(link, feed, now)) {
            consider(feed, now);
        }
    }

    /** We hold more of a feed, or less. */
    void grew(FeedId feed, Instant now) {
        for (Link link : links) {
            if (link.isReady() && compare(link, feed, now)) {
                return;
            }
        }
        consider(feed, now);
    }

    /** Sees whether what a peer has said to hold is what we hold, as soon as we hold as much. @return whether it differs */
    private boolean compare(Link link, FeedId feed, Instant now) {
        FeedTip theirs = link.theirs(feed);
        if (theirs.sequence() > holdings.tip(feed).sequence() || !link.uncompared.remove(feed)) {
            return false;
        }
        Ask ask = asks.get(feed);
        if ((ask == null || !ask.isSearch())
                && holdings.isSeenHere(feed)
                && !link.isRefused(feed, now)
                && holdings.differs(feed, theirs)) {
            search(link, feed, STEP_BACK, theirs.sequence(), now);
            return true;
        }
        return false;
    }

    /** Sees to it that the feed is asked for where it is to be had: what follows, and then what it came without. */
    void consider(FeedId feed, Instant now) {
        Ask ask = asks.get(feed);
        long ours = holdings.tip(feed).sequence();
        if (!holdings.isSeenHere(feed)) {
            stop(feed);
            return;
        }
        boolean whole = ours >= holdings.limit(feed) && (ask == null || !ask.isSearch());
        boolean busy = !whole && ask != null && ask.isBusy(feed, ours);
        if (!whole && isAhead(feed, now)) {
            fill(feed, now);
            return;
        }
        if (busy && (ask.isSearch() || !ask.bare)) {
            return;
        }
        // From who lacks bodies only until another comes that may have them.
        Optional<Link> source =
                whole ? Optional.empty() : best(feed, ours, now).filter(link -> !busy || !link.lacking.contains(feed));
        if (source.isEmpty()) {
            if (!busy && !fill(feed, now) && whole) {
                stop(feed);
            }
        } else if (ask != null && ask.hasTurn(now)) {
            soon(feed, ask.progress.plus(Ask.TURN));
        } else {
            ask(source.get(), feed, ours, now);
        }
    }

    /**
     * Nothing follows: asks somebody for bodies the feed came here without, one peer at a time.
     *
     * @return whether somebody is asked
     */
    private boolean fill(FeedId feed, Instant now) {
        List<Missing> missing = holdings.missing(feed);
        Ask ask = asks.get(feed);
        if (ask != null && ask.isFilling() && !missing.isEmpty()) {
            return true;
        }
        Link best = null;
        Optional<Missing> wanted = Optional.empty();
        for (Link link : missing.isEmpty() ? List.<Link>of() : links) {
            // Also who has not said how far it has the feed: nobody is told of what they have themselves. But nobody is
            // to learn of a feed by being asked for it.
            boolean mayHave = link.has(feed) > 0 || holdings.isSeenBy(link.peer, feed);
            if (!mayHave || !link.isReady() || link.isRefused(feed, now)) {
                continue;
            }
            Optional<Missing> next = link.filling(feed).next(missing, now);
            if (next.isEmpty()) {
                soon(feed, link.filling(feed).notBefore());
            } else if (best == null || mayFillBetter(link, best, feed)) {
                best = link;
                wanted = next;
            }
        }
        if (best != null) {
            long first = wanted.get().first();
            boolean torn = best.filling(feed).isTorn(first);
            // Else without headers alone: who has none of these bodies is not to send what is here.
            ask(best, feed, first - 1, torn ? first : wanted.get().last(), torn, now);
        } else if (ask != null && ask.isFilling()) {
            stop(feed);
        }
        return best != null;
    }

    private void soon(FeedId feed, Instant at) {
        later.merge(feed, at, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** Nothing came of asking a peer for missing bodies. */
    private void givesNone(Ask ask, FeedId feed, Instant now) {
        ask.link.filling(feed).end(holdings.missing(feed), now);
        stop(feed);
        consider(feed, now);
    }

    private boolean isAhead(FeedId feed, Instant now) {
        Instant until = ahead.get(feed);
        if (until == null || now.isBefore(until)) {
            return until != null;
        }
        ahead.remove(feed);
        return false;
    }

    /** Of those that have more than we, one that may have all bodies, with the least to do for us, then by name. */
    private Optional<Link> best(FeedId feed, long ours, Instant now) {
        Link best = null;
        for (Link link : links) {
            if (!link.isReady() || link.has(feed) <= ours) {
                continue;
            }
            if (link.isRefused(feed, now)) {
                soon(feed, now.plusSeconds(1));
            } else if (best == null || isBetter(link, best, feed)) {
                best = link; // links come in the order of their names
            }
        }
        return Optional.ofNullable(best);
    }

    /** Those first that have said how far they have the feed. */
    private static boolean mayFillBetter(Link link, Link best, FeedId feed) {
        boolean has = link.has(feed) > 0;
        return has == best.has(feed) > 0 ? isBetter(link, best, feed) : has;
    }

    private static boolean isBetter(Link link, Link best, FeedId feed) {
        boolean lacks = link.lacking.contains(feed);
        return lacks == best.lacking.contains(feed) ? link.load < best.load : !lacks;
    }

    private Ask ask(Link link, FeedId feed, long after, Instant now) {
        return ask(link, feed, after, 0, link.lacking.contains(feed), now);
    }

    /** @param fills as {@link Ask#fills} @param bare as {@link Ask#bare} */
    private Ask ask(Link link, FeedId feed, long after, long fills, boolean bare, Instant now) {
        stop(feed);
        holdings.endOf(feed).ifPresent(out::add);
        Ask ask = new Ask(link, ++number, after, fills, bare, now);
        asks.put(feed, ask);
        link.asked.add(feed);
        link.load++;
        out.send(link.peer, new Message.Want(feed, after, ask.bare));
        return ask;
    }

    private void search(Link link, FeedId feed, long back, long differs, Instant now) {
        Ask ask = ask(link, feed, Math.max(0, holdings.tip(feed).sequence() - back), now);
        ask.back = back;
        ask.differs = differs;
    }

    private void stop(FeedId feed) {
        Ask ask = asks.remove(feed);
        if (ask != null) {
            ask.link.load--;
            if (links.contains(ask.link)) {
                out.send(ask.link.peer, new Message.Stop(feed));
            }
            if (ask.isFilling()) {
                ask.link.overtaken.put(feed, ask.progress.plus(Limits.STALL));
            }
        }
    }

    /**
     * A run came.
     *
     * @return which asking it answers, 0 where it answers none any more
     */
    long came(Link link, FeedId feed, long first, long last, Instant now) {
        Ask ask = asks.get(feed);
        if (ask == null || ask.link != link || ask.isFilling() && first > ask.fills) {
            return 0; // of what was asked for before, perhaps
        }
        ask.received = Math.max(ask.received, last);
        ask.progress = now;
        if (ask.isFilling()) {
            link.filling(feed).came(last);
        }
        link.stalled = false;
        return ask.number;
    }

    /** Whether a peer was asked for a feed without bodies too that it let go of. */
    boolean isAskedBare(Link link, FeedId feed) {
        Ask ask = asks.get(feed);
        return link.lacking.contains(feed) || ask != null && ask.link == link && ask.bare;
    }

    private Optional<Ask> current(Intake.Arrived arrived) {
        return Optional.ofNullable(asks.get(arrived.run().feed())).filter(ask -> ask.number == arrived.asking());
    }

    /** Bodies came: who asked for them before and got none is told. */
    void filled(Position first) {
        FeedId feed = first.feed();
        for (Link link : links) {
            if (link.waiting.remove(feed) && holdings.isSeenBy(link.peer, feed)) {
                out.send(link.peer, new Message.Have(Map.of(feed, holdings.tip(feed)), first.sequence()));
            }
        }
    }

    /** It was stored, or known. @param filled bodies that came of events we held without */
    void sound(Intake.Arrived arrived, int filled, Instant now) {
        FeedId feed = arrived.run().feed();
        Optional<Ask> filling = current(arrived).filter(Ask::isFilling);
        if (filling.isPresent() && filled == 0) {
            givesNone(filling.get(), feed, now); // headers alone, which we have: another one's turn
            return;
        }
        filling.ifPresent(ask -> {
            ask.link.filling(feed).gave();
            if (arrived.run().last() >= ask.fills) {
                stop(feed);
            }
        });
        current(arrived)
                .filter(ask -> ask.isSearch() && arrived.run().last() >= ask.differs)
                .ifPresent(ask -> {
                    ask.link.refuse(feed, now.plus(NOT_THERE)); // it was said to differ and does not
                    stop(feed);
                });
        consider(feed, now);
    }

    /** Something between is missing: from our end again, or elsewhere where that is just what was asked for. */
    void gap(Intake.Arrived arrived, Instant now) {
        FeedId feed = arrived.run().feed();
        current(arrived).ifPresent(ask -> {
            if (ask.isFilling()) {
                givesNone(ask, feed, now);
            } else if (ask.after == holdings.tip(feed).sequence()) {
                refuse(
                        ask.link, feed, NOT_THERE,
                        now); // it let go of what follows here: asked at once, so again at once
            } else {
                stop(feed);
                consider(feed, now);
            }
        });
    }

    /** The histories part before the run began: from further back. */
    void furtherBack(Intake.Arrived arrived, Instant now) {
        FeedId feed = arrived.run().feed();
        current(arrived).ifPresent(ask -> {
            if (ask.back >= holdings.tip(feed).sequence() && ask.isSearch()) {
                refuse(ask.link, feed, NOT_THERE, now); // it was asked for whole, and proves nothing
            } else {
                long back = ask.isSearch() ? ask.back * 8 : STEP_BACK;
                search(ask.link, feed, back, Math.max(ask.differs, arrived.run().last()), now);
            }
        });
    }

    /** The next event is ahead of our clock. */
    void ahead(FeedId feed, Instant until) {
        ahead.put(feed, until);
        stop(feed);
    }

    /** The feed is not to be had of this peer for a while. */
    void refuse(Link link, FeedId feed, Duration time, Instant now) {
        link.refuse(feed, now.plus(time).plusMillis(random.nextInt(1_000)));
        Ask ask = asks.get(feed);
        if (ask != null && ask.link == link) {
            stop(feed);
        }
        later.put(feed, now.plusMillis(1));
        consider(feed, now);
    }

    /**
     * A peer says that a feed is not to be had there. Of traffic it may have let go of bodies: it is asked for what is left
     * of those a minute later, unless another comes until then that has them; and where it will not give that either, for
     * all of it again.
     *
     * @param from which event on it is to be had; 0 where that is not said
     */
    void denied(Link link, FeedId feed, long from, Instant now) {
        Ask ask = asks.get(feed);
        if (ask != null && ask.link == link && ask.isFilling()) {
            lacksThem(ask, feed, from, now);
            return;
        }
        if (Optional.ofNullable(link.overtaken.remove(feed))
                .filter(now::isBefore)
                .isPresent()) {
            return; // bodies that were asked for before
        }
        if (feed.lane() != Lane.TRAFFIC) {
            link.theirs().remove(feed);
        } else if (ask != null && ask.link == link) {
            if (ask.isSearch()) {
                link.uncompared.add(feed); // searched for again then
            }
            if (!ask.bare) {
                link.lacking.add(feed);
            } else {
                link.lacking.remove(feed);
            }
        }
        notThere(link, feed, now);
    }

    private void lacksThem(Ask ask, FeedId feed, long from, Instant now) {
        long next = ask.received + 1;
        if (!ask.link.filling(feed).denied(new Missing(next, Math.max(next, ask.fills)), from)) {
            ask.link.filling(feed).end(holdings.missing(feed), now);
        }
        stop(feed);
        ask.link.overtaken.remove(feed); // this was the answer
        consider(feed, now);
    }

    void notThere(Link link, FeedId feed, Instant now) {
        refuse(link, feed, NOT_THERE, now);
    }

    /** The feed was ended: what is searched for is found. */
    void ended(FeedId feed, Instant now) {
        stop(feed);
        consider(feed, now);
    }

    void closed(Link link, Instant now) {
        List<FeedId> orphans = asks.entrySet().stream()
                .filter(ask -> ask.getValue().link == link)
                .map(Map.Entry::getKey)
                .toList();
        orphans.forEach(asks::remove);
        orphans.forEach(feed -> consider(feed, now));
    }

    /** Feeds of which this peer keeps the next event waiting. */
    boolean isAheadAt(Link link) {
        return ahead.keySet().stream()
                .anyMatch(feed -> link.has(feed) > holdings.tip(feed).sequence());
    }

    void tick(Instant now) {
        for (Map.Entry<FeedId, Ask> entry : List.copyOf(asks.entrySet())) {
            FeedId feed = entry.getKey();
            Ask ask = entry.getValue();
            boolean owes = ask.isSearch()
                    || ask.isFilling()
                    || ask.link.has(feed) > ask.received && ask.received < holdings.limit(feed);
            if (!owes || !ask.link.window.isOpen(feed.lane()) || !hasStalled(ask, feed, now)) {
                continue;
            }
            if (ask.isFilling()) {
                givesNone(ask, feed, now);
            } else {
                ask.link.stalled = true;
                refuse(ask.link, feed, Limits.STALL, now);
            }
        }
        due(ahead, now).forEach(feed -> consider(feed, now));
        List<FeedId> again = due(later, now);
        again.forEach(later::remove);
        again.forEach(feed -> grew(feed, now));
    }

    private static boolean hasStalled(Ask ask, FeedId feed, Instant now) {
        Instant any = ask.link.lastDelivered(feed.lane());
        Instant last = any.isAfter(ask.progress) ? any : ask.progress;
        return now.isAfter(last.plus(Limits.STALL))
                || now.isAfter(ask.progress.plus(Limits.STALL.multipliedBy(PATIENCE)));
    }

    private static List<FeedId> due(Map<FeedId, Instant> times, Instant now) {
        List<FeedId> due = new ArrayList<>();
        times.forEach((feed, at) -> {
            if (!now.isBefore(at)) {
                due.add(feed);
            }
        });
        due.sort(FeedId.LANES_FIRST);
        return due;
    }
}
