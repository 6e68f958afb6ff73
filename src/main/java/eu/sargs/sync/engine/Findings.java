package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Taken;
import eu.sargs.journal.Taken.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What follows from what was found of a run. */
final class Findings {
    /** So long a peer may lack a body before we have seen why: what erased it may still be on its way. */
    private static final Duration EXPLAIN = Duration.ofSeconds(5);

    private record Lack(Link link, FeedId feed) {}

    private final Holdings holdings;
    private final Sources sources;
    private final Quarantine quarantine;
    private final Effects out;
    private final BiConsumer<Link, Farewell> close;
    private final Set<Lack> unexplained = new HashSet<>();

    /** @param close how a link is closed */
    Findings(Holdings holdings, Sources sources, Quarantine quarantine, Effects out, BiConsumer<Link, Farewell> close) {
        this.holdings = holdings;
        this.sources = sources;
        this.quarantine = quarantine;
        this.out = out;
        this.close = close;
    }

    /** @param before how far we held the feed before it was taken */
    void found(Intake.Arrived arrived, Taken taken, FeedTip before, Instant now) {
        FeedId feed = taken.feed();
        if (taken.finding() == Finding.FORK
                || taken.finding() == Finding.SOUND && taken.end().sequence() > before.sequence()) {
            holdings.epochAfter(feed).ifPresent(out::add);
        }
        switch (taken.finding()) {
            case SOUND -> sources.sound(arrived, taken.filled(), now);
            case GAP -> sources.gap(arrived, now);
            case ALTERED -> close.accept(arrived.link(), Farewell.ALTERED);
            case WITHHELD -> withheld(arrived, now);
            case AHEAD -> sources.ahead(feed, nextOf(arrived, taken));
            case ENDED -> sources.notThere(arrived.link(), feed, now);
            case FORK -> {
                if (taken.fork().isPresent()) {
                    quarantine.proven(taken.fork().get(), Optional.empty(), now);
                } else {
                    sources.furtherBack(arrived, now);
                }
            }
        }
    }

    private static Instant nextOf(Intake.Arrived arrived, Taken taken) {
        return arrived.run().envelopes().stream()
                .map(envelope -> envelope.header())
                .filter(header -> header.sequence() > taken.end().sequence())
                .findFirst()
                .map(header -> header.time().instant().minus(HybridClock.MAX_AHEAD))
                .orElse(Instant.MIN);
    }

    private void withheld(Intake.Arrived arrived, Instant now) {
        Link link = arrived.link();
        Lack lack = new Lack(link, arrived.run().feed());
        if (!hasTheirLists(link)) {
            sources.refuse(link, lack.feed(), EXPLAIN, now);
        } else if (unexplained.add(lack)) {
            sources.refuse(link, lack.feed(), EXPLAIN, now);
        } else {
            close.accept(link, Farewell.WITHHELD);
        }
    }

    /** Whether we know every erasure and retirement the peer knows. */
    private boolean hasTheirLists(Link link) {
        return link.theirs().entrySet().stream()
                .filter(entry -> entry.getKey().lane() == Lane.LIST && holdings.isSeenHere(entry.getKey()))
                .allMatch(entry -> holdings.tip(entry.getKey()).sequence()
                        >= Math.min(entry.getValue().sequence(), holdings.limit(entry.getKey())));
    }

    void closed(Link link) {
        unexplained.removeIf(lack -> lack.link() == link);
    }
}
