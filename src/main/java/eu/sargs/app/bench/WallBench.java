package eu.sargs.app.bench;

import com.sun.management.OperatingSystemMXBean;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraFeeds;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.Cameras;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.simulation.Clip;
import eu.sargs.simulation.ClipStore;
import eu.sargs.simulation.Picture;
import eu.sargs.simulation.RoadScene;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.fx.Ticker;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.PictureCache;
import eu.sargs.ui.part.Sites;
import eu.sargs.ui.part.Theme;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import eu.sargs.ui.wall.WallScreen;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * {@code sargs bench wall}: the wall as it is in the program, 1920×1080, on streams of simulated roads, 640×360 at 15
 * pictures a second, served by another process. Beside the CPU of this whole process stands what bare decoding of the
 * same streams costs, measured right after it. Needs a display, or Monocle.
 */
public final class WallBench {
    private static final int FPS = 15;
    private static final int SCENES = 4;
    static final int CLIP_SECONDS = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final int LIMIT_SECONDS = 20;

    private final Path clipFolder;
    private final int seconds;

    /**
     * @param clipFolder where clips are kept between runs
     * @param seconds measured for each number of tiles, 10 or more
     */
    public WallBench(Path clipFolder, int seconds) {
        this.clipFolder = clipFolder;
        this.seconds = Math.max(10, seconds);
    }

    /**
     * @param tiles numbers of tiles, each of 1 to 16
     * @param progress of making the clips, 0 to 1
     * @throws Fault BEN-02 when the streams cannot be served, BEN-04 when a tile showed none
     */
    public List<Result> run(List<Integer> tiles, DoubleConsumer progress) {
        List<Path> clips = clips(progress).stream().map(Clip::video).toList();
        List<Result> results = new ArrayList<>();
        startToolkit();
        try {
            for (int n : tiles) {
                List<Path> videos = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    videos.add(clips.get(i % clips.size()));
                }
                try (StreamProcess streams = StreamProcess.serving(videos)) {
                    results.addAll(measure(n, streams.urls()));
                }
            }
        } catch (IOException e) {
            throw new Fault(e, "BEN-02", "wall.fault.bench-streams");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return results;
    }

    /**
     * The whole desktop instead of the wall alone, with recognition, journal and database.
     *
     * @param tiles cameras on the wall
     * @param recognised cameras whose plates are read
     * @param progress of making the clips, 0 to 1
     * @throws Fault BEN-02 when the streams cannot be served, BEN-04 when a camera brought none or nothing was read
     */
    public List<Result> onDuty(int tiles, int recognised, DoubleConsumer progress) {
        List<Clip> made = clips(progress);
        List<Clip> shown = IntStream.range(0, tiles)
                .mapToObj(i -> made.get(i % made.size()))
                .toList();
        try {
            return new DutyBench(shown, recognised, Duration.ofSeconds(seconds)).run();
        } catch (IOException e) {
            throw new Fault(e, "BEN-02", "wall.fault.bench-streams");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<Clip> clips(DoubleConsumer progress) {
        List<RoadScene> scenes = new ArrayList<>();
        for (int i = 0; i < SCENES; i++) {
            scenes.add(RoadScene.day("bench-" + i, 1000 + i, Picture.small(CLIP_SECONDS)));
        }
        return new ClipStore(clipFolder).clips(scenes, progress);
    }

    private List<Result> measure(int n, List<String> urls) throws InterruptedException {
        String subject = n + (n == 1 ? " tile" : " tiles");
        ShownPictures shown = new ShownPictures(n);
        double cpu;
        double rss;
        try (Wall wall = new Wall(urls, shown)) {
            Thread.sleep(WARM_UP);
            shown.begin();
            long before = cpuNanos();
            long from = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(seconds));
            cpu = 100.0 * (cpuNanos() - before) / (System.nanoTime() - from);
            shown.end();
            if (shown.slowestFps() == 0) {
                throw new Fault("BEN-04", "wall.fault.bench_blind", "0 fps");
            }
            rss = ResidentMemory.megabytes();
        }
        Result load = Result.of("wall", subject, "cpu %", cpu, "%");
        Result cpuLine = BareDecode.cpuPercent(urls, Math.min(seconds, LIMIT_SECONDS))
                .map(limit -> load.beside(BareDecode.NAME, limit))
                .orElse(load);
        return List.of(
                Result.of("wall", subject, "fps", shown.slowestFps(), "1/s").beside("stream", FPS),
                cpuLine,
                Result.of("wall", subject, "packet-to-pixel p95 ms", shown.delayMs(0.95), "ms"),
                Result.of("wall", subject, "delay growth ms", shown.delayGrowthMs(), "ms"),
                Result.of("wall", subject, "stalls", shown.stalls(), "1"),
                Result.of("wall", subject, "rss MB", rss, "MB"));
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void startToolkit() {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        try {
            Platform.startup(() -> ready.complete(null));
        } catch (IllegalStateException e) {
            ready.complete(null); // it runs already
        }
        ready.join();
        Platform.setImplicitExit(false);
    }

    /** A wall in a window of its own, fed by the streams. */
    private static final class Wall implements AutoCloseable {
        private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
        private final LiveCameras cameras;
        private Ticker ticker;
        private WallScreen screen;
        private Stage stage;

        Wall(List<String> urls, ShownPictures shown) {
            List<Camera> all = new ArrayList<>();
            for (int i = 0; i < urls.size(); i++) {
                all.add(new Camera(id(i), "Bench " + i, "A6", 55.9, 27.2, 0, CameraAddress.of(urls.get(i)), false));
            }
            Cameras book = new EmptyRooms.FixedCameras(all);
            cameras = CameraFeeds.following(
                    book, camera -> CameraFeeds.decoding(camera, InstantSource.system(), new Random(1)));
            onFx(() -> show(book, all.size(), shown));
            cameras.start();
        }

        private static CameraId id(int i) {
            return new CameraId("BENCH-%02d".formatted(i));
        }

        private void show(Cameras book, int n, ShownPictures shown) {
            Theme.loadFonts();
            ZoneId zone = ZoneId.of("Europe/Riga");
            Words words = new Words(Language.EN);
            FxBridge bridge = new FxBridge(work);
            Look look = new Look();
            look.take(StationSettings.of("Bench", zone, Language.EN));
            ticker = new Ticker(InstantSource.system());
            ticker.start();
            Desk desk = new Desk(
                    words,
                    new Times(zone, words),
                    ticker,
                    look,
                    bridge,
                    new PictureCache(id -> Optional.empty(), bridge),
                    new Sites(book));
            screen = new WallScreen(
                    cameras,
                    new EmptyRooms.NoAlerts(),
                    new EmptyRooms.NoSightings(),
                    desk,
                    new EmptyRooms.Nowhere(),
                    InstantSource.system());
            screen.watch((camera, number, arrived) ->
                    shown.shown(Integer.parseInt(camera.text().substring("BENCH-".length())), arrived));
            stage = new Stage();
            Scene scene = new Scene(screen.content(), 1480, 980); // the wall's part of 1920×1080 beside rails and strip
            look.dress(scene);
            stage.setScene(scene);
            stage.show();
            screen.onShown();
            screen.layout(n <= 1 ? 1 : n <= 4 ? 4 : n <= 9 ? 9 : 16);
        }

        @Override
        public void close() {
            onFx(() -> {
                screen.close();
                ticker.close();
                stage.close();
            });
            cameras.close();
            work.close();
        }

        private static void onFx(Runnable task) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            Platform.runLater(() -> {
                try {
                    task.run();
                    done.complete(null);
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            });
            done.join();
        }
    }
}
