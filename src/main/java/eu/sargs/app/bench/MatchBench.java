package eu.sargs.app.bench;

import eu.sargs.access.Audience;
import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.alert.HitFollower;
import eu.sargs.journal.Event;
import eu.sargs.journal.Scope;
import eu.sargs.plate.Reading;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.store.DutyTables;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Matcher;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * {@code sargs bench match}: reads against a long watchlist on one thread, and how soon an entry that was added or
 * removed counts, with journal and tables in an encrypted database.
 */
public final class MatchBench implements AutoCloseable {
    private static final String NAME = "match";
    private static final long SEED = 20261123;
    private static final int BATCH = 5_000;
    private static final int CHANGES = 20;
    private static final double LIMIT_READS = 100_000;
    private static final double LIMIT_MILLIS = 1;
    private static final double LIMIT_SECONDS = 1;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Officer OFFICER =
            new Officer("bench", "Bench", new Seat(BenchHome.SEAT), Set.of(Role.SUPERVISOR));

    private final int entries;
    private final int wild;
    private final int reads;
    private final JournalBench.Progress progress;
    private final Random random = new Random(SEED);
    private final Path folder;

    /**
     * @param entries on the list
     * @param wild of these have wildcards
     * @param reads matched for the figure
     */
    public MatchBench(int entries, int wild, int reads, JournalBench.Progress progress) {
        this.entries = entries;
        this.wild = Math.min(wild, entries);
        this.reads = reads;
        this.progress = progress;
        try {
            folder = Files.createTempDirectory("sargs-bench-match");
        } catch (IOException e) {
            throw new Fault(e, "BEN-02", "app.fault.bench_folder", String.valueOf(e.getMessage()));
        }
    }

    public List<Result> run() {
        List<WatchEntry> list = list();
        Traffic traffic = new Traffic(SEED);
        List<Result> results = new ArrayList<>(match(list, traffic));
        results.addAll(changes(list, traffic));
        results.add(Result.of(NAME, "whole run", "rss MB", ResidentMemory.megabytes(), "MB"));
        return results;
    }

    /** Plates of another seed than the traffic's: some pass, most never do. */
    private List<WatchEntry> list() {
        Traffic others = new Traffic(SEED + 1);
        List<WatchEntry> list = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            String plate = others.sighting().reading().plate().text();
            list.add(entry(i < wild ? wildcards(plate, i) : plate));
        }
        return list;
    }

    private WatchEntry entry(String pattern) {
        return new WatchEntry(
                new EntryId(new UUID(random.nextLong(), random.nextLong())),
                pattern,
                "Wanted",
                Priority.MEDIUM,
                BEGIN,
                Optional.empty(),
                "Krāslava",
                "",
                1,
                Audience.ALL,
                Optional.empty());
    }

    /** As officers write them who know a part of a plate: {@code AB12*}, {@code ?B1234}, {@code *234}, {@code A*34}. */
    private static String wildcards(String plate, int number) {
        int length = plate.length();
        return switch (number % 4) {
            case 0 -> plate.substring(0, length - 2) + "*";
            case 1 -> "?" + plate.substring(1);
            case 2 -> "*" + plate.substring(length - 4);
            default -> plate.charAt(0) + "*" + plate.substring(length - 3);
        };
    }

    private List<Result> match(List<WatchEntry> list, Traffic traffic) {
        progress.on("app.bench.match", reads);
        long begin = System.nanoTime();
        Matcher matcher = new Matcher(list);
        double built = (System.nanoTime() - begin) / 1e6;
        List<Reading> readings = new ArrayList<>(reads);
        for (int i = 0; i < reads; i++) {
            readings.add(traffic.sighting().reading());
        }
        Instant at = BEGIN.plusSeconds(86_400);
        readings.forEach(reading -> matcher.match(reading, at)); // Java's compiler settles
        long[] nanos = new long[reads];
        long hits = 0;
        begin = System.nanoTime();
        for (int i = 0; i < reads; i++) {
            long before = System.nanoTime();
            hits += matcher.match(readings.get(i), at).size();
            nanos[i] = System.nanoTime() - before;
        }
        double rate = reads / ((System.nanoTime() - begin) / 1e9);
        Arrays.sort(nanos);
        String subject = entries + ", " + wild + " wild";
        return List.of(
                Result.of(NAME, subject, "reads/s, one thread", rate, "1/s").beside("limit", LIMIT_READS),
                Result.of(NAME, subject, "p99 of a match", nanos[(int) (reads * 0.99)] / 1e6, "ms")
                        .beside("limit", LIMIT_MILLIS),
                Result.of(NAME, subject, "slowest match", nanos[reads - 1] / 1e6, "ms"),
                Result.of(NAME, subject, "hits of 1000 reads", hits * 1_000.0 / reads, ""),
                Result.of(NAME, subject, "made from a list", built, "ms"));
    }

    /** From the officer's word until a vehicle that passes is a hit, or is none any more. */
    private List<Result> changes(List<WatchEntry> list, Traffic traffic) {
        try (BenchHome home = new BenchHome(folder.resolve("station"))) {
            DutyTables duty = new DutyTables(home.database, home.journal, BenchHome.SEAT, List.of());
            duty.projections().start();
            try {
                progress.on("app.bench.listed", entries);
                for (int done = 0; done < entries; done += BATCH) {
                    duty.watchlist().putAll(list.subList(done, Math.min(entries, done + BATCH)), OFFICER);
                }
                return changes(home, duty, traffic);
            } finally {
                duty.projections().close();
            }
        }
    }

    private List<Result> changes(BenchHome home, DutyTables duty, Traffic traffic) {
        HitFollower follower = new HitFollower(
                duty.watchlist(), duty.alerts(), InstantSource.system(), StationKey.of(home.origin()), BenchHome.SEAT);
        double added = 0;
        double removed = 0;
        for (int i = 0; i < CHANGES; i++) {
            Sighting passing = traffic.sighting();
            WatchEntry entry = entry(passing.reading().plate().text());
            long begin = System.nanoTime();
            duty.watchlist().put(entry, OFFICER);
            long hits = hits(home, follower, passing);
            added = Math.max(added, (System.nanoTime() - begin) / 1e9);
            begin = System.nanoTime();
            duty.watchlist().remove(entry.id(), OFFICER);
            long left = hits(home, follower, traffic.again(passing));
            removed = Math.max(removed, (System.nanoTime() - begin) / 1e9);
            if (left != hits - 1) {
                throw new IllegalStateException("An entry that was added or removed did not count at once");
            }
        }
        String subject = "one change of " + entries;
        return List.of(
                Result.of(NAME, subject, "added counts, slowest", added, "s").beside("limit", LIMIT_SECONDS),
                Result.of(NAME, subject, "removed counts, slowest", removed, "s")
                        .beside("limit", LIMIT_SECONDS));
    }

    private static long hits(BenchHome home, HitFollower follower, Sighting passing) {
        Event seen = home.journal
                .append(List.of(SightingCodec.recorded(passing, Scope.ALL, OFFICER.acts())))
                .getFirst();
        return follower.react(seen).size();
    }

    @Override
    public void close() {
        StartBench.delete(folder);
    }
}
