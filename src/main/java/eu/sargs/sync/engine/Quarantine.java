package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.ForkProof;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Feeds whose origin signed two histories: the proof ends them here and is passed on to everybody who may see them. */
final class Quarantine {
    private final Holdings holdings;
    private final Collection<Link> links;
    private final Sources sources;
    private final Effects out;

    Quarantine(Holdings holdings, Collection<Link> links, Sources sources, Effects out) {
        this.holdings = holdings;
        this.links = links;
        this.sources = sources;
        this.out = out;
    }

    /** @return false where the peer sent what proves nothing */
    boolean received(Link link, ForkProof proof, Instant now) {
        link.forksTold.merge(proof.feed(), proof.common(), Math::min);
        if (!holdings.isSeenHere(proof.feed()) || !holdings.isNews(proof)) {
            return true;
        }
        if (!proof.holds()) {
            return false;
        }
        proven(proof, Optional.of(link), now);
        return true;
    }

    void proven(ForkProof proof, Optional<Link> by, Instant now) {
        if (!holdings.isNews(proof)) {
            return;
        }
        FeedId feed = proof.feed();
        holdings.epochAfter(feed).ifPresent(out::add);
        holdings.quarantine(proof);
        out.add(new Effect.Quarantine(proof));
        sources.ended(feed, now);
        links.stream()
                .filter(link -> link.isReady() && by.filter(b -> b == link).isEmpty())
                .forEach(link -> tell(link, proof));
    }

    /** Tells a peer of every proof it may see and was not told of. */
    void tellAll(Link link) {
        holdings.forks().forEach(proof -> tell(link, proof));
    }

    /** A peer tells of more of a feed than counts: it may not have known yet that it may see that when it got the proof. */
    void remind(Link link, FeedId feed, long theirs) {
        holdings.fork(feed).filter(proof -> theirs > proof.common()).ifPresent(proof -> {
            link.forksTold.remove(feed);
            tell(link, proof);
        });
    }

    private void tell(Link link, ForkProof proof) {
        if (holdings.isSeenBy(link.peer, proof.feed())
                && link.forksTold.getOrDefault(proof.feed(), Long.MAX_VALUE) > proof.common()) {
            link.forksTold.put(proof.feed(), proof.common());
            out.send(link.peer, new Message.Fork(proof));
        }
    }
}
