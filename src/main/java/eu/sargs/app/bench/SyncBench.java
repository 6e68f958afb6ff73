package eu.sargs.app.bench;

import eu.sargs.journal.Draft;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Threads;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code sargs bench sync}: a station that was away catches up a peer's sightings. Both are processes of their own with
 * encrypted homes, joined by mutual TLS on this machine; meanwhile the peer raises hits. Beside it stands how fast this
 * machine appends the same events, fsynced.
 */
public final class SyncBench implements AutoCloseable {
    private static final String NAME = "sync";
    private static final String LIMIT = "append events/s";
    private static final long SEED = 20260105;
    private static final int BATCH = 500;
    private static final int WRITERS = 2;
    /** Made ready at once, outside what is measured. */
    private static final int CHUNK = 20_000;

    /** Hits that are timed when all is caught up: ten seconds. */
    private static final int AFTERWARDS = 40;

    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;
    private final int events;
    private final JournalBench.Progress progress;

    /** @param events of lane traffic that the peer has, {@value #CHUNK} or more */
    public SyncBench(int events, JournalBench.Progress progress) {
        this.events = Math.max(CHUNK, events);
        this.progress = progress;
        try {
            folder = Files.createTempDirectory("sargs-bench-sync");
        } catch (IOException e) {
            throw new Fault(e, "BEN-02", "app.fault.bench_folder", String.valueOf(e.getMessage()));
        }
    }

    private record Seeded(String key, double appended, FeedTip tip) {}

