package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BookFeedsTest {
    private final InMemoryBook book = new InMemoryBook();
    private final List<String> log = new ArrayList<>();

    @Test
    void followsTheBook() {
        book.put(camera("B-1", "one"));
        try (LiveCameras live = CameraFeeds.following(book, RecordingFeed::new)) {
            List<Integer> sizes = new ArrayList<>();
            live.onChange(feeds -> sizes.add(feeds.size()));
            live.start();
            book.put(camera("A-1", "two"));
            assertThat(live.feeds())
                    .extracting(feed -> feed.camera().id().text())
                    .containsExactly("A-1", "B-1");
            book.put(camera("B-1", "three"));
            assertThat(live.feed(new CameraId("B-1")).orElseThrow().camera().name())
                    .isEqualTo("three");
            book.remove(new CameraId("A-1"));
            assertThat(live.feed(new CameraId("A-1"))).isEmpty();
            assertThat(sizes).containsExactly(1, 2, 2, 1);
        }
        assertThat(log)
                .containsExactly(
                        "start B-1 one",
                        "start A-1 two",
                        "close B-1 one",
                        "start B-1 three",
                        "close A-1 two",
                        "close B-1 three");
    }

    @Test
    void aFeedThatComesLaterIsHeardToo() {
        List<CameraHealth> heard = new ArrayList<>();
        try (LiveCameras live = CameraFeeds.following(book, RecordingFeed::new)) {
            live.onHealth(heard::add);
            live.start();
            book.put(camera("C-1", "late"));
        }
        assertThat(heard).hasSize(1);
    }

    private static Camera camera(String id, String name) {
        return new Camera(new CameraId(id), name, "A6", 55, 27, 0, CameraAddress.of("file:x"), false);
    }

    private final class RecordingFeed implements CameraFeed {
        private final Camera camera;
        private final Listeners<CameraHealth> listeners = new Listeners<>();

        RecordingFeed(Camera camera) {
            this.camera = camera;
        }

        @Override
        public void start() {
            log.add("start " + camera.id() + " " + camera.name());
            listeners.tell(health());
        }

        @Override
        public void close() {
            log.add("close " + camera.id() + " " + camera.name());
        }

        @Override
        public Camera camera() {
            return camera;
        }

        @Override
        public CameraHealth health() {
            return new HealthLogic(camera.id(), java.time.Instant.EPOCH).at(java.time.Instant.EPOCH);
        }

        @Override
        public Pin onHealth(Consumer<CameraHealth> listener) {
            return listeners.add(listener);
        }

        @Override
        public Pin onFrame(Consumer<Frame> listener) {
            return () -> {};
        }
    }

    private static final class InMemoryBook implements CameraBook {
        private final SortedMap<CameraId, Camera> cameras = new TreeMap<>();
        private final Listeners<List<Camera>> listeners = new Listeners<>();

        @Override
        public List<Camera> all() {
            return List.copyOf(cameras.values());
        }

        @Override
        public Optional<Camera> find(CameraId id) {
            return Optional.ofNullable(cameras.get(id));
        }

        @Override
        public void put(Camera camera) {
            cameras.put(camera.id(), camera);
            listeners.tell(all());
        }

        @Override
        public boolean remove(CameraId id) {
            boolean was = cameras.remove(id) != null;
            listeners.tell(all());
            return was;
        }

        @Override
        public Pin onChange(Consumer<List<Camera>> listener) {
            return listeners.add(listener);
        }
    }
}
