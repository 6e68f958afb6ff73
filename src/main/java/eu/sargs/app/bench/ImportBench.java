package eu.sargs.app.bench;

import eu.sargs.access.Audience;
import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.platform.Fault;
import eu.sargs.store.DutyTables;
import eu.sargs.watchlist.ListPreview;
import eu.sargs.watchlist.ListStanding;
import eu.sargs.watchlist.ListTaken;
import eu.sargs.watchlist.WatchlistCsv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * {@code sargs bench import}: a long list file is previewed and taken, durable and with all tables, in an encrypted
 * database; then the same file once more, of which nothing is to be done, and one that changes each tenth line.
 */
public final class ImportBench implements AutoCloseable {
    private static final String NAME = "import";
    private static final long SEED = 20261124;
    private static final double LIMIT_SECONDS = 10;
    private static final int CHANGED = 10;
    private static final Officer OFFICER =
            new Officer("bench", "Bench", new Seat(BenchHome.SEAT), Set.of(Role.SUPERVISOR));

    private final int lines;
    private final JournalBench.Progress progress;
    private final Path folder;

    /** @param lines of the file */
    public ImportBench(int lines, JournalBench.Progress progress) {
        this.lines = lines;
        this.progress = progress;
        try {
            folder = Files.createTempDirectory("sargs-bench-import");
        } catch (IOException e) {
            throw new Fault(e, "BEN-02", "app.fault.bench_folder", String.valueOf(e.getMessage()));
        }
    }

    public List<Result> run() {
        try (BenchHome home = new BenchHome(folder)) {
            DutyTables duty = new DutyTables(home.database, home.journal, BenchHome.SEAT, List.of());
            duty.projections().start();
            try {
                return run(duty);
            } finally {
                duty.projections().close();
            }
        }
    }

    private List<Result> run(DutyTables duty) {
        progress.on("app.bench.listed", lines);
        WatchlistCsv csv = new WatchlistCsv(
                InstantSource.system(),
                ZoneId.of("Europe/Riga"),
                "Krāslava",
                () -> List.of(Audience.STATION, Audience.ALL),
                UUID::randomUUID);
        byte[] file = file("Meklēts transportlīdzeklis");
        long begin = System.nanoTime();
        ListPreview preview = csv.preview(file, ListStanding.of(duty.watchlist()), false);
        double previewed = seconds(begin);
        require(preview.added().size() == lines && preview.bad().isEmpty());
        begin = System.nanoTime();
        ListTaken taken = duty.watchlist().take(preview, OFFICER, (done, of) -> true);
        double added = seconds(begin);
        require(taken.added() == lines && duty.watchlist().all().size() == lines);
        begin = System.nanoTime();
        ListPreview again = csv.preview(file, ListStanding.of(duty.watchlist()), true);
        double compared = seconds(begin);
        require(again.size() == 0 && again.listed() == lines);
        ListPreview other = csv.preview(file("Izsludināts"), ListStanding.of(duty.watchlist()), true);
        require(other.changed().size() == (lines + CHANGED - 1) / CHANGED);
        begin = System.nanoTime();
        duty.watchlist().take(other, OFFICER, (done, of) -> true);
        double changed = seconds(begin);
        String subject = lines + " lines";
        return List.of(
                Result.of(NAME, subject, "preview s", previewed, "s"),
                Result.of(NAME, subject, "taken s", added, "s").beside("limit", LIMIT_SECONDS),
                Result.of(NAME, subject, "preview of the same s", compared, "s"),
                Result.of(NAME, other.size() + " changed", "taken s", changed, "s"),
                Result.of(NAME, "whole run", "rss MB", ResidentMemory.megabytes(), "MB"));
    }

    private static void require(boolean held) {
        if (!held) {
            throw new IllegalStateException("The file was not taken as it stands");
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** @param other reason of each tenth line */
    private byte[] file(String other) {
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder("plate;reason;priority;valid_from;valid_to;shared_with;guidance\n");
        for (int i = 0; i < lines; i++) {
            text.append((char) ('A' + random.nextInt(26)))
                    .append((char) ('A' + random.nextInt(26)))
                    .append(1_000_000 + i)
                    .append(';')
                    .append(i % CHANGED == 0 ? other : "Meklēts transportlīdzeklis")
                    .append(";medium;2026-11-01;2027-11-01;all;Apturēt un zvanīt dežurantam.\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        StartBench.delete(folder);
    }
}
