package eu.sargs.store;

import eu.sargs.journal.Batch;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.EpochCause;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.LateBodies;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.SignedHead;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Successions;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.Pin;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in SQL tables: feeds of our own, and those of others. {@link JournalWriter} writes, on a thread of its
 * own; what is checked or made ready before is done by the thread that calls.
 */
public final class SqlJournal implements Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqlJournal.class);

    private final JournalTables tables;
    private final FeedBook book;
    private final JournalWriter writer;
    private final SqlLedger ledger;
    private final JournalNews news = new JournalNews();
    private final SigningKey key;
    private final SeatMark mark;
    private final Optional<EpochCause> newEpoch;
    private final SecureRandom random = new SecureRandom();

    private SqlJournal(
            JournalTables tables,
            FeedBook book,
            SigningKey key,
            InstantSource wall,
            SeatMark mark,
            String seat,
            Optional<EpochCause> newEpoch) {
        this.newEpoch = newEpoch;
        this.tables = tables;
        this.book = book;
        this.key = key;
        this.mark = mark;
        writer = new JournalWriter(tables, book, key, new HybridClock(wall, book.latest()), mark, news, seat);
        ledger = new SqlLedger(tables, book, writer, news, key.origin(), wall);
    }

    /**
     * Opens the journal and goes on where it ended; in a new epoch where that would not be safe (copied home, database
     * put back, lost tail).
     *
     * @param seat of this machine, for the events the journal writes by itself
     * @throws Fault STO-… when the database does not answer, JRN-08 when a new epoch could not be written, HOM-02 when the home can't be written
     */
    public static SqlJournal open(Database database, Home home, SigningKey key, InstantSource wall, String seat) {
        JournalTables tables = new JournalTables(database);
        FeedBook book = tables.book();
        SeatMark mark = null;
        try {
            mark = SeatMark.open(home);
            SeatOpening opening = SeatOpening.decide(key.origin(), tables, book, mark);
            SqlJournal journal = new SqlJournal(tables, book, key, wall, mark, seat, opening.cause());
            try {
                journal.writer.start(opening);
            } catch (RuntimeException e) {
                journal.close();
                throw e;
            }
            return journal;
        } catch (IOException e) {
            if (mark != null) {
                mark.close();
            }
            throw new Fault(
                    e, "HOM-02", "platform.fault.home_unwritable", home.seat().toString());
        }
    }

    /** Who signs what is appended here. */
    public OriginKey origin() {
        return key.origin();
    }

    /** Why it could not simply go on when it was opened; empty where it could. */
    public Optional<EpochCause> newEpoch() {
        return newEpoch;
    }

    public int epoch() {
        return writer.epoch();
    }

    @Override
    public List<Event> append(List<Draft> drafts) {
        return drafts.isEmpty() ? List.of() : submit(drafts, Optional.empty());
    }

    @Override
    public List<Event> append(List<Draft> drafts, String follower, Position done) {
        return submit(drafts, Optional.of(new Commit.Move(follower, done)));
    }

    /**
     * Writes the last event of this key; whatever is appended afterwards is refused.
     *
     * @param last given the last sequence of each of its feeds
     * @throws Fault JRN-01 when it could not be written; after a database that went away, the next start knows
     */
    void finish(Function<Map<FeedId, Long>, Draft> last) {
        CompletableFuture<Object> done = new CompletableFuture<>();
        writer.queue()
                .put(new WriteQueue.Deed(
                        () -> {
                            writer.finish(last);
                            return true;
                        },
                        done));
        Waiting.on(done);
    }

    private List<Event> submit(List<Draft> drafts, Optional<Commit.Move> move) {
        List<Batch.Sealed> sealed =
                drafts.stream().map(draft -> Batch.Sealed.of(draft, random)).toList();
        CompletableFuture<List<Event>> done = new CompletableFuture<>();
        writer.queue().put(new WriteQueue.Append(sealed, move, done));
        return Waiting.on(done);
    }

    @Override
    public List<Event> read(FeedId feed, long sequence, int limit) {
        return tables.read(feed, sequence, limit).stream()
                .map(SqlJournal::event)
                .toList();
    }

    /** An event; without its body where that is nothing this program can read. */
    static Event event(Envelope envelope) {
        try {
            return envelope.event();
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "The body of event {} of its feed cannot be read",
                    envelope.header().sequence());
            return new Envelope(envelope.header(), Optional.empty()).event();
        }
    }

    @Override
    public Map<FeedId, Long> heads() {
        if (tables.shared()) {
            return tables.ends(); // other seats write their feeds in the same tables
        }
        Map<FeedId, Long> heads = new TreeMap<>(FeedId.LANES_FIRST);
        book.tips().forEach((feed, tip) -> heads.put(feed, tip.sequence()));
        return heads;
    }

    @Override
    public long checkpoint(String follower, FeedId feed) {
        return tables.checkpoint(follower, feed);
    }

    @Override
    public Pin onCommit(Consumer<List<Event>> listener) {
        return news.onCommit(listener);
    }

    @Override
    public List<LateBodies> late() {
        return tables.late();
    }

    @Override
    public void tookLate(LateBodies bodies) {
        tables.tookLate(bodies);
    }

    @Override
    public Pin onLate(Runnable listener) {
        return news.onCameLate(listener);
    }

    @Override
    public Optional<Event> find(Position position) {
        return read(position.feed(), position.sequence() - 1, 1).stream()
                .filter(event -> event.sequence() == position.sequence())
                .findFirst();
    }

    /** The same journal as stations pass it on. */
    public Ledger ledger() {
        return ledger;
    }

    /** Told with each commit how many events of other stations it brought. */
    Pin onForeign(Consumer<Integer> listener) {
        return news.onForeign(listener);
    }

    /** Told of feeds of which bodies or events were taken back, so that what was built from them goes too. */
    Pin onTakenBack(Consumer<Set<FeedId>> listener) {
        return news.onTakenBack(listener);
    }

    /** Which keys follow which, as the journal knows it now. */
    public Successions successions() {
        return book.successions();
    }

    /** Whether this seat may say what becomes of what was written with a key: its own, or one it had before. */
    boolean speaksFor(OriginKey origin) {
        return successions().speaksFor(key.origin(), origin);
    }

    /** Events of a type that stood after the ends of their feeds, of every feed of a lane. */
    List<Event> setAside(Lane lane, String type) {
        return tables.setAside(lane, type).stream().map(SqlJournal::event).toList();
    }

    /** After which event two histories part, of each feed whose origin has signed two. */
    Map<FeedId, Long> partings() {
        return tables.forks().stream().collect(Collectors.toMap(ForkProof::feed, ForkProof::common));
    }

    /** The feeds whose origins have signed two histories, lanes in their order. */
    List<Forked> forked() {
        Map<FeedId, Long> aside = tables.setAside();
        return tables.forks().stream()
                .map(proof ->
                        new Forked(proof.feed(), proof.common(), since(proof), aside.getOrDefault(proof.feed(), 0L)))
                .sorted(Comparator.comparing(Forked::feed, FeedId.LANES_FIRST))
                .toList();
    }

    private static Instant since(ForkProof proof) {
        HybridTime one = proof.one().getFirst().time();
        HybridTime other = proof.other().getFirst().time();
        return (one.compareTo(other) < 0 ? one : other).instant();
    }

    /** Up to where bodies were let go of here alone; 0 where none were. */
    long dropped(FeedId feed) {
        return book.dropped(feed);
    }

    /** The last signed head at or before a sequence. */
    Optional<SignedHead> signed(FeedId feed, long sequence) {
        long at = tables.signed(feed, sequence);
        return at == 0
                ? Optional.empty()
                : tables.heads(feed, at - 1, 1).stream().findFirst();
    }

    /** Lets go of bodies of a range, here alone. */
    void drop(FeedId feed, long first, long last) {
        ledger.drop(feed, first, last);
    }

    /** Lets go of bodies here alone that are passed on to nobody. @return of how many events */
    int letGo(LettingGo what) {
        return ledger.letGo(what);
    }

    /** Deletes events that a retirement of their feed stands for. */
    void forget(FeedId feed, long last) {
        ledger.forget(feed, last);
    }

    /**
     * Enters anew some of what this home wrote and what was set aside with a second history of its feed: decision 0038.
     * Each event once, whatever ends the program.
     *
     * @return how many events; 0 where nothing is left
     * @throws Fault JRN-01 when it could not be written; then nothing was
     */
    int enterAnew() {
        return ledger.enterAnew();
    }

    /** Writes what was appended, refuses what comes now, and ends its threads; the database stays open. */
    @Override
    public void close() {
        writer.close();
        news.close();
        mark.close();
    }
}
