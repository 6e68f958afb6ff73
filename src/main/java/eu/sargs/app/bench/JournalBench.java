package eu.sargs.app.bench;

import eu.sargs.journal.Draft;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.Position;
import eu.sargs.journal.Run;
import eu.sargs.journal.Taken;
import eu.sargs.platform.Fault;
import eu.sargs.store.DutyTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * {@code sargs bench journal}: how fast sightings become durable, in encrypted databases in temporary homes: appended
 * by this station itself, one at a time and many at once; taken from another, every run checked; and until the tables
 * have followed too.
 */
public final class JournalBench implements AutoCloseable {
    private static final String NAME = "journal";
    private static final String LIMIT = "append events/s";
    private static final long SEED = 20260105;
    private static final int BATCH = 500;
    private static final int WRITERS = 2;
    private static final int RUN_BYTES = 256 << 10;
    private static final int TAKE_BYTES = 1 << 20;

    /** Told what is being measured: the key of a sentence, and its number. */
    @FunctionalInterface
    public interface Progress {
        void on(String key, int number);
    }

    private final Path folder;
    private final int events;
    private final int seconds;
    private final Progress progress;

    /**
     * @param events appended and taken
     * @param seconds for each number of threads that append one at a time
     */
    public JournalBench(int events, int seconds, Progress progress) {
        this.events = events;
        this.seconds = seconds;
        this.progress = progress;
        try {
            folder = Files.createTempDirectory("sargs-bench-journal");
        } catch (IOException e) {
            throw new Fault(e, "BEN-02", "app.fault.bench_folder", String.valueOf(e.getMessage()));
        }
    }

    public List<Result> run() {
        List<Result> results = new ArrayList<>();
        try (BenchHome origin = new BenchHome(folder.resolve("origin"))) {
            warmUp();
            double append = append(origin.journal, events);
            results.add(Result.of(NAME, "batches of " + BATCH, LIMIT, append, "1/s"));
            FeedId feed = traffic(origin.journal);
            double take = take(origin.journal.ledger(), feed);
            results.add(Result.of(NAME, "runs of another", "take events/s", take, "1/s")
                    .beside(LIMIT, append));
            double searchable = searchable(origin.journal.ledger(), feed);
            results.add(Result.of(NAME, "runs of another", "searchable events/s", searchable, "1/s")
                    .beside(LIMIT, append));
            for (int threads : List.of(1, 8, 64)) {
                double single = single(origin.journal, threads);
                results.add(Result.of(NAME, threads + (threads == 1 ? " thread" : " threads"), LIMIT, single, "1/s"));
            }
        }
        results.add(Result.of(NAME, "whole run", "rss MB", ResidentMemory.megabytes(), "MB"));
        return results;
    }

    private void warmUp() {
        try (BenchHome warm = new BenchHome(folder.resolve("warm"))) {
            append(warm.journal, Math.min(events, 20_000));
        }
    }

    /** Many at a time from two threads, so that one batch is made ready while another is written. */
    private double append(Journal journal, int count) {
        int each = count / WRITERS;
        List<List<List<Draft>>> batches = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Traffic traffic = new Traffic(SEED + i);
            List<List<Draft>> mine = new ArrayList<>();
            for (int done = 0; done < each; done += BATCH) {
                mine.add(traffic.next(Math.min(BATCH, each - done)));
            }
            batches.add(mine);
        }
        progress.on("app.bench.append", count);
        long begin = System.nanoTime();
        together(WRITERS, thread -> batches.get(thread).forEach(journal::append));
        return perSecond(each * WRITERS, begin);
    }

    private double single(Journal journal, int threads) {
        progress.on("app.bench.single", threads);
        List<List<Draft>> ready = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            ready.add(new Traffic(SEED + 100 + i).next(1_000));
        }
        AtomicLong written = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        together(threads, thread -> {
            for (int i = 0; System.nanoTime() < end; i++) {
                journal.append(List.of(ready.get(thread).get(i % 1_000)));
                written.incrementAndGet();
            }
        });
        return perSecond(written.get(), begin);
    }

    private static void together(int threads, Consumer<Integer> work) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                all.add(pool.submit(() -> work.accept(thread)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FeedId traffic(Journal journal) {
        return journal.heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.TRAFFIC)
                .findFirst()
                .orElseThrow();
    }

    /** Only the taking counts: what is taken is read from the origin's tables between. */
    private double take(Ledger from, FeedId feed) {
        progress.on("app.bench.take", events);
        try (BenchHome place = new BenchHome(folder.resolve("taken"))) {
            long spent = 0;
            long after = 0;
            for (List<Run> runs = read(from, feed, after); !runs.isEmpty(); runs = read(from, feed, after)) {
                long begin = System.nanoTime();
                sound(place.journal.ledger().take(runs));
                spent += System.nanoTime() - begin;
                after = runs.getLast().last();
            }
            return after / (spent / 1e9);
        }
    }

    /** From the first run taken until the last sighting can be looked up; reading from the origin counts too. */
    private double searchable(Ledger from, FeedId feed) {
        progress.on("app.bench.follow", events);
        try (BenchHome place = new BenchHome(folder.resolve("searchable"))) {
            DutyTables duty = new DutyTables(place.database, place.journal, BenchHome.SEAT, List.of());
            duty.projections().start();
            long begin = System.nanoTime();
            long after = 0;
            for (List<Run> runs = read(from, feed, after); !runs.isEmpty(); runs = read(from, feed, after)) {
                sound(place.journal.ledger().take(runs));
                after = runs.getLast().last();
            }
            while (!passed(duty, new Position(feed, after))) {
                // it waits ten seconds at once
            }
            double rate = perSecond(after, begin);
            duty.projections().close();
            return rate;
        }
    }

    private static boolean passed(DutyTables duty, Position position) {
        try {
            duty.projections().awaitPassed(position);
            return true;
        } catch (Fault lag) {
            return false;
        }
    }

    private static List<Run> read(Ledger from, FeedId feed, long sequence) {
        FeedTip tip = from.tips().get(feed);
        List<Run> runs = new ArrayList<>();
        long after = sequence;
        for (int bytes = 0; bytes < TAKE_BYTES && after < tip.sequence(); bytes += RUN_BYTES) {
            runs.add(from.read(feed, after, RUN_BYTES).orElseThrow());
            after = runs.getLast().last();
        }
        return runs;
    }

    private static void sound(List<Taken> taken) {
        for (Taken one : taken) {
            if (one.finding() != Taken.Finding.SOUND) {
                throw new IllegalStateException("A sound run was found " + one.finding());
            }
        }
    }

    private static double perSecond(long count, long begin) {
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() {
        StartBench.delete(folder);
    }
}
