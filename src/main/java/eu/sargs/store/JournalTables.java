package eu.sargs.store;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Header;
import eu.sargs.journal.Lane;
import eu.sargs.journal.LateBodies;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Retirement;
import eu.sargs.journal.RunCheck;
import eu.sargs.journal.SignedHead;
import eu.sargs.journal.Succession;
import eu.sargs.journal.Successions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** The journal's tables together, and the feeds' numbers in them. Thread-safe. */
final class JournalTables {
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

    /** The feed of a number. */
    Optional<FeedId> name(int number) {
        refresh();
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
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

    /**
     * Writes all or nothing in one transaction; fsynced where there are events.
     *
     * @return feeds of which bodies were deleted that projections may have seen
     */
    Set<FeedId> write(Commit commit) {
        Map<FeedId, Integer> added = new HashMap<>();
        Set<FeedId> touched = new HashSet<>();
        Database.Work<Void> work = connection -> {
            added.clear();
            touched.clear();
            for (Map.Entry<FeedId, Long> other : commit.others.entrySet()) {
                HeadTable.forget(connection, numbers.get(other.getKey()), other.getValue());
            }
            if (commit.reopening.isPresent()) {
                reopen(connection, commit.reopening.get(), commit.envelopes);
            }
            if (!commit.envelopes.isEmpty()) {
                try (PreparedStatement insert = EventTable.insert(connection)) {
                    for (Envelope envelope : commit.envelopes) {
                        EventTable.add(
                                insert,
                                number(connection, added, envelope.header().feed()),
                                envelope);
                    }
                    insert.executeBatch();
                }
            }
            if (!commit.blocks.isEmpty()) {
                try (PreparedStatement insert = BlockTable.insert(connection)) {
                    for (List<Envelope> block : commit.blocks) {
                        FeedId feed = block.getFirst().header().feed();
                        BlockTable.add(insert, number(connection, added, feed), block);
                    }
                    insert.executeBatch();
                }
            }
            if (!commit.heads.isEmpty()) {
                try (PreparedStatement insert = HeadTable.insert(connection)) {
                    for (SignedHead head : commit.heads) {
                        HeadTable.add(insert, number(connection, added, head.feed()), head);
                    }
                    insert.executeBatch();
                }
            }
            for (Succession one : commit.successions) {
                SuccessionTable.add(
                        connection, number(connection, added, one.said().feed()), one);
            }
            for (Erasure erasure : commit.erasures) {
                int feed = number(connection, added, erasure.feed());
                GoneTable.put(connection, feed, range(erasure));
                if (GoneTable.deleteBodies(connection, feed, erasure.first(), erasure.last()) > 0) {
                    TakenBackTable.add(connection, feed);
                    touched.add(erasure.feed());
                }
            }
            for (Retirement retirement : commit.retirements) {
                GoneTable.put(connection, number(connection, added, retirement.feed()), range(retirement));
            }
            for (Map.Entry<FeedId, List<BareTable.Range>> bare : commit.bare.entrySet()) {
                for (BareTable.Range range : bare.getValue()) {
                    BareTable.put(connection, number(connection, added, bare.getKey()), range);
                }
            }
            for (Position entered : commit.anew) {
                ReentryTable.entered(connection, numbers.get(entered.feed()), entered.sequence());
            }
            for (Map.Entry<FeedId, Long> brought : commit.brought.entrySet()) {
                ReentryTable.brought(connection, number(connection, added, brought.getKey()), brought.getValue());
            }
            for (Commit.Move move : commit.moves) {
                CheckpointTable.move(
                        connection,
                        move.follower(),
                        number(connection, added, move.done().feed()),
                        move.done().sequence());
            }
            return null;
        };
        if (commit.hasEvents()) {
            database.durably(work);
        } else {
            // Only "seen, nothing follows": lost to a power cut, it is found out again.
            database.write(work);
        }
        numbers.putAll(added);
        return touched;
    }

    private void reopen(Connection connection, Commit.Reopening one, List<Envelope> back) throws SQLException {
        int feed = numbers.get(one.feed());
        if (one.end().isPresent()) {
            EndTable.put(connection, feed, one.end().get(), one.why());
        } else {
            EndTable.remove(connection, feed);
        }
        if (!back.isEmpty()) {
            EndTable.takenBack(
                    connection,
                    feed,
                    back.getFirst().header().sequence(),
                    back.getLast().header().sequence());
        }
    }

    static GoneTable.Range range(Erasure erasure) {
        return new GoneTable.Range(GoneTable.Kind.ERASED, erasure.first(), erasure.last(), Optional.empty());
    }

    static GoneTable.Range range(Retirement retirement) {
        return new GoneTable.Range(GoneTable.Kind.RETIRED, 1, retirement.last(), Optional.of(retirement.hash()));
    }

    /** Of which followers were not told yet. */
    List<LateBodies> late() {
        return database.read(connection -> LateTable.all(connection, LateTable.Reader.FOLLOWERS)).stream()
                .flatMap(row -> name(row.feed()).map(feed -> new LateBodies(feed, row.first(), row.last())).stream())
                .toList();
    }

    void tookLate(LateBodies bodies) {
        LateTable.Row row = new LateTable.Row(number(bodies.feed()).orElseThrow(), bodies.first(), bodies.last());
        database.write(connection -> {
            LateTable.remove(connection, LateTable.Reader.FOLLOWERS, row);
            return null;
        });
    }

    /**
     * Gives events of a feed the bodies they came without, in one transaction, fsynced.
     *
     * @param left what then still is without
     */
    void fill(FeedId feed, List<Envelope> envelopes, List<BareTable.Range> left) {
        int number = number(feed).orElseThrow();
        database.durably(connection -> {
            EventTable.fill(connection, number, envelopes);
            BareTable.left(connection, number, left);
            LateTable.put(
                    connection,
                    number,
                    envelopes.getFirst().header().sequence(),
                    envelopes.getLast().header().sequence());
            return null;
        });
    }

    /**
     * Ends a feed in one transaction, fsynced.
     *
     * @param known which keys followed which until now
     * @return where it ends now, and what was set aside
     */
    Cut end(FeedId feed, RunCheck.End end, String why, Optional<ForkProof> proof, Successions known) {
        Map<FeedId, Integer> added = new HashMap<>();
        Cut cut = database.durably(connection -> {
            added.clear();
            int number = number(connection, added, feed);
            EndTable.put(connection, number, end, why);
            if (proof.isPresent()) {
                ForkTable.keep(connection, number, proof.get());
            }
            long counted = counted(connection, feed, number, end);
            Successions left = known.without(said -> said.feed().equals(feed) && said.sequence() > counted);
            int moved = EndTable.setAside(connection, number, counted);
            BareTable.cut(connection, number, counted);
            Set<Erasure> forsaken = Set.of();
            if (moved > 0) {
                CheckpointTable.fallBack(connection, number, counted);
                TakenBackTable.add(connection, number);
                SuccessionTable.setAside(connection, number, counted);
                forsaken = forsake(connection, feed, number, counted, known, left);
            }
            Optional<Envelope> last = EventTable.last(connection, feed, number);
            return new Cut(last.map(Envelope::header).map(Commit::tip).orElse(FeedTip.empty()), moved, forsaken, left);
        });
        numbers.putAll(added);
        return cut;
    }

    /**
     * The last event held that counts: the end, where it is the one that was told, or signed. Else this is another history,
     * of which nobody could check what stands after the last signed head before the end.
     */
    private static long counted(Connection connection, FeedId feed, int number, RunCheck.End end) throws SQLException {
        Optional<Header> last = EventTable.after(connection, feed, number, end.sequence() - 1, 1).stream()
                .map(Envelope::header)
                .filter(header -> header.sequence() == end.sequence())
                .findFirst();
        boolean told = last.filter(header -> end.hash()
                        .filter(hash -> Arrays.equals(hash, header.hash()))
                        .isPresent())
                .isPresent();
        return last.isEmpty() || told ? end.sequence() : HeadTable.last(connection, number, end.sequence());
    }

    /**
     * Where a feed ends now.
     *
     * @param moved how many events were set aside
     * @param forsaken erasures that no event says any more which counts
     * @param left which keys follow which now
     */
    record Cut(FeedTip tip, int moved, Set<Erasure> forsaken, Successions left) {}

    /** What was erased stays erased when the erasure is set aside, but from then on nobody else can know why. */
    private Set<Erasure> forsake(
            Connection connection, FeedId feed, int number, long end, Successions known, Successions left)
            throws SQLException {
        if (feed.lane() != Lane.LIST) {
            return Set.of();
        }
        Set<Erasure> forsaken =
                erasures(EventTable.ofType(connection, "set_aside", feed, number, end, Erasure.TYPE), known);
        if (forsaken.isEmpty() && left == known) {
            return forsaken;
        }
        Set<OriginKey> speakers = new HashSet<>(known.heirs());
        speakers.add(feed.origin());
        List<Envelope> said = said(connection, speakers, List.of(Erasure.TYPE));
        if (left != known) {
            forsaken.addAll(erasures(said, known)); // a key that speaks for an older one no more
        }
        forsaken.removeAll(erasures(said, left));
        for (Erasure erasure : forsaken) {
            GoneTable.forsake(connection, numbers.getOrDefault(erasure.feed(), 0), erasure.first(), erasure.last());
        }
        return forsaken;
    }

    private static Set<Erasure> erasures(List<Envelope> events, Successions known) {
        Commit said = new Commit();
        said.hear(events);
        said.decide(known);
        return new HashSet<>(said.erasures);
    }

    /** What these keys have said of bodies so far. */
    List<Envelope> saidOfBodies(Set<OriginKey> writers) {
        return database.read(connection -> said(connection, writers, List.of(Erasure.TYPE, Retirement.TYPE)));
    }

    private static List<Envelope> said(Connection connection, Set<OriginKey> writers, List<String> types)
            throws SQLException {
        List<Envelope> said = new ArrayList<>();
        for (Map.Entry<FeedId, Integer> feed : FeedTable.all(connection).entrySet()) {
            FeedId id = feed.getKey();
            if (id.lane() == Lane.LIST && writers.contains(id.origin())) {
                for (String type : types) {
                    said.addAll(EventTable.ofType(connection, "event", id, feed.getValue(), 0, type));
                }
            }
        }
        return said;
    }

    /** Keeps a proof of a feed that was ended already. */
    void keep(ForkProof proof) {
        int number = number(proof.feed()).orElseThrow();
        database.change(connection -> ForkTable.keep(connection, number, proof));
    }

    List<ForkProof> forks() {
        return database.read(ForkTable::all);
    }

    /**
     * Lets go of bodies of a range that begins where the last such range ended, here alone.
     *
     * @return whether there were some
     */
    boolean drop(FeedId feed, long first, long last) {
        int number = number(feed).orElseThrow();
        return database.durably(connection -> {
            GoneTable.put(connection, number, new GoneTable.Range(GoneTable.Kind.DROPPED, 1, last, Optional.empty()));
            boolean some = GoneTable.deleteBodies(connection, number, first, last) > 0;
            if (some) {
                TakenBackTable.add(connection, number);
            }
            return some;
        });
    }

    /** Bodies that are let go of, of the journal or of what was set aside. @return of how many events */
    int letGo(LettingGo what) {
        return database.durably(what::of);
    }

    /** Deletes the headers that a retirement stands for. */
    void forget(FeedId feed, long last) {
        int number = number(feed).orElseThrow();
        database.change(connection -> GoneTable.deleteEvents(connection, number, last));
    }

    /** What is known of the feeds. */
    FeedBook book() {
        FeedBook book = new FeedBook();
        book.grew(tips());
        Map<Integer, FeedId> names = new HashMap<>();
        numbers.forEach((feed, number) -> names.put(number, feed));
        database.<Void>read(connection -> {
            EndTable.all(connection).forEach((number, end) -> book.end(names.get(number), end));
            GoneTable.all(connection).forEach(row -> book.gone(names.get(row.feed()), row.range()));
            BareTable.all(connection).forEach(row -> book.bare(names.get(row.feed()), row.range()));
            book.successions(SuccessionTable.all(connection));
            EndTable.latestAside(connection).ifPresent(book::aside);
            return null;
        });
        return book;
    }

    private int number(Connection connection, Map<FeedId, Integer> added, FeedId feed) throws SQLException {
        Integer number = added.getOrDefault(feed, numbers.get(feed));
        if (number == null) {
            number = FeedTable.add(connection, feed);
            added.put(feed, number);
        }
        return number;
    }

    /** Where one feed ends: as the book has it, but from the tables where others write in them. */
    FeedTip tip(FeedId feed, FeedBook book) {
        if (!shared()) {
            return book.tip(feed);
        }
        return number(feed)
                .flatMap(number -> database.read(c -> EventTable.last(c, feed, number)))
                .map(Envelope::header)
                .map(Commit::tip)
                .orElse(FeedTip.empty());
    }

    /** What this key wrote here and what is to be entered anew next: {@link ReentryTable#due}. */
    List<Envelope> toEnterAnew(OriginKey own, ToLongFunction<FeedId> entered, int limit) {
        return database.read(connection -> ReentryTable.due(connection, own, entered, limit));
    }

    /** The hash of a header that is held. */
    Optional<byte[]> hash(FeedId feed, long sequence) {
        return read(feed, sequence - 1, 1).stream()
                .map(Envelope::header)
                .filter(header -> header.sequence() == sequence)
                .map(Header::hash)
                .findFirst();
    }

    /** The last event that is held before a sequence. */
    Optional<Envelope> before(FeedId feed, long sequence) {
        return number(feed).flatMap(number -> database.read(c -> EventTable.before(c, feed, number, sequence)));
    }

    /** What stood after a feed's end. */
    List<Envelope> setAside(FeedId feed, long sequence, int limit) {
        return number(feed)
                .map(number -> database.read(c -> EventTable.after(c, "set_aside", feed, number, sequence, limit)))
                .orElse(List.of());
    }

    /** How many events stood after the end of each feed, where there are some. */
    Map<FeedId, Long> setAside() {
        return database.read(connection -> {
            Map<Integer, Long> counts = EndTable.counts(connection);
            Map<FeedId, Long> aside = new HashMap<>();
            FeedTable.all(connection).forEach((feed, number) -> {
                if (counts.containsKey(number)) {
                    aside.put(feed, counts.get(number));
                }
            });
            return aside;
        });
    }

    /** What stood after the ends of all feeds of a lane, of one type. */
    List<Envelope> setAside(Lane lane, String type) {
        return database.read(connection -> {
            List<Envelope> found = new ArrayList<>();
            for (Map.Entry<FeedId, Integer> feed : FeedTable.all(connection).entrySet()) {
                if (feed.getKey().lane() == lane) {
                    found.addAll(EventTable.ofType(connection, "set_aside", feed.getKey(), feed.getValue(), 0, type));
                }
            }
            return found;
        });
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

    /** The last sequence that is signed, of those up to this one; 0 where none is. */
    long signed(FeedId feed, long sequence) {
        return number(feed)
                .map(number -> database.read(c -> HeadTable.last(c, number, sequence)))
                .orElse(0L);
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
