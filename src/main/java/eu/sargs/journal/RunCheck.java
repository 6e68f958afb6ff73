package eu.sargs.journal;

import eu.sargs.journal.Taken.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Checks a run against the end of its feed as we hold it, by the table of {@code docs/sync.md}; says what may be
 * stored of it. Pure: asks {@link Holding}, writes nothing. One for each run; not thread-safe.
 */
public final class RunCheck {
    /** No feed is as long: an event's place in the tables leaves 40 bits for its sequence. */
    private static final long LAST_SEQUENCE = (1L << 40) - 1;

    /** What we hold of the run's feed, as it stood before the run. */
    public interface Holding {
        /** Where it ends; {@link FeedTip#empty} where we hold nothing. */
        FeedTip tip();

        /** After which event it may begin when we hold nothing: {@link FeedTip#empty}, or as its origin retired it. */
        FeedTip beginning();

        /** The hash of the header up to which, and no further, the origin once retired the feed. */
        Optional<byte[]> retired(long last);

        /** The hash of a header we hold. */
        Optional<byte[]> hash(long sequence);

        /** Our events after this one as far as the next signed head, as {@link Ledger#read}: our side of a fork. */
        Optional<Run> line(long after);

        /** Whether the body was erased by its origin, so that it may be missing and is never stored. */
        boolean isErased(long sequence);

        /** Whether the origin itself no longer keeps the body, so that it may be missing. */
        boolean isRetired(long sequence);

        /** Whether we hold the event without its body, and would take that, as {@link Ledger#missing}. */
        boolean isMissing(long sequence);

        /** The last event that counts, where the feed was ended. */
        Optional<End> end();
    }

    /**
     * The last event that counts of a feed that was ended.
     *
     * @param hash of its header, empty where nobody said it; an event with this hash needs no signed head, any other does
     */
    public record End(long sequence, Optional<byte[]> hash) {}

    /**
     * @param fresh to be stored, in order, without the bodies that were erased; empty where all was known
     * @param heads over them, their signatures checked
     * @param fork with {@link Finding#FORK}: empty where the histories part before the run begins, and the feed must
     *     be asked for from further back
     * @param filled events that are held without their bodies, with them; in their order
     */
    public record Result(
            Finding finding,
            List<Envelope> fresh,
            List<SignedHead> heads,
            Optional<ForkProof> fork,
            List<Envelope> filled) {
        public Result(Finding finding, List<Envelope> fresh, List<SignedHead> heads, Optional<ForkProof> fork) {
            this(finding, fresh, heads, fork, List.of());
        }

        static Result nothing(Finding finding) {
            return new Result(finding, List.of(), List.of(), Optional.empty());
        }

        private Result with(List<Envelope> bodies) {
            return new Result(finding, fresh, heads, fork, bodies);
        }
    }

    private final Run run;
    private final Holding held;
    private final FeedTip tip;
    private final List<byte[]> hashes;

    private RunCheck(Run run, Holding held) {
        this.run = run;
        this.held = held;
        this.tip = tip();
        this.hashes = run.envelopes().stream().map(e -> e.header().hash()).toList();
    }

    /**
     * What the run is to go on from: our end, or where the origin has retired the feed since. What is missing between
     * those nobody need have any more.
     */
    private FeedTip tip() {
        FeedTip ours = held.tip();
        if (ours.sequence() == 0) {
            return run.first() > 1 ? held.beginning() : ours;
        }
        long before = run.first() - 1;
        boolean later =
                run.envelopes().getFirst().header().time().compareTo(ours.time()) > 0; // else of another history
        return before <= ours.sequence() || !later
                ? ours
                : held.retired(before)
                        .map(hash -> new FeedTip(before, hash, ours.time()))
                        .orElse(ours);
    }

    /** @param now our wall clock */
    public static Result of(Run run, Holding held, Instant now) {
        return new RunCheck(run, held).check(now);
    }

