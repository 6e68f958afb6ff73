package eu.sargs.camera;

import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.CameraHealth.State;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A feed decoded on one thread of its own, by the backend its camera names; reconnects until it is closed. */
final class DecodingFeed implements CameraFeed {
    private static final Logger LOG = LoggerFactory.getLogger(DecodingFeed.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
    private static final long TELL_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int CONTRAST_EVERY = 8;

    private final Camera camera;
    private final InstantSource clock;
    private final BackOff backOff;
    private final HealthLogic logic;
    private final Listeners<CameraHealth> healthListeners = new Listeners<>();
    private final Listeners<Frame> frameListeners = new Listeners<>();
    private final AtomicLong living = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private volatile boolean closed;
    private volatile CameraHealth health;
    private Thread thread;

    // Of the decode thread alone.
    private final PlanarPicture planar = new PlanarPicture();
    private long number;
    private int contrast = 255;
    private long toldNanos;

    DecodingFeed(Camera camera, InstantSource clock, RandomGenerator random) {
        this.camera = camera;
        this.clock = clock;
        this.backOff = new BackOff(random);
        this.logic = new HealthLogic(camera.id(), clock.instant());
        this.health = logic.at(clock.instant());
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread = Threads.computing("camera/" + camera.id()).newThread(this::run);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Thread running;
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
            running = thread;
        } finally {
            lock.unlock();
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            // Only a name look-up cannot be interrupted; its thread ends and frees by itself.
            if (!running.join(CLOSE_LIMIT)) {
                LOG.warn("Camera {} still waits for its network while closing", camera.id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Camera camera() {
        return camera;
    }

    @Override
    public CameraHealth health() {
        return health;
    }

    @Override
    public Pin onHealth(Consumer<CameraHealth> listener) {
        return healthListeners.add(listener);
    }

    @Override
    public Pin onFrame(Consumer<Frame> listener) {
        return frameListeners.add(listener);
    }

    /** Pictures whose native memory is still held by somebody. */
    long livingFrames() {
        return living.get();
    }

    private void run() {
        try {
            while (!closed) {
                FeedTrouble trouble = watch();
                if (!closed) {
                    waitFor(trouble.why());
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.error("The feed of camera {} ended by a fault in the program", camera.id(), e);
            logic.failed(Cause.UNREACHABLE, 0, null);
            tell();
        } finally {
            planar.close();
        }
    }

    /** One connection, from open to its end. */
    private FeedTrouble watch() {
        logic.attempting();
        tell();
        try (PictureSource input = PictureSource.open(camera.address(), InputOptions.Patience.USUAL, () -> closed)) {
            logic.connected(clock.instant(), input.fps());
            LOG.info("Camera {} connected: {} {}x{}", camera.id(), input.codec(), input.width(), input.height());
            Pace pace = new Pace(input.recorded(), input.fps());
            while (!closed) {
                step(input, pace);
            }
            return new FeedTrouble(Cause.NONE, "closed");
        } catch (FeedTrouble e) {
            if (!closed) {
                LOG.info("Camera {} lost: {} ({})", camera.id(), e.why(), e.getMessage());
            }
            return e;
        } catch (Fault e) {
            LOG.warn("Camera {} cannot be opened: {}", camera.id(), e.code());
            return new FeedTrouble(Cause.UNREACHABLE, e.code());
        }
    }

    private void step(PictureSource input, Pace pace) throws FeedTrouble {
        PictureSource.Found found = input.next(HealthLogic.NO_PACKETS_AFTER);
        Instant now = clock.instant();
        logic.packet(now);
        switch (found) {
            case PICTURE -> picture(input, pace);
            case DAMAGE -> logic.decodeError(now);
            case PACKET -> {}
        }
        tellSometimes();
        if (health.cause() == Cause.DECODE_ERRORS && !health.trusted()) {
            boolean never = health.state() == State.OFFLINE;
            throw new FeedTrouble(never ? Cause.GARBAGE : Cause.DECODE_ERRORS, "packets, but no pictures");
        }
    }

    private void picture(PictureSource input, Pace pace) {
        long arrived = input.arrivedNanos();
        double seconds = input.seconds();
        if (pace.recorded()) {
            waitNanos(pace.untilDue(seconds, System.nanoTime()));
            arrived = System.nanoTime(); // a recorded picture "comes in" when it is due
        }
        if (closed) {
            return;
        }
        Duration lag = pace.lag(seconds, arrived);
        if (pace.catchUp(lag)) {
            // Late by more than a duty officer may be left in the past: only key pictures until the backlog is gone.
            input.onlyKeyPictures(true);
        } else {
            input.onlyKeyPictures(false);
        }
        try (Frame frame = take(input.picture(), arrived)) {
            if (number % CONTRAST_EVERY == 0) {
                contrast = PictureSigns.contrast(frame.y());
            }
            number++;
            Duration own = Duration.ofNanos(System.nanoTime() - arrived);
            logic.picture(clock.instant(), new PictureSigns(PictureSigns.print(frame.y()), contrast), own.plus(lag));
            backOff.succeeded();
            if (!health.trusted()) {
                tell(); // before the picture, so that nobody shows a live picture under an old label
            }
            frameListeners.tell(frame);
        }
    }

    private Frame take(AVFrame decoded, long arrived) {
        AVFrame memory = planar.take(decoded);
        return NativeFrame.owning(camera.id(), number, clock.instant(), arrived, memory, living);
    }

    private void waitFor(Cause cause) {
        Duration wait = backOff.next();
        logic.failed(cause, backOff.attempts(), clock.instant().plus(wait));
        tell();
        waitNanos(wait.toNanos());
    }

    private void waitNanos(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !closed) {
                left = closing.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            closed = true; // nobody interrupts this thread but an ending program
        } finally {
            lock.unlock();
        }
    }

    private void tellSometimes() {
        CameraHealth before = health;
        long now = System.nanoTime();
        if (now - toldNanos >= TELL_EVERY_NANOS) {
            tell();
        } else {
            CameraHealth next = logic.at(clock.instant());
            if (next.state() != before.state() || next.cause() != before.cause()) {
                tell();
            }
        }
    }

    private void tell() {
        toldNanos = System.nanoTime();
        health = logic.at(clock.instant());
        healthListeners.tell(health);
    }
}
