package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.CameraHealth.State;
import eu.sargs.platform.Fault;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cameras that are set to VLC, through Debian's VLC library. */
@Timeout(90)
class VlcBackendIT {
    @TempDir
    Path folder;

    private final HealthNews news = new HealthNews(40);

    @BeforeEach
    void needsVlc() {
        assumeTrue(Decoder.vlc().isPresent(), "VLC is not installed (libvlc5, vlc-plugin-base): not tested as backend");
    }

    @Test
    void playsAFileInItsTrueSizeThenSaysThatItEnded() throws Exception {
        // 180 is no multiple of 16: a decoder pads it to 192.
        Path clip = TestClips.h264(folder.resolve("clip.mp4"), 320, 180, 25, 60);
        List<Long> numbers = new CopyOnWriteArrayList<>();
        List<Integer> levels = new CopyOnWriteArrayList<>();
        try (DecodingFeed feed = feed("file:" + clip)) {
            feed.onFrame(frame -> {
                assertThat(frame.width()).isEqualTo(320);
                assertThat(frame.height()).isEqualTo(180);
                assertThat(frame.v().height()).isEqualTo(90);
                levels.add(frame.y().bytes().get(frame.y().stride() * 170 + 300) & 0xFF);
                numbers.add(frame.number());
            });
            feed.start();
            news.until(health -> health.state() == State.LIVE);
            CameraHealth ended = news.until(health -> health.cause() == Cause.ENDED);
            assertThat(ended.state()).isEqualTo(State.FROZEN);
            assertThat(numbers).hasSizeGreaterThan(30).isSorted().doesNotHaveDuplicates();
            // The gradient's foot: 30 + 120·170/180 = 143 of 255 is 139 of 16 to 235.
            assertThat(levels.getFirst()).isBetween(133, 145);
            news.until(health -> health.state() == State.LIVE);
            feed.close();
            assertThat(feed.livingFrames()).isZero();
        }
    }

    @Test
    void playsAnHttpSourceWhoseContainerNamesNoSize() throws Exception {
        Path clip = TestClips.h264(folder.resolve("clip.ts"), 320, 180, 25, 300);
        CountDownLatch pictures = new CountDownLatch(60);
        try (Served served = new Served(clip, Integer.MAX_VALUE);
                DecodingFeed feed = feed(served.url())) {
            feed.onFrame(frame -> {
                assertThat(frame.height()).as("as it is, not as it is padded").isEqualTo(180);
                pictures.countDown();
            });
            feed.start();
            assertThat(pictures.await(40, TimeUnit.SECONDS)).isTrue();
            assertThat(feed.health().state()).isIn(State.LIVE, State.DEGRADED);
        }
    }

    @Test
    void neverShowsAStreamThatStoppedAsLive() throws Exception {
        Path clip = TestClips.h264(folder.resolve("clip.ts"), 320, 180, 25, 250);
        try (Served served = new Served(clip, (int) Files.size(clip) * 6 / 10);
                DecodingFeed feed = feed(served.url())) {
            feed.start();
            news.until(health -> health.state() == State.LIVE);
            // VLC draws the last picture on and on; nothing comes in any more.
            CameraHealth stopped = news.until(health -> !health.trusted());
            assertThat(stopped.state()).isEqualTo(State.FROZEN);
            assertThat(stopped.cause()).isIn(Cause.NO_PACKETS, Cause.ENDED);
        }
    }

    @Test
    void findsOutAPictureThatStandsStill() throws Exception {
        Path clip = TestClips.still(folder.resolve("still.avi"), 320, 180, 10, 250);
        try (DecodingFeed feed = feed("file:" + clip)) {
            feed.start();
            CameraHealth frozen = news.until(health -> health.state() == State.FROZEN);
            assertThat(frozen.cause()).isEqualTo(Cause.SAME_PICTURE);
        }
    }

    @Test
    void probesWhatComes() throws Exception {
        Path clip = TestClips.h264(folder.resolve("clip.mp4"), 320, 180, 25, 60);
        CameraProbe.ProbeResult found = CameraProbe.probe(address("file:" + clip));
        assertThat(found).isEqualTo(new CameraProbe.ProbeResult(320, 180, "h264", 25));
    }

    @Test
    void saysWhatIsWrongWithAnAddress() throws Exception {
        assertFault("CAM-04", "file:" + folder.resolve("absent.mp4"));
        assertFault("CAM-06", "file:" + Files.writeString(folder.resolve("text.mp4"), "no video"));
        try (TinyServer closed = new TinyServer((in, out) -> {})) {
            int port = closed.port();
            closed.close();
            assertFault("CAM-02", "http://127.0.0.1:" + port + "/cam");
        }
        assertFault("CAM-10", "device:/dev/video0");
    }

    @Test
    void closesPromptlyWhileTheServerIsSilent() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (TinyServer silent = new TinyServer((in, out) -> {
            in.read();
            asked.countDown();
            in.readAllBytes();
        })) {
            DecodingFeed feed = feed("http://127.0.0.1:" + silent.port() + "/cam");
            feed.start();
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            long before = System.nanoTime();
            feed.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static void assertFault(String code, String url) {
        assertThatThrownBy(() -> CameraProbe.probe(address(url)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).as(url).isEqualTo(code));
    }

    private static CameraAddress address(String url) {
        return new CameraAddress(url, CameraAddress.Transport.TCP, "", "", CameraAddress.Backend.VLC);
    }

    private DecodingFeed feed(String url) {
        Camera camera = new Camera(new CameraId("VLC-01"), "VLC", "", 55.9, 27.2, 0, address(url), false);
        DecodingFeed feed = new DecodingFeed(camera, InstantSource.system(), new Random(7));
        feed.onHealth(news);
        return feed;
    }

    /** A file over HTTP that stalls after so many bytes, as a camera does whose network went away. */
    private static final class Served implements AutoCloseable {
        private final HttpServer server;
        private final CountDownLatch over = new CountDownLatch(1);

        Served(Path file, int stallsAt) throws Exception {
            byte[] bytes = Files.readAllBytes(file);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            server.createContext("/cam", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(Arrays.copyOf(bytes, Math.min(stallsAt, bytes.length)));
                    out.flush();
                    if (stallsAt < bytes.length) {
                        over.await();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/cam";
        }

        @Override
        public void close() {
            over.countDown();
            server.stop(0);
        }
    }
}
