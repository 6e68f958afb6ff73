package eu.sargs.journal;

import eu.sargs.platform.Pin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The journal as stations pass it on: whole feeds with their hashes and signatures, ours and those of others. What is
 * taken here is durable before it is told, as with {@link Journal#append}. Thread-safe. {@code docs/sync.md} says what
 * the findings mean.
 */
public interface Ledger {
    /** Where each feed ends, as it stands on the disk. */
    Map<FeedId, FeedTip> tips();

    /**
     * A run after {@code sequence}, of about {@code bytes} at most but always as far as the next signed head, or to the
     * end of a feed that was ended. Empty where the feed ends before, and where we hold headers there but no bodies that
     * their origin still keeps: whoever asks must get them from another.
     *
     * @param bare whether it goes on without the bodies that are not here, as far as those may have been let go of
     *     ({@link LetGo#mayPass})
     */
    Optional<Run> read(FeedId feed, long sequence, int bytes, boolean bare);

    /** As {@link #read(FeedId, long, int, boolean)}, with every body that its origin still keeps. */
    default Optional<Run> read(FeedId feed, long sequence, int bytes) {
        return read(feed, sequence, bytes, false);
    }

    /** The hash of a header we hold. */
    Optional<byte[]> hash(FeedId feed, long sequence);

    /**
     * Whether an event that was read here lacks its body though its origin still keeps that and nobody erased it: it was
     * let go of here, or on the way.
     */
    boolean isLetGo(Envelope event);

    /**
     * Checks runs and stores what is sound, all in one transaction with one fsync; blocks until then.
     *
     * @return what was found of each run, in their order
     * @throws eu.sargs.platform.Fault JRN-… when nothing could be written
     */
    List<Taken> take(List<Run> runs);

    /**
     * Ends a feed after {@code last}: its origin was revoked there. What stands after it is set aside, the tables that
     * followed it are rebuilt, and nothing more of it is taken. Where it was ended before that, and the revocation that
     * said so counts no more, what was set aside for it comes back; but not beyond where a fork ends the feed.
     *
     * @param last {@link Long#MAX_VALUE} where the feed goes on
     * @param hash of the event at {@code last}, where it is known: then what stands before it is taken up to there also
     *     where no signed head stands at it, and nothing else is. Where what is held here has neither this hash nor a
     *     signed head at {@code last} it is another history, and set aside from its last signed head on
     * @param why kept beside what was set aside
     */
    void end(FeedId feed, long last, Optional<byte[]> hash, String why);

    /** The last event that counts of each feed that was ended. */
    Map<FeedId, Long> ends();

    /**
     * Keeps the proof and ends its feed at the last common event for good, or before, where an earlier parting was
     * proved.
     *
     * @throws IllegalArgumentException when it does not hold
     */
    void quarantine(ForkProof proof);

    /** The proofs that are kept, one a feed. */
    List<ForkProof> forks();

    /**
     * From now on what is appended here stands in feeds of a new epoch: peers hold more of our own feeds than we do, or
     * another history of them. Returns when the epoch's first event is durable.
     *
     * @param left the epoch that must not go on; nothing happens where another is written in already
     */
    void openEpoch(int left);

    /**
     * Where something is missing in feeds that their origins had retired, or stations on the way had let go of, before it
     * came here; not where that is as old as what was let go of here.
     */
    List<Hole> holes();

    /**
     * Bodies of a feed that were let go of on their way here, and that are taken as soon as somebody sends them; in their
     * order. Not what was erased, or retired by its origin, or is as old as what was let go of here. From memory.
     */
    List<Missing> missing(FeedId feed);

    /**
     * The first event after this one from which on the feed can be read with its bodies, as far as it is known without
     * looking; 0 where there is none. From memory.
     */
    long wholeFrom(FeedId feed, long after);

    /** Events that are held without their bodies, from one to another. */
    record Missing(long first, long last) {
        /** How many there are. */
        public static long events(List<Missing> all) {
            return all.stream().mapToLong(one -> one.last - one.first + 1).sum();
        }
    }

    /** Told of the feeds that grew or were ended, after the commit, in its order, on a thread of the ledger's own. */
    Pin onGrowth(Consumer<Map<FeedId, FeedTip>> listener);

    /** Told where bodies came of events that were held without, by the first of them; likewise. */
    Pin onFilled(Consumer<Position> listener);
}
