package eu.sargs.store;

import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.JournalThread;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Position;
import eu.sargs.journal.Turns;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads the {@link Projection}s along the journal on one thread, lanes in their order, each stride of events in one
 * transaction with its checkpoint. A command appends, waits in {@link #awaitPassed}, and returns.
 */
public final class Projections implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    /** Tables that follow no more events than this are rebuilt in one transaction, so that nobody sees them half full. */
    private static final long AT_ONCE = 20_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration WATCH = Duration.ofMillis(50);
    private static final Duration LONGEST_REBUILD = Duration.ofMinutes(30);

    private final Database database;
    private final SqlJournal journal;
    private final JournalTables tables;
    private final List<Projection> projections;
    /** Held while tables change: by a stride, a rebuild, a comparison. */
    private final ReentrantLock work = new ReentrantLock();

    private final Places places;
    private final PassedMarks marks;
    private final ReadAhead ahead;
    /** Where a table is built anew: up to there its events were told before. */
    private final Map<Places.Place, Long> told = new HashMap<>();

    private final Map<String, Turns> turns = new HashMap<>();
    /** Those that are being built anew, and have views in memory to load when they are. */
    private final Set<Projection> unsettled = new HashSet<>();

    private final Rest rest = new Rest(System::nanoTime);
    private final JournalThread thread;
    private Pin pin = () -> {};
    private Pin commits = () -> {};
    private Pin late = () -> {};
    private volatile boolean takenBack;
    private volatile boolean cameLate;

    /** @param journal whose events stand in the same database */
    public Projections(Database database, SqlJournal journal, List<Projection> projections) {
        this.database = database;
        this.journal = journal;
        this.tables = new JournalTables(database);
        this.projections = List.copyOf(projections);
        places = new Places(journal);
        marks = new PassedMarks(tables, journal);
        ahead = new ReadAhead(journal);
        projections.forEach(projection -> turns.put(projection.name(), new Turns()));
        thread = new JournalThread(journal, "store/projections", this::follow);
    }

    /**
     * Replays what came while nobody looked, then follows. On a full disk the tables stay where they are, so that a station
     * opens there too and shows what they hold, and follow when there is room.
     *
     * @throws Fault STO-… when the database does not answer or an event can't be taken
     */
    @Override
    public void start() {
        try {
            takeBack();
            takeLate();
            projections.forEach(this::replay);
        } catch (Fault full) {
            if (!full.code().equals("STO-03")) {
                throw full;
            }
            LOG.warn("The tables are behind the journal until there is room");
            takenBack = true;
            cameLate = true;
            projections.forEach(this::settle);
        }
        pin = journal.onTakenBack(feeds -> {
            takenBack = true;
            thread.wake();
        });
        late = journal.onLate(() -> {
            cameLate = true;
            thread.wake();
        });
        commits = journal.onForeign(rest::committed);
        thread.start();
    }

    private boolean isOfOthers(FeedId feed) {
        return !feed.origin().equals(journal.origin());
    }

    /** Told each time the tables could not follow the journal and will try again: until then views are behind it. */
    public Pin onTrouble(Consumer<Fault> listener) {
        return thread.onTrouble(listener);
    }

    /** One that cannot go on does not hold up the others. */
    private void follow() {
        Map<Projection, RuntimeException> stuck = new HashMap<>();
        boolean moved;
        do {
            moved = false;
            // For all of them alike: those that go through a feed in step share its reading.
            boolean resting = rest.left().isPositive();
            for (Projection projection : projections) {
                if (stuck.containsKey(projection)) {
                    continue;
                }
                work.lock();
                try {
                    if (takenBack) {
                        takenBack = false;
                        takeBack();
                    }
                    if (cameLate) {
                        takeLate();
                    }
                    // One stride, then the next one's turn: nobody waits behind another's long catch-up.
                    if (stride(projection, true, resting)) {
                        moved = true;
                    } else if (unsettled.contains(projection)) {
                        settle(projection);
                    }
                } catch (RuntimeException e) {
                    LOG.warn("Projection {} waits", projection.name());
                    stuck.put(projection, e);
                } finally {
                    work.unlock();
                }
            }
            rest.begin();
        } while (moved && thread.isRunning());
        ahead.rest();
        for (RuntimeException failure : stuck.values()) {
            throw failure;
        }
        Duration left = rest.left();
        if (left.isPositive()) {
            thread.again(left);
        }
    }

    private void replay(Projection projection) {
        work.lock();
        try {
            while (stride(projection, false, false)) {
                // on to the end
            }
            settle(projection);
        } finally {
            work.unlock();
        }
    }

    private void settle(Projection projection) {
        database.read(connection -> {
            projection.settled(connection);
            return null;
        });
        unsettled.remove(projection);
    }

    /**
     * Takes the next events of the first lane that has some.
     *
     * @param resting from others' traffic; not while it is built anew, for that ends where nothing is left to follow
     * @return whether there were any
     */
    private boolean stride(Projection projection, boolean live, boolean resting) {
        Map<FeedId, Long> heads = journal.heads();
        heads.keySet().removeIf(feed -> !projection.follows(feed));
        if (resting && !unsettled.contains(projection)) {
            heads.keySet().removeIf(feed -> feed.lane() == Lane.TRAFFIC && isOfOthers(feed));
        }
        Optional<FeedId> next =
                turns.get(projection.name()).next(heads, projection.lanes(), feed -> place(projection, feed));
        if (next.isEmpty()) {
            return false;
        }
        long begin = System.nanoTime();
        List<Event> events = ahead.after(next.get(), place(projection, next.get()), heads.get(next.get()));
        if (events.isEmpty()) {
            return false; // ended meanwhile
        }
        List<Event> taken = take(projection, next.get(), events);
        if (live) {
            long before = told.getOrDefault(new Places.Place(projection.name(), next.get()), 0L);
            tell(
                    projection,
                    before == 0
                            ? taken
                            : taken.stream()
                                    .filter(event -> event.sequence() > before)
                                    .toList());
        }
        places.passed(projection, events.getLast().position());
        if (next.get().lane() == Lane.TRAFFIC && isOfOthers(next.get())) {
            rest.worked(System.nanoTime() - begin);
        }
        return true;
    }

    /** @return those that were not passed by */
    private List<Event> take(Projection projection, FeedId feed, List<Event> events) {
        int number = tables.number(feed).orElseThrow();
        return database.write(connection -> {
            List<PassedBy> passed = PassingBy.apply(connection, projection, events);
            CheckpointTable.move(
                    connection, projection.name(), number, events.getLast().sequence());
            marks.put(connection, projection, passed);
            return PassedBy.without(passed, events);
        });
    }

    private static void tell(Projection projection, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            projection.passed(events);
        } catch (RuntimeException e) {
            LOG.error("Projection {} stands, but could not tell of it", projection.name(), e);
        }
    }

    private long place(Projection projection, FeedId feed) {
        return places.of(projection, feed);
    }

    /**
     * Waits until every projection that reads this event's lane has taken it, and has told of it.
     *
     * @throws Fault STO-05 after 10 seconds; the event stays written
     */
    public void awaitPassed(Position position) {
        if (thread.isCurrent()) {
            throw new IllegalStateException("A projection cannot wait for itself");
        }
        List<Projection> readers = projections.stream()
                .filter(projection -> projection.follows(position.feed()))
                .toList();
        if (!places.await(readers, position, PATIENCE)) {
            throw new Fault("STO-05", "store.fault.lag");
        }
    }

    /** As {@link #awaitPassed(Position)}, for all of these. */
    public void awaitPassed(List<Event> events) {
        events.forEach(event -> awaitPassed(event.position()));
    }

    /**
     * Asks the tables while each holds all that the journal says and none is being built anew; others' traffic may be behind.
     * Waits for that, minutes where much is built anew; the tables wait while it is asked. Not on the projections' thread.
     *
     * @throws Fault STO-05 where they do not get there
     */
    <T> T whole(Supplier<T> question) {
        long end = System.nanoTime() + LONGEST_REBUILD.toNanos();
        while (thread.isRunning() && System.nanoTime() < end) {
            work.lock();
            try {
                if (isWhole()) {
                    return question.get();
                }
            } finally {
                work.unlock();
            }
            thread.wake();
            LockSupport.parkNanos(WATCH.toNanos());
        }
        throw new Fault("STO-05", "store.fault.lag");
    }

    private boolean isWhole() {
        if (!unsettled.isEmpty()
                || !database.read(TakenBackTable::all).isEmpty()
                || !database.read(connection -> LateTable.all(connection, LateTable.Reader.TABLES))
                        .isEmpty()) {
            return false;
        }
        Map<FeedId, Long> heads = journal.heads();
        heads.keySet().removeIf(feed -> feed.lane() == Lane.TRAFFIC);
        return projections.stream()
                .allMatch(projection -> heads.entrySet().stream()
                        .filter(head -> projection.follows(head.getKey()))
                        .allMatch(head -> place(projection, head.getKey()) >= head.getValue()));
    }

    /** Drops what a projection holds and builds it anew from the journal. May take minutes. */
    public void rebuild(Projection projection) {
        work.lock();
        try {
            forgetPlaces(projection);
            ProjectionTables.empty(database, projection);
            places.forget(projection);
            replay(projection);
        } finally {
            work.unlock();
        }
    }

    /** Builds anew what followed feeds of which something was taken back, before it returns. May take minutes. */
    void rebuildTakenBack() {
        takeBack();
        thread.wake();
        for (Projection projection : projections) {
            while (!isSettled(projection)) {
                LockSupport.parkNanos(WATCH.toNanos());
            }
        }
    }

    private boolean isSettled(Projection projection) {
        work.lock();
        try {
            return !unsettled.contains(projection) || !thread.isRunning();
        } finally {
            work.unlock();
        }
    }

    /**
     * Builds anew what followed feeds of which something was taken back: bodies that were erased, events after a
     * feed's end. Where this is broken off it begins again: the note that it is due goes last.
     */
    private void takeBack() {
        work.lock();
        try {
            List<TakenBackTable.Row> due = database.read(TakenBackTable::all);
            if (due.isEmpty()) {
                return;
            }
            ahead.forget(); // its bodies may be gone
            Set<FeedId> feeds = new HashSet<>();
            due.forEach(row -> tables.name(row.feed()).ifPresent(feeds::add));
            for (Projection projection : projections) {
                if (feeds.stream().anyMatch(projection::follows)) {
                    again(projection);
                }
            }
            database.write(connection -> {
                TakenBackTable.remove(connection, due);
                return null;
            });
        } finally {
            work.unlock();
        }
    }

    /** Gives the tables what they passed without its body, which came since. What they have yet to come to they meet there. */
    private void takeLate() {
        work.lock();
        cameLate = false;
        try {
            for (LateTable.Row row : database.read(connection -> LateTable.all(connection, LateTable.Reader.TABLES))) {
                ahead.forget(); // it was read without its bodies
                tables.name(row.feed()).ifPresent(feed -> takeLate(feed, row));
            }
        } catch (RuntimeException e) {
            cameLate = true; // looked at again
            throw e;
        } finally {
            work.unlock();
        }
    }

    private void takeLate(FeedId feed, LateTable.Row row) {
        List<Projection> readers = projections.stream()
                .filter(projection -> projection.follows(feed))
                .toList();
        readers.stream().filter(projection -> !projection.takesLate(feed)).forEach(this::again);
        List<Event> events = journal.read(feed, row.first() - 1, (int) (row.last() - row.first() + 1)).stream()
                .filter(event -> event.sequence() <= row.last())
                .toList();
        database.write(connection -> {
            for (Projection projection : readers) {
                long place = place(projection, feed);
                List<Event> behind = events.stream()
                        .filter(event -> event.sequence() <= place)
                        .toList();
                if (projection.takesLate(feed) && !behind.isEmpty()) {
                    marks.put(connection, projection, PassingBy.apply(connection, projection, behind));
                }
            }
            LateTable.remove(connection, LateTable.Reader.TABLES, row);
            return null;
        });
    }

    /** Builds a projection anew: a small one at once, a large one stride by stride, while the others go on. */
    private void again(Projection projection) {
        Map<FeedId, Long> done = forgetPlaces(projection);
        if (done.values().stream().mapToLong(Long::longValue).sum() > AT_ONCE) {
            done.forEach((feed, end) -> told.merge(new Places.Place(projection.name(), feed), end, Math::max));
            ProjectionTables.empty(database, projection);
            places.forget(projection);
            unsettled.add(projection);
        } else {
            database.write(connection -> {
                ProjectionTables.clear(connection, projection);
                PassedMarks.forget(connection, projection);
                marks.put(connection, projection, ProjectionTables.fill(connection, projection, journal, done));
                return null;
            });
            settle(projection);
        }
    }

    /** @return how far it had come in each feed that is there, by its checkpoints */
    private Map<FeedId, Long> forgetPlaces(Projection projection) {
        places.forget(projection);
        return done(projection);
    }

    /** How far a projection has come in each feed that is there. */
    private Map<FeedId, Long> done(Projection projection) {
        Map<FeedId, Long> done = new TreeMap<>(FeedId.LANES_FIRST);
        journal.heads().keySet().stream()
                .filter(projection::follows)
                .forEach(feed -> done.put(feed, place(projection, feed)));
        return done;
    }

    /** Rebuilds every projection aside and compares. May take minutes; commands wait meanwhile. */
    public Comparison compare() {
        Comparison all = new Comparison();
        takeLate();
        for (Projection projection : projections) {
            work.lock();
            try {
                compare(projection, all);
            } finally {
                work.unlock();
            }
        }
        return all;
    }

    private void compare(Projection projection, Comparison all) {
        // Never committed: read() rolls back.
        database.read(connection -> {
            List<String> now = ProjectionTables.contents(connection, projection);
            ProjectionTables.clear(connection, projection);
            all.passedBy().addAll(ProjectionTables.fill(connection, projection, journal, done(projection)));
            if (!now.equals(ProjectionTables.contents(connection, projection))) {
                all.differing().add(projection.name());
            }
            return null;
        });
    }

    /** As {@link #compare}: the names of those that differ from their rebuild. */
    public Set<String> differing() {
        return compare().differing();
    }

    /** The last event of each feed that a projection passed by. Quick. */
    public List<Event> lastPassedBy() {
        return marks.last(projections);
    }

    @Override
    public void close() {
        pin.close();
        late.close();
        commits.close();
        thread.close();
        ahead.close();
    }
}
