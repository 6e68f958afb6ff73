package eu.sargs.store;

import eu.sargs.journal.Batch;
import eu.sargs.journal.Body;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.LetGo;
import eu.sargs.journal.Run;
import eu.sargs.journal.RunCheck;
import eu.sargs.journal.SignedHead;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads feeds as they are passed on. Thread-safe. */
final class RunReader {
    /** Bytes of an event's header that are about passed on with it. */
    private static final int HEADER = 40;

    private final JournalTables tables;
    private final FeedBook book;

    private final InstantSource wall;

    RunReader(JournalTables tables, FeedBook book, InstantSource wall) {
        this.tables = tables;
        this.book = book;
        this.wall = wall;
    }

    Optional<byte[]> hash(FeedId feed, long sequence) {
        FeedTip tip = tables.tip(feed, book);
        if (sequence < 1 || sequence > tip.sequence()) {
            return Optional.empty();
        }
        return sequence == tip.sequence() ? Optional.of(tip.hash()) : tables.hash(feed, sequence);
    }

    /** As {@link eu.sargs.journal.Ledger#read}. */
    Optional<Run> read(FeedId feed, long sequence, int bytes, boolean bare) {
        Instant now = wall.instant();
        return read(feed, sequence, bytes, header -> bare && LetGo.mayPass(header, now));
    }

    /** Our events after one as far as the next signed head, whatever bodies are missing: our side of a fork. */
    Optional<Run> line(FeedId feed, long after) {
        return read(feed, after, 0, header -> true);
    }

    /** @param bare which events may be read though nobody else can know why they have no body */
    private Optional<Run> read(FeedId feed, long sequence, int bytes, Predicate<Header> bare) {
        FeedTip tip = tables.tip(feed, book);
        boolean ended = book.end(feed)
                .filter(end -> end.sequence() == tip.sequence())
                .flatMap(RunCheck.End::hash)
                .filter(hash -> Arrays.equals(hash, tip.hash()))
                .isPresent();
        List<Envelope> events = new ArrayList<>();
        List<SignedHead> heads = new ArrayList<>();
        int signed = 0; // events up to the last head
        long size = 0;
        for (long at = sequence; at < tip.sequence() && (signed == 0 || size < bytes); ) {
            List<Envelope> more = tables.read(feed, at, Batch.SIGN_EVENTS);
            if (more.isEmpty()) {
                break;
            }
            long last = more.getLast().header().sequence();
            // Heads of what was retired are still there: those over the events that are read.
            List<SignedHead> among = tables.heads(feed, more.getFirst().header().sequence() - 1, more.size());
            int next = 0;
            for (Envelope envelope : more) {
                Header header = envelope.header();
                boolean leap = !events.isEmpty() && header.sequence() > at + 1; // what was retired is not held here
                if (header.sequence() > tip.sequence() || leap || isLetGo(envelope) && !bare.test(header)) {
                    at = tip.sequence();
                    ended = ended && header.sequence() > tip.sequence();
                    break;
                }
                events.add(envelope);
                size += HEADER
                        + envelope.body()
                                .map(body -> body.bytes().length + Body.SALT_LENGTH)
                                .orElse(0);
                at = header.sequence();
                while (next < among.size() && among.get(next).sequence() < at) {
                    next++;
                }
                if (next < among.size() && among.get(next).sequence() == at) {
                    heads.add(among.get(next));
                    signed = events.size();
                    if (size >= bytes) {
                        return run(feed, events, heads);
                    }
                }
            }
            if (at < last) {
                break;
            }
        }
        boolean toTheEnd =
                ended && !events.isEmpty() && events.getLast().header().sequence() == tip.sequence();
        return run(feed, toTheEnd ? events : events.subList(0, signed), heads);
    }

    /**
     * Whether a body is missing for a reason others cannot know: let go of here while its origin keeps it, or erased by
     * an event that was set aside.
     */
    boolean isLetGo(Envelope envelope) {
        Header header = envelope.header();
        return envelope.body().isEmpty()
                && !book.isGone(header.feed(), GoneTable.Kind.ERASED, header.sequence())
                && !book.isGone(header.feed(), GoneTable.Kind.RETIRED, header.sequence());
    }

    private static Optional<Run> run(FeedId feed, List<Envelope> events, List<SignedHead> heads) {
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(new Run(feed, events.getFirst().header().previous(), events, heads));
    }
}
