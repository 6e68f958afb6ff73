package eu.sargs.sync.simulator;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Run;
import eu.sargs.journal.RunCheck;
import java.util.List;
import java.util.Optional;

/** A feed as the check of a run sees it. */
record CheckedFeed(FeedId id, HeldFeed feed, InMemoryLedger ledger, Plant plant) implements RunCheck.Holding {
    @Override
    public FeedTip tip() {
        return feed.tip();
    }

    @Override
    public FeedTip beginning() {
        return ledger.disk().retired.containsKey(id) && plant != Plant.FORGOTTEN_RETIREMENT
                ? InMemoryLedger.tip(ledger.disk().retired.get(id).lastEntry().getValue())
                : FeedTip.empty();
    }

    @Override
    public Optional<byte[]> retired(long last) {
        return plant == Plant.LASTING_GAP ? Optional.empty() : ledger.disk().retired(id, last);
    }

    @Override
    public Optional<byte[]> hash(long sequence) {
        return feed.hash(sequence);
    }

    @Override
    public Optional<Run> line(long after) {
        Long head = feed.heads.higherKey(after);
        if (head == null || head > feed.tip().sequence() || after < feed.begins()) {
            return Optional.empty();
        }
        List<Envelope> events = feed.after(after).stream()
                .takeWhile(e -> e.header().sequence() <= head)
                .toList();
        return Optional.of(new Run(id, events.getFirst().header().previous(), events, List.of(feed.heads.get(head))));
    }

    @Override
    public boolean isErased(long sequence) {
        return plant != Plant.FORGOTTEN_ERASURE && ledger.disk().isErased(id, sequence);
    }

    @Override
    public boolean isRetired(long sequence) {
        return ledger.isRetired(id, sequence)
                || plant == Plant.BELIEVED_LOSS
                || plant == Plant.FORGOTTEN_ERASURE && ledger.disk().isErased(id, sequence);
    }

    @Override
    public boolean isMissing(long sequence) {
        return feed.after(sequence - 1).stream()
                .findFirst()
                .filter(held -> held.header().sequence() == sequence && ledger.isMissing(id, held))
                .isPresent();
    }

    @Override
    public Optional<RunCheck.End> end() {
        return feed.end();
    }
}
