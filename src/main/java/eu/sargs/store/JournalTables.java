package eu.sargs.store;

import eu.sargs.journal.Batch;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Position;
import eu.sargs.journal.SignedHead;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The journal's tables together, and the feeds' numbers in them. Thread-safe. */
final class JournalTables {
    /** A follower's checkpoint to be moved. */
    record Move(String follower, Position done) {}

    private final Database database;
    private final Map<FeedId, Integer> numbers = new ConcurrentHashMap<>();

    JournalTables(Database database) {
        this.database = database;
        refresh();
    }

    /** The number of a feed, where there is one; a feed that came since the last look is found too. */
    Optional<Integer> number(FeedId feed) {
        if (!numbers.containsKey(feed)) {
            refresh();
        }
        return Optional.ofNullable(numbers.get(feed));
    }

    private void refresh() {
        numbers.putAll(database.read(FeedTable::all));
    }

    /** Whether others may write in these tables too. */
    boolean shared() {
        return database.shared();
    }

    /** The last sequence of every feed that has events, read from the tables, lanes in their order. */
    Map<FeedId, Long> ends() {
        return database.read(connection -> {
            Map<FeedId, Long> ends = new TreeMap<>(FeedId.LANES_FIRST);
            for (Map.Entry<FeedId, Integer> feed : FeedTable.all(connection).entrySet()) {
                long end = EventTable.end(connection, feed.getValue());
                if (end > 0) {
                    ends.put(feed.getKey(), end);
                }
            }
            return ends;
        });
    }

    /** Where every feed ends, read from the tables. */
    Map<FeedId, FeedTip> tips() {
        return database.read(connection -> {
            Map<FeedId, FeedTip> tips = new HashMap<>();
            for (Map.Entry<FeedId, Integer> feed : FeedTable.all(connection).entrySet()) {
                numbers.put(feed.getKey(), feed.getValue());
                EventTable.last(connection, feed.getKey(), feed.getValue())
                        .map(Envelope::header)
                        .ifPresent(h -> tips.put(feed.getKey(), new FeedTip(h.sequence(), h.hash(), h.time())));
            }
            return tips;
        });
    }

    /** Writes a batch and moves checkpoints, in one transaction; fsynced where there are events. */
    void write(Batch batch, List<Move> moves) {
        List<SignedHead> heads = batch.sign();
        Map<FeedId, Integer> added = new HashMap<>();
        Database.Work<Void> work = connection -> {
            added.clear();
            for (FeedId feed : batch.tips().keySet()) {
                if (!numbers.containsKey(feed)) {
                    added.put(feed, FeedTable.add(connection, feed));
                }
            }
            if (!batch.isEmpty()) {
                try (PreparedStatement insert = EventTable.insert(connection)) {
                    for (Envelope envelope : batch.envelopes()) {
                        EventTable.add(insert, number(added, envelope.header().feed()), envelope);
                    }
                    insert.executeBatch();
                }
            }
            for (SignedHead head : heads) {
                HeadTable.add(connection, number(added, head.feed()), head);
            }
            for (Move move : moves) {
                CheckpointTable.move(
                        connection,
                        move.follower(),
                        number(added, move.done().feed()),
                        move.done().sequence());
            }
            return null;
        };
        if (batch.isEmpty()) {
            // Only "seen, nothing follows": lost to a power cut, it is found out again.
            database.write(work);
        } else {
            database.durably(work);
        }
        numbers.putAll(added);
    }

    private int number(Map<FeedId, Integer> added, FeedId feed) throws SQLException {
        Integer number = added.getOrDefault(feed, numbers.get(feed));
        if (number == null) {
            throw new SQLException("No such feed");
        }
        return number;
    }

    List<Envelope> read(FeedId feed, long sequence, int limit) {
        return number(feed)
                .map(number -> database.read(c -> EventTable.after(c, feed, number, sequence, limit)))
                .orElse(List.of());
    }

    List<SignedHead> heads(FeedId feed, long sequence, int limit) {
        return number(feed)
                .map(number -> database.read(c -> HeadTable.after(c, feed, number, sequence, limit)))
                .orElse(List.of());
    }

    long checkpoint(String follower, FeedId feed) {
        return number(feed)
                .map(number -> database.read(c -> CheckpointTable.find(c, follower, number)))
                .orElse(0L);
    }

    /** Makes what is committed safe against a power cut. */
    void sync() {
        database.change(connection -> {});
    }
}