    private Result check(Instant now) {
        if (!isWhole() || !isSigned()) {
            return Result.nothing(Finding.ALTERED);
        }
        if (run.first() > tip.sequence() + 1) {
            return Result.nothing(
                    held.end().filter(e -> run.first() > e.sequence()).isPresent() ? Finding.ENDED : Finding.GAP);
        }
        Optional<Result> fork = fork();
        if (fork.isPresent()) {
            return fork.get();
        }
        if (run.last() <= tip.sequence()) {
            return Result.nothing(Finding.SOUND).with(filled());
        }
        int from = (int) (tip.sequence() + 1 - run.first());
        if (tip.sequence() > 0 && run.envelopes().get(from).header().time().compareTo(tip.time()) <= 0) {
            return Result.nothing(Finding.ALTERED);
        }
        return fresh(from, now).with(filled());
    }

    /** What is known was compared by its header's hash, and its body by the hash in that: so it is the body that was missing. */
    private List<Envelope> filled() {
        return run.envelopes().stream()
                .filter(envelope -> envelope.header().sequence() <= tip.sequence()
                        && envelope.body().isPresent()
                        && held.isMissing(envelope.header().sequence()))
                .toList();
    }

    /** Whether the run fits together and its bodies are those that were hashed. */
    private boolean isWhole() {
        byte[] before = run.before();
        Header last = null;
        if (run.last() > LAST_SEQUENCE || (run.first() == 1 && !Arrays.equals(before, Header.noPrevious()))) {
            return false;
        }
        for (int i = 0; i < hashes.size(); i++) {
            Envelope envelope = run.envelopes().get(i);
            Header header = envelope.header();
            if (!header.feed().equals(run.feed())
                    || header.sequence() != run.first() + i
                    || !Arrays.equals(header.previous(), before)
                    || (last != null && header.time().compareTo(last.time()) <= 0)
                    || (envelope.body().isPresent()
                            && !Arrays.equals(envelope.body().get().hash(), header.bodyHash()))) {
                return false;
            }
            before = hashes.get(i);
            last = header;
        }
        return true;
    }

    /** Whether every head is the origin's and they cover the run; a feed's known end needs none. */
    private boolean isSigned() {
        long covered = run.first() - 1;
        for (SignedHead head : run.heads()) {
            if (!head.feed().equals(run.feed())
                    || head.sequence() <= covered
                    || head.sequence() > run.last()
                    || head.sequence() - covered > ForkProof.LIMIT
                    || !Arrays.equals(head.hash(), hashAt(head.sequence()))
                    || !(isKnown(head.sequence()) || head.verifies())) {
                return false;
            }
            covered = head.sequence();
        }
        return covered == run.last()
                || held.end()
                        .filter(e -> e.sequence() == run.last()
                                && e.hash()
                                        .filter(h -> Arrays.equals(h, hashAt(run.last())))
                                        .isPresent())
                        .isPresent();
    }

    /** Signatures over what we hold already were checked when we took it. */
    private boolean isKnown(long sequence) {
        return sequence <= tip.sequence()
                && held.hash(sequence)
                        .filter(h -> Arrays.equals(h, hashAt(sequence)))
                        .isPresent();
    }

    private byte[] hashAt(long sequence) {
        return hashes.get((int) (sequence - run.first()));
    }

    private Optional<Result> fork() {
        if (differs(run.first() - 1, run.before())) {
            return Optional.of(Result.nothing(Finding.FORK));
        }
        for (long sequence = run.first(); sequence <= Math.min(run.last(), tip.sequence()); sequence++) {
            if (differs(sequence, hashAt(sequence))) {
                return Optional.of(new Result(Finding.FORK, List.of(), List.of(), proof(sequence - 1)));
            }
        }
        return held.end()
                .filter(e -> e.sequence() >= run.first() && e.sequence() <= run.last())
                .filter(e -> e.hash()
                        .filter(h -> !Arrays.equals(h, hashAt(e.sequence())))
                        .isPresent())
                .map(e -> Result.nothing(Finding.FORK));
    }

