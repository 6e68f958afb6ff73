package eu.sargs.camera;

import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** One feed for each camera in the book. A camera that was changed gets a new feed; the others run on untouched. */
final class BookFeeds implements LiveCameras {
    private record Running(CameraFeed feed, Pin pins) {
        void end() {
            feed.close();
            pins.close();
        }
    }

    private final Cameras book;
    private final Function<Camera, CameraFeed> make;
    private final SortedMap<CameraId, Running> running = new TreeMap<>();
    private final Listeners<List<CameraFeed>> changes = new Listeners<>();
    private final Listeners<CameraHealth> health = new Listeners<>();
    private final Listeners<Frame> frames = new Listeners<>();
    private Pin bookPin = () -> {};
    private boolean open;
    private volatile Map<CameraId, CameraFeed> shown = Map.of();
    private volatile List<CameraFeed> ordered = List.of();

    BookFeeds(Cameras book, Function<Camera, CameraFeed> make) {
        this.book = book;
        this.make = make;
    }

    @Override
    public synchronized void start() {
        open = true;
        bookPin = book.onChange(all -> follow());
        follow();
    }

    /** Reads the book itself, so that changes told out of order end in its latest state. */
    private void follow() {
        List<CameraFeed> now;
        synchronized (this) {
            if (!open) {
                return;
            }
            List<Camera> wanted = book.all();
            List<Running> gone = new ArrayList<>();
            running.values().removeIf(one -> {
                boolean stays = wanted.contains(one.feed().camera());
                if (!stays) {
                    gone.add(one);
                }
                return !stays;
            });
            gone.forEach(Running::end); // first, for a device opens only once
            for (Camera camera : wanted) {
                running.computeIfAbsent(camera.id(), id -> begin(camera));
            }
            now = publish();
        }
        changes.tell(now);
    }

    private Running begin(Camera camera) {
        CameraFeed feed = make.apply(camera);
        Pin pins = Pin.all(feed.onHealth(health::tell), feed.onFrame(frames::tell));
        feed.start();
        return new Running(feed, pins);
    }

    private List<CameraFeed> publish() {
        Map<CameraId, CameraFeed> byId = new TreeMap<>();
        running.forEach((id, one) -> byId.put(id, one.feed()));
        shown = byId;
        ordered = List.copyOf(byId.values());
        return ordered;
    }

    @Override
    public void close() {
        List<Running> ending;
        synchronized (this) {
            open = false;
            bookPin.close();
            ending = List.copyOf(running.values());
            running.clear();
            publish();
        }
        // Side by side: each may wait for its network.
        List<Thread> closers =
                ending.stream().map(one -> Thread.ofVirtual().start(one::end)).toList();
        for (Thread closer : closers) {
            try {
                closer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public List<CameraFeed> feeds() {
        return ordered;
    }

    @Override
    public Optional<CameraFeed> feed(CameraId id) {
        return Optional.ofNullable(shown.get(id));
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
}
