package eu.sargs.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Consecutive events of one feed with the signed heads that stand among them: what travels between stations. Not
 * checked by being made; {@link Ledger#take} checks.
 *
 * @param before the hash of the header before the first event
 * @param envelopes in order, at least one
 * @param heads in order, the last one at the last event, unless that is where the feed was ended
 * @param bare it was asked for also without bodies that somebody on the way let go of, so that those may be missing
 *     ({@link LetGo}); said by who takes it, never by who sends it
 */
public record Run(FeedId feed, byte[] before, List<Envelope> envelopes, List<SignedHead> heads, boolean bare) {
    /** One of which no body may be missing that its origin still keeps. */
    public Run(FeedId feed, byte[] before, List<Envelope> envelopes, List<SignedHead> heads) {
        this(feed, before, envelopes, heads, false);
    }

    public Run {
        Objects.requireNonNull(feed);
        envelopes = List.copyOf(envelopes);
        heads = List.copyOf(heads);
        if (envelopes.isEmpty() || before.length != Digests.LENGTH) {
            throw new IllegalArgumentException("Not a run of events");
        }
    }

    /** Sequence of the first event. */
    public long first() {
        return envelopes.getFirst().header().sequence();
    }

    /** Sequence of the last event. */
    public long last() {
        return envelopes.getLast().header().sequence();
    }

    /** The same, as it was asked for. */
    public Run asked(boolean bare) {
        return new Run(feed, before, envelopes, heads, bare);
    }

    /** What of it stands up to a sequence, as far as a signed head there lets it be checked; empty where none does. */
    public Optional<Run> upTo(long sequence) {
        if (last() <= sequence) {
            return Optional.of(this);
        }
        List<SignedHead> within =
                heads.stream().filter(head -> head.sequence() <= sequence).toList();
        if (within.isEmpty()) {
            return Optional.empty();
        }
        long end = within.getLast().sequence();
        return Optional.of(new Run(
                feed,
                before,
                envelopes.stream().filter(one -> one.header().sequence() <= end).toList(),
                within,
                bare));
    }
}
