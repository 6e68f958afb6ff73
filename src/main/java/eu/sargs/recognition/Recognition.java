package eu.sargs.recognition;

import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import eu.sargs.camera.LiveCameras;
import eu.sargs.plate.CountryFormats;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Threads;
import eu.sargs.platform.TimedId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the plates of passing vehicles in live cameras. Cameras take turns on a few inference threads; of each camera
 * only the newest frame waits, so that a slow machine looks at fewer frames and not at older ones.
 */
public final class Recognition implements PlateReadSource {
    private static final Logger LOG = LoggerFactory.getLogger(Recognition.class);
    private static final long TURN_MILLIS = 250;

    private final Function<Consumer<Frame>, Pin> frames;
    private final Predicate<CameraId> recognised;
    private final int threads;
    private final Supplier<PlateSpotter> spotters;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<CameraId, CameraWatch> watches = new ConcurrentHashMap<>();
    private final BlockingQueue<CameraWatch> turns = new LinkedBlockingQueue<>();
    private final Listeners<PassageNews> listeners = new Listeners<>();
    private final Listeners<Optional<Fault>> lag = new Listeners<>();
    private final ReadingPace pace = new ReadingPace();
    private final ScheduledExecutorService seconds =
            Executors.newSingleThreadScheduledExecutor(Threads.computing("recognition/pace-"));
    private final List<Thread> running = new ArrayList<>();
    private ExecutorService telling;
    private Pin feed = () -> {};
    private int behind;
    private volatile boolean stopped;

    /**
     * @param threads that look at frames, each with its own models (about 60 MB); one keeps up with four cameras
     */
    public static Recognition of(LiveCameras cameras, int threads, InstantSource clock) {
        return new Recognition(
                cameras::onFrame,
                camera -> cameras.feed(camera)
                        .map(feed -> feed.camera().recognised())
                        .orElse(false),
                threads,
                Recognition::standardSpotter,
                clock);
    }

    Recognition(
            Function<Consumer<Frame>, Pin> frames,
            Predicate<CameraId> recognised,
            int threads,
            Supplier<PlateSpotter> spotters,
            InstantSource clock) {
        if (threads < 1) {
            throw new IllegalArgumentException("Recognition needs a thread");
        }
        this.frames = frames;
        this.recognised = recognised;
        this.threads = threads;
        this.spotters = spotters;
        this.clock = clock;
    }

    static PlateSpotter standardSpotter() {
        return new PlateSpotter(
                new TextPlateFinder(), new CtcPlateReader(CtcPlateReader.TIGHT), CountryFormats.standard());
    }

    @Override
    public Pin onPassage(Consumer<PassageNews> listener) {
        return listeners.add(listener);
    }

    /** Loads the models on this thread, so that a damaged installation is told at once. @throws eu.sargs.platform.Fault REC-01 */
    @Override
    public synchronized void start() {
        if (stopped || !running.isEmpty()) {
            return;
        }
        loadPictureLibraries();
        telling = Executors.newSingleThreadExecutor(Threads.computing("recognition/news-"));
        for (int i = 0; i < threads; i++) {
            PlateSpotter spotter = spotters.get();
            running.add(Threads.computing("recognition/look-" + i + "-").newThread(() -> run(spotter)));
        }
        running.forEach(Thread::start);
        feed = frames.apply(this::offer);
        seconds.scheduleAtFixedRate(this::second, 1, 1, TimeUnit.SECONDS);
    }

    /** On one thread, before several use them: see {@link eu.sargs.camera.Decoder#load}. */
    private static void loadPictureLibraries() {
        Loader.load(opencv_core.class);
        Loader.load(opencv_imgproc.class);
        Loader.load(opencv_imgcodecs.class);
    }

    /**
     * Told REC-03 when reading falls behind for a good while and passages may be missed, again when that is so of more or
     * fewer cameras, and nothing when it has caught up.
     */
    public Pin onBehind(Consumer<Optional<Fault>> listener) {
        return lag.add(listener);
    }

    /** Looks once a second whether reading keeps up. */
    void second() {
        int before = behind;
        behind = pace.second(watches.values().stream()
                .filter(CameraWatch::wasLate)
                .map(CameraWatch::camera)
                .toList());
        if (behind == before) {
            return;
        }
        if (behind == 0) {
            LOG.info("Reading has caught up");
            lag.tell(Optional.empty());
        } else {
            LOG.warn("Reading falls behind at {} cameras", behind);
            lag.tell(Optional.of(new Fault("REC-03", "recognition.fault.behind", behind)));
        }
    }

    private void offer(Frame frame) {
        if (stopped || !recognised.test(frame.camera())) {
            return;
        }
        CameraWatch watch = watches.computeIfAbsent(
                frame.camera(), camera -> new CameraWatch(camera, CountryFormats.standard(), this::id, this::tell));
        if (watch.offer(frame)) {
            turns.add(watch);
        }
    }

    private UUID id() {
        return TimedId.at(clock.instant(), random);
    }

    private void tell(PassageNews news) {
        telling.execute(() -> listeners.tell(news));
    }

    private void run(PlateSpotter spotter) {
        try (spotter) {
            while (!stopped) {
                CameraWatch watch = turns.poll(TURN_MILLIS, TimeUnit.MILLISECONDS);
                if (watch != null) {
                    turn(watch, spotter);
                }
                for (CameraWatch one : watches.values()) {
                    if (one.pass(clock.instant())) {
                        turns.add(one);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn(CameraWatch watch, PlateSpotter spotter) {
        watch.take().ifPresent(turn -> {
            try (Frame frame = turn.frame()) {
                watch.look(turn, spotter);
            } catch (RuntimeException e) {
                LOG.error("A frame could not be looked at", e);
            } finally {
                if (watch.done()) {
                    turns.add(watch);
                }
            }
        });
    }

    @Override
    public synchronized void close() {
        if (stopped) {
            return;
        }
        stopped = true;
        seconds.shutdownNow();
        feed.close();
        for (Thread thread : running) {
            thread.interrupt();
            join(thread);
        }
        watches.values().forEach(CameraWatch::end);
        if (telling != null) {
            telling.close(); // what was read is still told
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
