package eu.sargs.ui;

import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraFeed;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.CameraHealth.State;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import eu.sargs.camera.LiveCameras;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The feeds of the screens' tests. Their frames are drawn here: no network, no decoder. Tests say which cameras there are, how each stands and when a frame comes. */
public final class DrawnCameras implements LiveCameras {
    /** Frames that nobody has closed yet, this object's own handle included. */
    public final AtomicInteger living = new AtomicInteger();

    private final Map<CameraId, Feed> feeds = new ConcurrentSkipListMap<>();
    private final Listeners<List<CameraFeed>> changes = new Listeners<>();
    private final Listeners<CameraHealth> health = new Listeners<>();
    private final Listeners<Frame> frames = new Listeners<>();

    /** A camera, or a changed one, that stands as told. */
    public void put(Camera camera, CameraHealth health) {
        feeds.put(camera.id(), new Feed(camera, health));
        changes.tell(feeds());
        this.health.tell(health);
    }

    /** All of them live. */
    public static DrawnCameras live(List<Camera> cameras, Instant now) {
        DrawnCameras live = new DrawnCameras();
        cameras.forEach(camera -> live.put(camera, health(camera.id(), State.LIVE, Cause.NONE, now)));
        return live;
    }

    public static CameraHealth health(CameraId id, State state, Cause cause, Instant since) {
        return new CameraHealth(
                id,
                state,
                since,
                cause,
                state == State.DEGRADED ? 9 : 15,
                15,
                Duration.ofMillis(400),
                0,
                Optional.empty(),
                Optional.of(since));
    }

    public void become(CameraHealth news) {
        feeds.get(news.camera()).health = news;
        health.tell(news);
    }

    /** One picture of a flat colour. @param luma 16 to 235 @param v red difference, 128 is grey */
    public void send(CameraId camera, int luma, int v) {
        try (DrawnFrame frame = new DrawnFrame(camera, 320, 180, luma, v)) {
            frames.tell(frame);
        }
    }

    @Override
    public void start() {}

    @Override
    public void close() {}

    @Override
    public List<CameraFeed> feeds() {
        return new ArrayList<>(feeds.values());
    }

    @Override
    public Optional<CameraFeed> feed(CameraId id) {
        return Optional.ofNullable(feeds.get(id));
    }

    @Override
    public Pin onChange(Consumer<List<CameraFeed>> listener) {
        return changes.add(listener);
    }

    @Override
    public Pin onHealth(Consumer<CameraHealth> listener) {
        return health.add(listener);
    }

    @Override
    public Pin onFrame(Consumer<Frame> listener) {
        return frames.add(listener);
    }

    /** A frame from elsewhere, as if it came from here. */
    public void relay(Frame frame) {
        frames.tell(frame);
    }

    private static final class Feed implements CameraFeed {
        private final Camera camera;
        private volatile CameraHealth health;

        Feed(Camera camera, CameraHealth health) {
            this.camera = camera;
            this.health = health;
        }

        @Override
        public void start() {}

        @Override
        public void close() {}

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
            return () -> {};
        }

        @Override
        public Pin onFrame(Consumer<Frame> listener) {
            return () -> {};
        }
    }

    private final class DrawnFrame implements Frame {
        private final CameraId camera;
        private final Plane y;
        private final Plane u;
        private final Plane v;
        private boolean closed;

        DrawnFrame(CameraId camera, int width, int height, int luma, int red) {
            this(camera, flat(width, height, luma), flat(width / 2, height / 2, 128), flat(width / 2, height / 2, red));
        }

        private DrawnFrame(CameraId camera, Plane y, Plane u, Plane v) {
            this.camera = camera;
            this.y = y;
            this.u = u;
            this.v = v;
            living.incrementAndGet();
        }

        private static Plane flat(int width, int height, int level) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(width * height);
            for (int i = 0; i < width * height; i++) {
                bytes.put(i, (byte) level);
            }
            return new Plane(bytes, width, width, height);
        }

        @Override
        public CameraId camera() {
            return camera;
        }

        @Override
        public long number() {
            return 0;
        }

        @Override
        public Instant decodedAt() {
            return Instant.EPOCH;
        }

        @Override
        public long arrivedNanos() {
            return System.nanoTime();
        }

        @Override
        public int width() {
            return y.width();
        }

        @Override
        public int height() {
            return y.height();
        }

        @Override
        public Plane y() {
            return y;
        }

        @Override
        public Plane u() {
            return u;
        }

        @Override
        public Plane v() {
            return v;
        }

        @Override
        public Frame share() {
            return new DrawnFrame(camera, y, u, v);
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                living.decrementAndGet();
            }
        }
    }
}
