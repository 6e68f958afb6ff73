package eu.sargs.journal;

import java.util.Arrays;
import java.util.List;

/**
 * Proof that an origin signed two histories: two lines of headers that part after the same event, each ended by a
 * signed head. Anybody can check it.
 *
 * @param one headers from the parting on, each with the hash of the one before it
 * @param oneHead the origin's signature over the last of {@code one}
 */
public record ForkProof(List<Header> one, SignedHead oneHead, List<Header> other, SignedHead otherHead) {
    /** Headers a side at most: an origin signs at least every 500. */
    public static final int LIMIT = 1_000;

    public ForkProof {
        one = List.copyOf(one);
        other = List.copyOf(other);
        if (one.isEmpty() || other.isEmpty() || one.size() > LIMIT || other.size() > LIMIT) {
            throw new IllegalArgumentException("Not a proof of a fork");
        }
    }

    public FeedId feed() {
        return one.getFirst().feed();
    }

    /** The last event both histories share. */
    public long common() {
        return one.getFirst().sequence() - 1;
    }

    /** Whether it proves what it says. */
    public boolean holds() {
        Header a = one.getFirst();
        Header b = other.getFirst();
        return a.sequence() == b.sequence()
                && Arrays.equals(a.previous(), b.previous())
                && !Arrays.equals(a.hash(), b.hash())
                && line(one, oneHead)
                && line(other, otherHead);
    }

    private boolean line(List<Header> headers, SignedHead head) {
        for (int i = 1; i < headers.size(); i++) {
            Header before = headers.get(i - 1);
            Header header = headers.get(i);
            if (header.sequence() != before.sequence() + 1 || !Arrays.equals(header.previous(), before.hash())) {
                return false;
            }
        }
        Header last = headers.getLast();
        return headers.stream().allMatch(header -> header.feed().equals(feed()))
                && head.feed().equals(feed())
                && head.sequence() == last.sequence()
                && Arrays.equals(head.hash(), last.hash())
                && head.verifies();
    }
}
