package eu.sargs.store;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Header;
import eu.sargs.journal.Hole;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Run;
import eu.sargs.journal.RunCheck;
import eu.sargs.journal.Taken;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The journal of SQL tables as stations pass it on. Runs are checked on the thread that brings them, while the writer
 * stores the ones before.
 */
final class SqlLedger implements Ledger {
    private final JournalTables tables;
    private final FeedBook book;
    private final RunReader reader;
    private final Holes holes;
    private final JournalWriter writer;
    private final JournalNews news;
    private final OriginKey own;
    private final InstantSource wall;
    /** Held by whoever changes feeds of others: what a run is checked against stays as it is until it is stored. */
    private final Object taking = new Object();

    SqlLedger(
            JournalTables tables,
            FeedBook book,
            JournalWriter writer,
            JournalNews news,
            OriginKey own,
            InstantSource wall) {
        this.tables = tables;
        this.book = book;
        this.writer = writer;
        this.news = news;
        this.own = own;
        this.wall = wall;
        reader = new RunReader(tables, book, wall);
        holes = new Holes(tables, book);
    }

    @Override
    public Map<FeedId, FeedTip> tips() {
        return tables.shared() ? tables.tips() : Map.copyOf(book.tips());
    }

    @Override
    public Optional<Run> read(FeedId feed, long sequence, int bytes, boolean bare) {
        return reader.read(feed, sequence, bytes, bare);
    }

    @Override
    public Optional<byte[]> hash(FeedId feed, long sequence) {
        return reader.hash(feed, sequence);
    }

    @Override
    public boolean isLetGo(Envelope event) {
        return reader.isLetGo(event);
    }

    @Override
    public List<Taken> take(List<Run> runs) {
        synchronized (taking) {
            Map<FeedId, FeedTip> ahead = new HashMap<>();
            List<CompletableFuture<Boolean>> stored = new ArrayList<>();
            List<Taken> taken = new ArrayList<>();
            for (Run run : runs) {
                FeedTip tip = ahead.getOrDefault(run.feed(), tables.tip(run.feed(), book));
                if (ahead.containsKey(run.feed()) && run.first() <= tip.sequence()) {
                    await(stored); // it is compared with what stands in the tables
                }
                RunCheck.Result result = check(run, tip);
                if (isOwn(run.feed()) && run.last() > tip.sequence() && result.finding() != Taken.Finding.ALTERED) {
                    // Signed with our key, and peers hold more of it than we do: nothing of ours may stand there too.
                    openEpoch(run.feed().epoch());
                    tip = tables.tip(run.feed(), book);
                    result = check(run, tip);
                }
                if (!result.fresh().isEmpty()) {
                    stored.add(store(run.feed(), result));
                    tip = Commit.tip(result.fresh().getLast().header());
                    ahead.put(run.feed(), tip);
                }
                int filled = 0;
                if (!result.filled().isEmpty()) {
                    List<Envelope> bodies = result.filled();
                    await(stored);
                    filled = alone(() -> writer.fill(run.feed(), bodies));
                }
                taken.add(new Taken(run.feed(), result.finding(), tip, filled, result.fork()));
            }
            await(stored);
            return List.copyOf(taken);
        }
    }

    private RunCheck.Result check(Run run, FeedTip tip) {
        return RunCheck.of(run, FeedHolding.of(run, tip, book, reader), wall.instant());
    }

    private boolean isOwn(FeedId feed) {
        return feed.origin().equals(own) && feed.epoch() == writer.epoch();
    }

    private CompletableFuture<Boolean> store(FeedId feed, RunCheck.Result result) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        long after = result.fresh().getFirst().header().sequence() - 1;
        writer.queue().put(new WriteQueue.Store(feed, after, result.fresh(), result.heads(), done));
        return done;
    }

    private static void await(List<CompletableFuture<Boolean>> stored) {
        // All are waited for, whatever becomes of the first.
        CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new))
                .handle((nothing, failure) -> nothing)
                .join();
        for (CompletableFuture<Boolean> one : stored) {
            if (!Waiting.on(one)) {
                throw new Fault("JRN-01", "journal.fault.write");
            }
        }
        stored.clear();
    }

    @Override
    public void end(FeedId feed, long last, Optional<byte[]> hash, String why) {
        if (last == Long.MAX_VALUE && book.end(feed).isEmpty()) {
            return;
        }
        end(feed, new RunCheck.End(last, hash), why, Optional.empty());
    }

    private void end(FeedId feed, RunCheck.End end, String why, Optional<ForkProof> proof) {
        synchronized (taking) {
            alone(() -> {
                writer.end(feed, end, why, proof);
                return true;
            });
        }
    }

    @Override
    public Map<FeedId, Long> ends() {
        return book.ends();
    }

    @Override
    public void quarantine(ForkProof proof) {
        if (!proof.holds()) {
            throw new IllegalArgumentException("A proof that proves nothing");
        }
        Header parting = proof.one().getFirst();
        end(
                proof.feed(),
                new RunCheck.End(proof.common(), Optional.of(parting.previous())),
                "fork after " + proof.common(),
                Optional.of(proof));
    }

    @Override
    public List<ForkProof> forks() {
        return tables.forks();
    }

    @Override
    public void openEpoch(int left) {
        alone(() -> {
            if (writer.epoch() == left) {
                writer.nextEpoch();
            }
            return true;
        });
    }

    @Override
    public List<Hole> holes() {
        return holes.all(tips());
    }

    @Override
    public List<Missing> missing(FeedId feed) {
        return book.missing(feed);
    }

    @Override
    public long wholeFrom(FeedId feed, long after) {
        long from = book.wholeFrom(feed, after);
        return from <= tables.tip(feed, book).sequence() ? from : 0;
    }

    @Override
    public Pin onGrowth(Consumer<Map<FeedId, FeedTip>> listener) {
        return news.onGrowth(listener);
    }

    @Override
    public Pin onFilled(Consumer<Position> listener) {
        return news.onFilled(listener);
    }

    void drop(FeedId feed, long first, long last) {
        alone(() -> {
            boolean some = tables.drop(feed, first, last);
            book.gone(feed, new GoneTable.Range(GoneTable.Kind.DROPPED, 1, last, Optional.empty()));
            return some;
        });
    }

    int letGo(LettingGo what) {
        return alone(() -> tables.letGo(what));
    }

    void forget(FeedId feed, long last) {
        alone(() -> {
            tables.forget(feed, last);
            return true;
        });
    }

    /** Enters some of it anew. @return how many events */
    int enterAnew() {
        return alone(writer::enterAnew);
    }

    /** Has the writer do something between two transactions, and waits for it. */
    private <T> T alone(Callable<T> deed) {
        CompletableFuture<Object> done = new CompletableFuture<>();
        writer.queue().put(new WriteQueue.Deed(deed, done));
        @SuppressWarnings("unchecked")
        T result = (T) Waiting.on(done);
        return result;
    }
}
