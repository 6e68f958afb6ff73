package eu.sargs.app.bench;

import com.sun.management.OperatingSystemMXBean;
import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Officer;
import eu.sargs.app.Station;
import eu.sargs.app.StationDesktop;
import eu.sargs.app.Watch;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraFeed;
import eu.sargs.camera.CameraId;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Pin;
import eu.sargs.platform.StationSettings;
import eu.sargs.simulation.Clip;
import eu.sargs.simulation.TruePassage;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The desktop as a duty room runs it: a station with its journal and its database, cameras on the wall of the main
 * window, plates read in some of them, one vehicle on the watchlist that comes by in every loop. Measured is this whole
 * process; the cameras are another.
 */
final class DutyBench {
    static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(30);

    /** Every clip has been shown once by then. */
    private static final Duration A_LOOP = Duration.ofSeconds(WallBench.CLIP_SECONDS);

    private static final double MEMORY_LIMIT = 900;
    private static final String OFFICER = "bench";

    private final List<Clip> clips;
    private final int recognised;
    private final Duration length;
    private final AtomicInteger sightings = new AtomicInteger();
    private final AtomicInteger alerts = new AtomicInteger();

    /**
     * @param clips what the cameras show, one a camera
     * @param recognised cameras whose plates are read: the first ones
     */
    DutyBench(List<Clip> clips, int recognised, Duration length) {
        this.clips = clips;
        this.recognised = Math.min(recognised, clips.size());
        this.length = length;
    }

    /** @throws Fault BEN-04 when a camera brought no picture, or none of those that are read a sighting: nothing was measured */
    List<Result> run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sargs-bench-wall");
        List<Result> results;
        try (StreamProcess streams =
                StreamProcess.serving(clips.stream().map(Clip::video).toList())) {
            Path home = folder.resolve("station");
            char[] password = UUID.randomUUID().toString().toCharArray();
            Station.create(
                    home,
                    StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV),
                    Account.first(OFFICER, "Bench"),
                    password.clone());
            try (Station station = Station.open(home)) {
                Officer officer = station.accounts().signIn(OFFICER, password, station.seat());
                furnish(station, officer, streams.urls());
                station.sightings().onChange(sighting -> sightings.incrementAndGet());
                station.alerts().onChange(alert -> alerts.incrementAndGet());
                results = measure(new Watch(station), officer);
            }
        }
        StartBench.delete(folder); // not where nothing was measured: the log in it says why
        return results;
    }

    private void furnish(Station station, Officer officer, List<String> urls) {
        for (int i = 0; i < urls.size(); i++) {
            station.cameras()
                    .put(new Camera(
                            new CameraId("BENCH-%02d".formatted(i)),
                            "Bench " + i,
                            "A6",
                            55.9 + 0.01 * i,
                            27.2,
                            0,
                            CameraAddress.of(urls.get(i)),
                            i < recognised));
        }
        Optional<TruePassage> wanted = clips.getFirst().truth().passages().stream()
                .filter(TruePassage::approaching)
                .findFirst();
        wanted.ifPresent(passage -> station.watchlist()
                .put(
                        new WatchEntry(
                                new EntryId(UUID.randomUUID()),
                                passage.plate().text(),
                                "bench",
                                Priority.HIGH,
                                station.clock().instant().minus(Duration.ofDays(1)),
                                Optional.empty(),
                                "bench",
                                "",
                                1),
                        officer));
    }

    private List<Result> measure(Watch watch, Officer officer) throws InterruptedException {
        String subject = clips.size() + " tiles, " + recognised + " read";
        List<Result> results = new ArrayList<>();
        MemoryCourse course = new MemoryCourse();
        Set<CameraId> seen = ConcurrentHashMap.newKeySet();
        try (watch;
                Pin frames = watch.cameras().onFrame(frame -> seen.add(frame.camera()));
                StationDesktop desktop = StationDesktop.show(watch, officer)) {
            watch.start();
            long from = System.nanoTime();
            long cpuBefore = cpuNanos();
            for (long at = 0; at < length.toNanos(); ) {
                at = Math.min(at + BETWEEN_SAMPLES.toNanos(), length.toNanos());
                if (desktop.closed().await(from + at - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    break; // somebody closed the window: what is known is told
                }
                requirePictures(watch, seen);
                double rss = ResidentMemory.megabytes();
                course.add(at / 1e9, rss);
                results.add(Result.of("wall", subject + ", " + Math.round(at / 1e9) + " s", "rss MB", rss, "MB"));
            }
            double cpu = 100.0 * (cpuNanos() - cpuBefore) / (System.nanoTime() - from);
            results.add(Result.of("wall", subject, "cpu %", cpu, "%"));
        }
        if (recognised > 0 && sightings.get() == 0 && length.compareTo(A_LOOP) >= 0) {
            throw new Fault("BEN-04", "wall.fault.bench_blind", "0 sightings");
        }
        results.add(Result.of("wall", subject, "sightings", sightings.get(), "1"));
        results.add(Result.of("wall", subject, "alerts", alerts.get(), "1"));
        results.add(Result.of("wall", subject, "rss MB", course.most(), "MB").beside("limit", MEMORY_LIMIT));
        results.add(Result.of("wall", subject, "rss growth MB/10 min", course.growth(600), "MB"));
        return results;
    }

    /** Every camera brought something since this was last asked. */
    private void requirePictures(Watch watch, Set<CameraId> seen) {
        watch.cameras().feeds().stream()
                .map(CameraFeed::health)
                .filter(health -> !seen.contains(health.camera()))
                .findFirst()
                .ifPresent(silent -> {
                    throw new Fault(
                            "BEN-04",
                            "wall.fault.bench_blind",
                            silent.camera() + ": " + silent.state() + ", " + silent.cause());
                });
        seen.clear();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
