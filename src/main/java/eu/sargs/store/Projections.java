package eu.sargs.store;

import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.journal.JournalThread;
import eu.sargs.journal.Position;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads the {@link Projection}s along the journal on one thread, lanes in their order, each stride of events in one
 * transaction with its checkpoint. A command appends, waits in {@link #awaitPassed}, and returns.
 */
public final class Projections implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final int STRIDE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Place(String projection, FeedId feed) {}

    private final Database database;
    private final Journal journal;
    private final JournalTables tables;
    private final List<Projection> projections;
    /** Held while tables change: by a stride, a rebuild, a comparison. */
    private final ReentrantLock work = new ReentrantLock();

    private final ReentrantLock passing = new ReentrantLock();
    private final Condition passed = passing.newCondition();
    private final Map<Place, Long> places = new HashMap<>();
    private final JournalThread thread;

    /** @param journal whose events stand in the same database */
    public Projections(Database database, Journal journal, List<Projection> projections) {
        this.database = database;
        this.journal = journal;
        this.tables = new JournalTables(database);
        this.projections = List.copyOf(projections);
        thread = new JournalThread(journal, "store/projections", this::follow);
    }

    /**
     * Replays what came while nobody looked, then follows.
     *
     * @throws Fault STO-… when the database does not answer or an event can't be taken
     */
    @Override
    public void start() {
        for (Projection projection : projections) {
            replay(projection);
        }
        thread.start();
    }

    /** Told each time the tables could not follow the journal and will try again: until then views are behind it. */
    public Pin onTrouble(Consumer<Fault> listener) {
        return thread.onTrouble(listener);
    }

    /** One that cannot go on does not hold up the others. */
    private void follow() {
        RuntimeException failure = null;
        for (Projection projection : projections) {
            try {
                work.lock();
                while (stride(projection, true)) {
                    // a stride at a time, so that each begins again with the first lane
                }
            } catch (RuntimeException e) {
                LOG.warn("Projection {} waits", projection.name());
                failure = e;
            } finally {
                work.unlock();
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void replay(Projection projection) {
        work.lock();
        try {
            while (stride(projection, false)) {
                // on to the end
            }
            database.read(connection -> {
                projection.settled(connection);
                return null;
            });
        } finally {
            work.unlock();
        }
    }

    /** Takes the next events of the first lane that has some. @return whether there were any */
    private boolean stride(Projection projection, boolean live) {
        for (Map.Entry<FeedId, Long> head : journal.heads().entrySet()) {
            FeedId feed = head.getKey();
            if (projection.lanes().contains(feed.lane())) {
                long done = place(projection, feed);
                List<Event> events = done < head.getValue() ? journal.read(feed, done, STRIDE) : List.of();
                if (!events.isEmpty()) {
                    take(projection, feed, events);
                    if (live) {
                        tell(projection, events);
                    }
                    pass(projection, events.getLast().position());
                    return true;
                }
            }
        }
        return false;
    }

    private void take(Projection projection, FeedId feed, List<Event> events) {
        int number = tables.number(feed).orElseThrow();
        database.write(connection -> {
            for (Event event : events) {
                projection.apply(connection, event);
            }
            CheckpointTable.move(
                    connection, projection.name(), number, events.getLast().sequence());
            return null;
        });
    }

    private static void tell(Projection projection, List<Event> events) {
        try {
            projection.passed(events);
        } catch (RuntimeException e) {
            LOG.error("Projection {} stands, but could not tell of it", projection.name(), e);
        }
    }

    private long place(Projection projection, FeedId feed) {
        Place place = new Place(projection.name(), feed);
        passing.lock();
        try {
            Long known = places.get(place);
            if (known == null) {
                known = journal.checkpoint(projection.name(), feed);
                places.put(place, known);
            }
            return known;
        } finally {
            passing.unlock();
        }
    }

    private void pass(Projection projection, Position position) {
        passing.lock();
        try {
            places.put(new Place(projection.name(), position.feed()), position.sequence());
            passed.signalAll();
        } finally {
            passing.unlock();
        }
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
        boolean interrupted = false;
        long left = PATIENCE.toNanos();
        passing.lock();
        try {
            while (!allPassed(position)) {
                if (left <= 0) {
                    throw new Fault("STO-05", "store.fault.lag");
                }
                try {
                    left = passed.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true; // the event is written; only its being seen is waited for
                }
            }
        } finally {
            passing.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** As {@link #awaitPassed(Position)}, for all of these. */
    public void awaitPassed(List<Event> events) {
        events.forEach(event -> awaitPassed(event.position()));
    }

    private boolean allPassed(Position position) {
        return projections.stream()
                .filter(p -> p.lanes().contains(position.feed().lane()))
                .allMatch(p -> places.getOrDefault(new Place(p.name(), position.feed()), 0L) >= position.sequence());
    }

    /** Drops what a projection holds and builds it anew from the journal. May take minutes. */
    public void rebuild(Projection projection) {
        work.lock();
        try {
            database.write(connection -> {
                clear(connection, projection);
                CheckpointTable.forget(connection, projection.name());
                return null;
            });
            passing.lock();
            places.keySet().removeIf(place -> place.projection().equals(projection.name()));
            passing.unlock();
            replay(projection);
        } finally {
            work.unlock();
        }
    }

    /**
     * Rebuilds every projection aside and compares. May take minutes; commands wait meanwhile.
     *
     * @return the names of those that differ from their rebuild
     */
    public Set<String> differing() {
        Set<String> differing = new HashSet<>();
        for (Projection projection : projections) {
            work.lock();
            try {
                if (!equalsItsRebuild(projection)) {
                    differing.add(projection.name());
                }
            } finally {
                work.unlock();
            }
        }
        return differing;
    }

    private boolean equalsItsRebuild(Projection projection) {
        // Never committed: read() rolls back.
        return database.read(connection -> {
            List<String> now = contents(connection, projection);
            clear(connection, projection);
            for (FeedId feed : journal.heads().keySet()) {
                if (projection.lanes().contains(feed.lane())) {
                    again(connection, projection, feed);
                }
            }
            return now.equals(contents(connection, projection));
        });
    }

    private void again(Connection connection, Projection projection, FeedId feed) throws SQLException {
        long end = place(projection, feed);
        for (long done = 0; done < end; ) {
            List<Event> events = journal.read(feed, done, (int) Math.min(STRIDE, end - done));
            for (Event event : events) {
                projection.apply(connection, event);
            }
            done = events.isEmpty() ? end : events.getLast().sequence();
        }
    }

    private static void clear(Connection connection, Projection projection) throws SQLException {
        for (String table : new ArrayList<>(projection.tables().keySet()).reversed()) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table)) {
                delete.executeUpdate();
            }
        }
    }

    /** A digest of each table. */
    private static List<String> contents(Connection connection, Projection projection) throws SQLException {
        List<String> contents = new ArrayList<>();
        for (Map.Entry<String, String> table : projection.tables().entrySet()) {
            TableDigest digest = new TableDigest();
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT * FROM " + table.getKey() + " ORDER BY " + table.getValue());
                    ResultSet rows = select.executeQuery()) {
                digest.add(rows);
            }
            contents.add(table.getKey() + " " + digest);
        }
        return contents;
    }

    @Override
    public void close() {
        thread.close();
    }
}
