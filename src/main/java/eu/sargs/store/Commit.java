package eu.sargs.store;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.Position;
import eu.sargs.journal.Retirement;
import eu.sargs.journal.SignedHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one transaction of the journal writes: own events and those of others, and what follows from them. */
final class Commit {
    private static final Set<String> EFFECTIVE = Set.of(Erasure.TYPE, Retirement.TYPE);

    /** A follower's checkpoint to be moved. */
    record Move(String follower, Position done) {}

    final List<Envelope> envelopes = new ArrayList<>();
    final List<SignedHead> heads = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    final Map<FeedId, FeedTip> ends = new HashMap<>();
    final List<Erasure> erasures = new ArrayList<>();
    final List<Retirement> retirements = new ArrayList<>();

    void add(List<Envelope> more, List<SignedHead> signed) {
        envelopes.addAll(more);
        heads.addAll(signed);
        for (Envelope envelope : more) {
            if (EFFECTIVE.contains(envelope.header().type())) {
                effect(envelope);
            }
        }
    }

    private void effect(Envelope envelope) {
        try {
            Event event = envelope.event();
            Erasure.of(event).ifPresent(erasures::add);
            Retirement.of(event).ifPresent(retirements::add);
        } catch (IllegalArgumentException e) {
            // a body that nobody can read says nothing
        }
    }

    static FeedTip tip(Header last) {
        return new FeedTip(last.sequence(), last.hash(), last.time());
    }
}
