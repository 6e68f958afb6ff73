package eu.sargs.store;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.EpochCause;
import eu.sargs.journal.EpochOpening;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Journal;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.SignedHead;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Threads;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in SQL tables. One thread writes: it takes what has gathered while the last batch was being fsynced,
 * and fsyncs that together (group commit). A second thread tells the listeners.
 */
public final class SqlJournal implements Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqlJournal.class);
    private static final int BATCH_EVENTS = 1_000;
    private static final int QUEUE = 1_000;
    /** Epochs skip a random number of steps, so that two copies of a home hardly open the same one. */
    private static final int EPOCH_STEP = 1 << 20;

    private record Request(
            List<Draft> drafts, Optional<JournalTables.Move> move, CompletableFuture<List<Event>> done) {}

    private final JournalTables tables;
    private final SigningKey key;
    private final HybridClock clock;
    private final SeatMark mark;
    private final int epoch;
    private final SecureRandom random = new SecureRandom();
    private final Map<FeedId, FeedTip> tips = new ConcurrentHashMap<>();
    private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>(QUEUE);
    private final Listeners<List<Event>> listeners = new Listeners<>();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(Threads.computing("journal/commits"));
    private final Thread writer = Threads.computing("journal/writer").newThread(this::run);
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private volatile boolean closing;
    /** A batch of which it is not known whether it was written, because the database went away in the middle. */
    private List<Event> doubtful = List.of();

    private SqlJournal(
            JournalTables tables,
            SigningKey key,
            InstantSource wall,
            SeatMark mark,
            int epoch,
            Map<FeedId, FeedTip> tips) {
        this.tables = tables;
        this.key = key;
        this.mark = mark;
        this.epoch = epoch;
        this.tips.putAll(tips);
        clock = new HybridClock(
                wall,
                tips.values().stream()
                        .map(FeedTip::time)
                        .max(Comparator.naturalOrder())
                        .orElse(new HybridTime(0, 0)));
    }

    /**
     * Opens the journal and goes on where it ended; in a new epoch where that would not be safe (copied home, database
     * put back, lost tail).
     *
     * @param seat of this machine, for the events the journal writes by itself
     * @throws Fault STO-… when the database does not answer, HOM-02 when the home can't be written
     */
    public static SqlJournal open(Database database, Home home, SigningKey key, InstantSource wall, String seat) {
        JournalTables tables = new JournalTables(database);
        Map<FeedId, FeedTip> tips = tables.tips();
        SeatMark mark = null;
        try {
            mark = SeatMark.open(home);
            int last = tips.keySet().stream()
                    .filter(feed -> feed.origin().equals(key.origin()))
                    .mapToInt(FeedId::epoch)
                    .max()
                    .orElse(0);
            Optional<SeatMark.Note> note = mark.read();
            last = Math.max(last, note.map(SeatMark.Note::epoch).orElse(0));
            Optional<EpochCause> cause =
                    last == 0 ? Optional.empty() : whyNot(key.origin(), tables, tips, mark, note, last);
            int epoch = last;
            if (last == 0) {
                epoch = 1;
            } else if (cause.isPresent()) {
                epoch = Math.addExact(last, 1 + new SecureRandom().nextInt(EPOCH_STEP));
            }
            SqlJournal journal = new SqlJournal(tables, key, wall, mark, epoch, tips);
            mark.write(epoch, journal.ownTips());
            journal.writer.start();
            if (cause.isPresent()) {
                LOG.warn("The journal goes on in a new epoch: {}", cause.get());
                journal.append(List.of(EpochOpening.draft(epoch, last, cause.get(), ActedBy.machine(seat))));
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

    /** Why the last epoch can't go on, where it can't. */
    private static Optional<EpochCause> whyNot(
            OriginKey own,
            JournalTables tables,
            Map<FeedId, FeedTip> tips,
            SeatMark mark,
            Optional<SeatMark.Note> note,
            int epoch) {
        if (note.isEmpty() || !mark.isOfThisPlace(note.get())) {
            return Optional.of(EpochCause.COPIED_HOME);
        }
        if (note.get().epoch() != epoch) {
            return Optional.of(EpochCause.LOST_TAIL);
        }
        for (Map.Entry<FeedId, FeedTip> noted : note.get().tips().entrySet()) {
            List<Envelope> there = tables.read(noted.getKey(), noted.getValue().sequence() - 1, 1);
            if (there.isEmpty()
                    || there.getFirst().header().sequence() != noted.getValue().sequence()
                    || !Arrays.equals(
                            there.getFirst().header().hash(), noted.getValue().hash())) {
                return Optional.of(EpochCause.LOST_TAIL);
            }
        }
        boolean signed = tips.entrySet().stream()
                .filter(tip ->
                        tip.getKey().epoch() == epoch && tip.getKey().origin().equals(own))
                .allMatch(tip -> isSigned(tables, tip));
        return signed ? Optional.empty() : Optional.of(EpochCause.LOST_TAIL);
    }

    private static boolean isSigned(JournalTables tables, Map.Entry<FeedId, FeedTip> tip) {
        List<SignedHead> heads = tables.heads(tip.getKey(), tip.getValue().sequence() - 1, 1);
        return !heads.isEmpty()
                && Arrays.equals(heads.getFirst().hash(), tip.getValue().hash())
                && heads.getFirst().verifies();
    }

    /** Who signs what is appended here. */
    public OriginKey origin() {
        return key.origin();
    }

    public int epoch() {
        return epoch;
    }

    @Override
    public List<Event> append(List<Draft> drafts) {
        return drafts.isEmpty() ? List.of() : submit(drafts, Optional.empty());
    }

    @Override
    public List<Event> append(List<Draft> drafts, String follower, Position done) {
        return submit(drafts, Optional.of(new JournalTables.Move(follower, done)));
    }

    private List<Event> submit(List<Draft> drafts, Optional<JournalTables.Move> move) {
        Request request = new Request(List.copyOf(drafts), move, new CompletableFuture<>());
        gate.readLock().lock(); // an append waits for room in the queue, never for the disk
        try {
            if (closing) {
                throw new Fault("JRN-02", "journal.fault.closed");
            }
            enqueue(request);
        } finally {
            gate.readLock().unlock();
        }
        try {
            return request.done().join();
        } catch (CompletionException e) {
            Fault fault = faultOf(e);
            throw new Fault(fault, fault.code(), fault.key());
        }
    }

    private void enqueue(Request request) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(request);
                break;
            } catch (InterruptedException e) {
                interrupted = true; // an event is not lost because somebody lost patience
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Fault faultOf(CompletionException e) {
        return e.getCause() instanceof Fault fault ? fault : new Fault(e, "JRN-01", "journal.fault.write");
    }

    private void run() {
        List<Request> group = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            try {
                Request first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather(group, first);
                    commit(group);
                }
            } catch (InterruptedException e) {
                LOG.warn("The journal's writer is not to be interrupted");
            } catch (RuntimeException e) {
                LOG.error("The journal could not be written", e);
                group.forEach(r -> r.done().completeExceptionally(new Fault(e, "JRN-01", "journal.fault.write")));
            }
            group.clear();
        }
    }

    private void gather(List<Request> group, Request first) {
        int events = 0;
        for (Request next = first; next != null; next = events < BATCH_EVENTS ? queue.poll() : null) {
            group.add(next);
            events += next.drafts().size();
        }
    }

    private void commit(List<Request> group) {
        if (!doubtful.isEmpty()) {
            settle();
        }
        Batch batch = new Batch(key, epoch, clock, random, feed -> tips.getOrDefault(feed, FeedTip.empty()));
        List<List<Event>> written = new ArrayList<>();
        List<JournalTables.Move> moves = new ArrayList<>();
        for (Request request : group) {
            written.add(request.drafts().stream()
                    .map(draft -> batch.add(draft).event())
                    .toList());
            request.move().ifPresent(moves::add);
        }
        List<Event> events = written.stream().flatMap(List::stream).toList();
        try {
            tables.write(batch, moves);
        } catch (Fault e) {
            doubtful = events;
            if (!settle()) {
                throw e; // known now: nothing was written
            }
            for (int i = 0; i < group.size(); i++) {
                group.get(i).done().complete(written.get(i));
            }
            return;
        }
        committed(batch.tips(), events);
        for (int i = 0; i < group.size(); i++) {
            group.get(i).done().complete(written.get(i));
        }
    }

    /**
     * After a failed commit nobody but the database knows whether it happened. Asks it.
     *
     * @return whether the doubtful batch is there
     * @throws Fault when it still does not answer; the batch stays doubtful
     */
    private boolean settle() {
        Map<FeedId, FeedTip> now = tables.tips();
        List<Event> asked = doubtful;
        doubtful = List.of();
        boolean there = !asked.isEmpty()
                && asked.stream()
                        .allMatch(
                                e -> now.getOrDefault(e.feed(), FeedTip.empty()).sequence() >= e.sequence());
        if (there) {
            tables.sync();
            committed(now, asked);
        }
        return there;
    }

    private void committed(Map<FeedId, FeedTip> ends, List<Event> events) {
        tips.putAll(ends);
        if (!events.isEmpty()) {
            mark.write(epoch, ownTips());
            teller.execute(() -> listeners.tell(events));
        }
    }

    private Map<FeedId, FeedTip> ownTips() {
        Map<FeedId, FeedTip> own = new TreeMap<>(FeedId.LANES_FIRST);
        tips.forEach((feed, tip) -> {
            if (feed.origin().equals(key.origin()) && feed.epoch() == epoch) {
                own.put(feed, tip);
            }
        });
        return own;
    }

    @Override
    public List<Event> read(FeedId feed, long sequence, int limit) {
        return tables.read(feed, sequence, limit).stream().map(Envelope::event).toList();
    }

    @Override
    public Map<FeedId, Long> heads() {
        if (tables.shared()) {
            return tables.ends(); // other seats write their feeds in the same tables
        }
        Map<FeedId, Long> heads = new TreeMap<>(FeedId.LANES_FIRST);
        tips.forEach((feed, tip) -> heads.put(feed, tip.sequence()));
        return heads;
    }

    @Override
    public long checkpoint(String follower, FeedId feed) {
        return tables.checkpoint(follower, feed);
    }

    @Override
    public Pin onCommit(Consumer<List<Event>> listener) {
        return listeners.add(listener);
    }

    @Override
    public Optional<Event> find(Position position) {
        return read(position.feed(), position.sequence() - 1, 1).stream()
                .filter(event -> event.sequence() == position.sequence())
                .findFirst();
    }

    /** Writes what was appended, refuses what comes now, and ends its threads; the database stays open. */
    @Override
    public void close() {
        gate.writeLock().lock();
        closing = true; // what is in the queue now is written, and nothing comes after it
        gate.writeLock().unlock();
        try {
            writer.join();
            teller.shutdown();
            if (!teller.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("A listener of the journal does not return");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        mark.close();
    }
}