    private boolean differs(long sequence, byte[] hash) {
        if (sequence == 0 || sequence > tip.sequence()) {
            return false;
        }
        Optional<byte[]> ours = sequence == tip.sequence() ? Optional.of(tip.hash()) : held.hash(sequence);
        return ours.filter(h -> !Arrays.equals(h, hash)).isPresent();
    }

    private Optional<ForkProof> proof(long common) {
        Optional<Run> ours = held.line(common);
        if (ours.isEmpty() || ours.get().heads().isEmpty() || ours.get().first() != common + 1) {
            return Optional.empty();
        }
        List<Header> here =
                headers(ours.get().envelopes(), 0, ours.get().heads().getFirst());
        int from = (int) (common + 1 - run.first());
        Optional<SignedHead> head =
                run.heads().stream().filter(h -> h.sequence() > common).findFirst();
        if (head.isEmpty() || here.size() > ForkProof.LIMIT) {
            return Optional.empty();
        }
        ForkProof proof = new ForkProof(
                here, ours.get().heads().getFirst(), headers(run.envelopes(), from, head.get()), head.get());
        return Optional.of(proof).filter(ForkProof::holds);
    }

    private static List<Header> headers(List<Envelope> envelopes, int from, SignedHead to) {
        return envelopes.subList(from, envelopes.size()).stream()
                .map(Envelope::header)
                .takeWhile(header -> header.sequence() <= to.sequence())
                .toList();
    }

    private Result fresh(int from, Instant now) {
        long end = held.end().map(End::sequence).orElse(Long.MAX_VALUE);
        long latest = now.plus(HybridClock.MAX_AHEAD).toEpochMilli();
        List<Envelope> fresh = new ArrayList<>();
        for (Envelope envelope : run.envelopes().subList(from, run.envelopes().size())) {
            Header header = envelope.header();
            if (header.sequence() > end) {
                return upToTheEnd(fresh, held.end().orElseThrow());
            }
            if (header.time().millis() > latest) {
                return soFar(fresh, header.sequence());
            }
            boolean erased = held.isErased(header.sequence());
            boolean letGo = run.bare() && LetGo.mayLack(header, now);
            if (envelope.body().isEmpty() && !erased && !letGo && !held.isRetired(header.sequence())) {
                return Result.nothing(Finding.WITHHELD);
            }
            fresh.add(erased ? new Envelope(header, Optional.empty()) : envelope);
        }
        return new Result(Finding.SOUND, List.copyOf(fresh), headsOver(fresh), Optional.empty());
    }

    /**
     * What stands before the end of a feed. The signature after it covers that too; but where nobody told which event the
     * end is, and none is signed there, this is another history, and nobody could check what is not signed by itself.
     */
    private Result upToTheEnd(List<Envelope> fresh, End end) {
        boolean known =
                end.hash().isPresent() || run.heads().stream().anyMatch(head -> head.sequence() == end.sequence());
        List<Envelope> counted = known ? List.copyOf(fresh) : signedBefore(fresh, end.sequence());
        Finding finding = known && !counted.isEmpty() ? Finding.SOUND : Finding.ENDED;
        return new Result(finding, counted, headsOver(counted), Optional.empty());
    }

    /** What stands before an event that is ahead of our clock, as far as it is signed by itself. */
    private Result soFar(List<Envelope> fresh, long ahead) {
        List<Envelope> whole = signedBefore(fresh, ahead);
        return new Result(Finding.AHEAD, whole, headsOver(whole), Optional.empty());
    }

    private List<Envelope> signedBefore(List<Envelope> fresh, long last) {
        long signed = run.heads().stream()
                .mapToLong(SignedHead::sequence)
                .filter(sequence -> sequence < last)
                .max()
                .orElse(0);
        return fresh.stream()
                .takeWhile(envelope -> envelope.header().sequence() <= signed)
                .toList();
    }

    private List<SignedHead> headsOver(List<Envelope> fresh) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        long first = fresh.getFirst().header().sequence();
        long last = fresh.getLast().header().sequence();
        return run.heads().stream()
                .filter(head -> head.sequence() >= first && head.sequence() <= last)
                .toList();
    }
}