    public List<Result> run() {
        Seeded seeded = seed();
        String follower;
        try (BenchHome away = new BenchHome(folder.resolve("away"))) {
            follower = away.origin().hex();
        }
        progress.on("app.bench.catch_up", events);
        try {
            return catchUp(seeded, follower);
        } catch (IOException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private Fault failed(Exception e) {
        String said = e.getMessage();
        for (String process : List.of("peer", "away")) {
            try (Stream<String> lines = Files.lines(folder.resolve(process + ".log"))) {
                said = lines.filter(line -> line.contains("Exception") || line.contains("ERROR"))
                        .findFirst()
                        .orElse(said);
            } catch (IOException none) {
                // it was not begun
            }
        }
        return new Fault(e, "BEN-03", "app.fault.bench_station", String.valueOf(said));
    }

    /** The first chunk warms up and does not count. */
    private Seeded seed() {
        progress.on("app.bench.append", events);
        try (BenchHome peer = new BenchHome(folder.resolve("peer"));
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS, Threads.computing("bench/append"))) {
            Traffic traffic = new Traffic(SEED);
            long spent = 0;
            for (int done = 0; done < events; ) {
                int count = Math.min(CHUNK, events - done);
                List<List<Draft>> batches = new ArrayList<>();
                for (int from = 0; from < count; from += BATCH) {
                    batches.add(traffic.next(Math.min(BATCH, count - from)));
                }
                long begin = System.nanoTime();
                append(peer.journal, batches, writers);
                spent += done == 0 && events > CHUNK ? 0 : System.nanoTime() - begin;
                done += count;
            }
            FeedTip tip = peer.journal.ledger().tips().entrySet().stream()
                    .filter(feed -> feed.getKey().lane() == Lane.TRAFFIC)
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            int counted = events > CHUNK ? events - CHUNK : events;
            return new Seeded(peer.origin().hex(), counted / (spent / 1e9), tip);
        }
    }

    private static void append(Journal journal, List<List<Draft>> batches, ExecutorService writers) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer;
            all.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = first; i < batches.size(); i += WRITERS) {
                            journal.append(batches.get(i));
                        }
                    },
                    writers));
        }
        all.forEach(CompletableFuture::join);
    }

    /** What the one that catches up has told. */
    private static final class Course {
        final List<Double> hits = new ArrayList<>();
        final List<Double> hitsAfterwards = new ArrayList<>();
        double journal;
        String hash = "";
        double searchable;
        double warmJournal;
        double warmSearchable;
        long warm;
        double mostMegabytes;
        /** Left by the last whole collection, each second. */
        final List<Double> liveMegabytes = new ArrayList<>();
    }

    private List<Result> catchUp(Seeded seeded, String follower) throws IOException, InterruptedException {
        BlockingQueue<String> peerSays = new LinkedBlockingQueue<>();
        BlockingQueue<String> awaySays = new LinkedBlockingQueue<>();
        Process peer = start("peer", peerSays, follower);
        Process away = null;
        try {
            int port = Integer.parseInt(next(peerSays, SyncProcess.LISTENS));
            try (CountingProxy proxy = new CountingProxy(port)) {
                away = start("away", awaySays, seeded.key(), String.valueOf(proxy.port()), String.valueOf(events));
                Course course = follow(peer, away, awaySays);
                long bytes = proxy.bytes();
                while (course.hitsAfterwards.size() < AFTERWARDS) {
                    course.hitsAfterwards.add(Double.parseDouble(next(awaySays, SyncProcess.HIT)));
                }
                if (!course.hash.equals(HexFormat.of().formatHex(seeded.tip().hash()))) {
                    throw new IllegalStateException("What was caught up is not what was seeded");
                }
                return results(seeded, course, bytes, ResidentMemory.megabytes(peer.pid()));
            }
        } finally {
            ended(away);
            ended(peer);
        }
    }

    private Course follow(Process peer, Process away, BlockingQueue<String> says)
            throws IOException, InterruptedException {
        Course course = new Course();
        while (course.searchable == 0) {
            String[] words = next(says, "").split(" ");
            course.mostMegabytes = Math.max(course.mostMegabytes, ResidentMemory.megabytes(away.pid()));
            switch (words[0]) {
                case SyncProcess.LINKED -> {
                    peer.getOutputStream().write('\n'); // hits from now on
                    peer.getOutputStream().flush();
                }
                case SyncProcess.LIVE -> course.liveMegabytes.add(Double.parseDouble(words[1]));
                case SyncProcess.HIT -> course.hits.add(Double.parseDouble(words[1]));
                case SyncProcess.JOURNAL -> {
                    course.journal = Double.parseDouble(words[1]);
                    course.hash = words[2];
                }
                case SyncProcess.WARM_JOURNAL -> course.warmJournal = Double.parseDouble(words[1]);
                case SyncProcess.WARM_SEARCHABLE -> {
                    course.warmSearchable = Double.parseDouble(words[1]);
                    course.warm = Long.parseLong(words[2]);
                }
                case SyncProcess.SEARCHABLE -> course.searchable = Double.parseDouble(words[1]);
                default -> {
                    // something of the log
                }
            }
        }
        return course;
    }

    private List<Result> results(Seeded seeded, Course course, long bytes, double peerMegabytes) {
        String subject = "catch-up of " + events;
        List<Result> results = new ArrayList<>();
        results.add(Result.of(NAME, "batches of " + BATCH, LIMIT, seeded.appended(), "1/s"));
        results.add(Result.of(NAME, subject, "journal events/s", events / course.journal, "1/s")
                .beside(LIMIT, seeded.appended()));
        results.add(Result.of(NAME, subject, "searchable events/s", events / course.searchable, "1/s")
                .beside(LIMIT, seeded.appended()));
        if (course.warm > 0) {
            long rest = events - course.warm;
            String warm = "after the first " + course.warm;
            results.add(Result.of(NAME, warm, "journal events/s", rest / (course.journal - course.warmJournal), "1/s")
                    .beside(LIMIT, seeded.appended()));
            results.add(Result.of(
                            NAME,
                            warm,
                            "searchable events/s",
                            rest / (course.searchable - course.warmSearchable),
                            "1/s")
                    .beside(LIMIT, seeded.appended()));
        }
        results.add(Result.of(NAME, "two pictures each", "bytes/event", (double) bytes / events, "B"));
        hits(results, course.hits, " hits meanwhile");
        hits(results, course.hitsAfterwards, " hits afterwards");
        results.add(Result.of(NAME, "catching up, most", "rss MB", course.mostMegabytes, "MB"));
        // None where it was through before the first whole collection.
        List<Double> live =
                course.liveMegabytes.stream().dropWhile(left -> left == 0).toList();
        if (live.size() > 1) {
            int half = live.size() / 2;
            double first = Collections.max(live.subList(0, half));
            double second = Collections.max(live.subList(half, live.size()));
            results.add(
                    Result.of(NAME, "catching up, most", "heap after collection MB", Math.max(first, second), "MB"));
            results.add(Result.of(NAME, "its second half", "heap growth MB", second - first, "MB"));
        }
        results.add(Result.of(NAME, "serving, at the end", "rss MB", peerMegabytes, "MB"));
        return results;
    }

    private static void hits(List<Result> results, List<Double> milliseconds, String when) {
        if (!milliseconds.isEmpty()) {
            List<Double> sorted = milliseconds.stream().sorted().toList();
            double p95 = sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
            results.add(Result.of(NAME, sorted.size() + when, "hit p95 ms", p95, "ms"));
        }
    }

    /** The rest of the next line with this word, or the next line whole. */
    private static String next(BlockingQueue<String> says, String word) throws IOException, InterruptedException {
        while (true) {
            String line = says.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null || line.isEmpty()) {
                throw new IOException(line == null ? "no answer" : "it ended");
            }
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
        }
    }

    /** With the same settings as this process; says an empty line when it has ended. */
    private Process start(String home, BlockingQueue<String> says, String... arguments) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(word -> !word.contains("Archive") && !word.contains("FlightRecord"))
                .forEach(words::add);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), SyncProcess.class.getName()));
        words.add(folder.resolve(home).toString());
        words.addAll(List.of(arguments));
        File log = folder.resolve(home + ".log").toFile();
        Process process = new ProcessBuilder(words).redirectError(log).start();
        Threads.computing("bench/" + home)
                .newThread(() -> {
                    try (BufferedReader out = process.inputReader()) {
                        out.lines().filter(line -> !line.isEmpty()).forEach(says::add);
                    } catch (IOException e) {
                        // it ended
                    }
                    says.add("");
                })
                .start();
        return process;
    }

    private static void ended(Process process) throws InterruptedException {
        if (process != null) {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // it has gone
            }
            if (!process.waitFor(PATIENCE_SECONDS / 4, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Override
    public void close() {
        StartBench.delete(folder);
    }
}
