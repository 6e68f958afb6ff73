package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.CameraHealth.State;
import eu.sargs.platform.Pin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DecodingFeedTest {
    @TempDir
    Path folder;

    private final HealthNews news = new HealthNews(20);

    @Test
    void decodesAFileThenSaysThatItEnded() throws Exception {
        Path clip = TestClips.h264(folder.resolve("clip.mp4"), 320, 180, 25, 40);
        List<Long> numbers = new CopyOnWriteArrayList<>();
        try (DecodingFeed feed = feed("file:" + clip)) {
            feed.onFrame(frame -> {
                assertThat(frame.width()).isEqualTo(320);
                assertThat(frame.u().width()).isEqualTo(160);
                numbers.add(frame.number());
            });
            long before = System.nanoTime();
            feed.start();
            news.until(health -> health.state() == State.LIVE);
            CameraHealth ended = news.until(health -> health.cause() == Cause.ENDED);
            assertThat(ended.state())
                    .as("a picture that stands still is not live")
                    .isEqualTo(State.FROZEN);
            assertThat(ended.nextAttempt()).isPresent();
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .as("at its own rate: 40 pictures at 25 a second")
                    .isGreaterThan(Duration.ofMillis(1400));
            assertThat(numbers).hasSizeGreaterThanOrEqualTo(38).isSorted().doesNotHaveDuplicates();
            news.until(health -> health.state() == State.LIVE);
        }
    }

    @Test
    void givesEveryPicturesMemoryBack() throws Exception {
        Path clip = TestClips.h264(folder.resolve("clip.mp4"), 320, 180, 50, 60);
        List<Frame> kept = new CopyOnWriteArrayList<>();
        CountDownLatch enough = new CountDownLatch(30);
        DecodingFeed feed = feed("file:" + clip);
        feed.onFrame(frame -> {
            kept.add(frame.share());
            enough.countDown();
        });
        feed.start();
        assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
        feed.close();
        assertThat(feed.livingFrames()).isEqualTo(kept.size());
        assertThat(kept.getFirst().y().bytes().get(0) & 0xFF)
                .as("readable after the feed is gone")
                .isPositive();
        kept.forEach(Frame::close);
        kept.forEach(Frame::close); // closing twice gives back once
        assertThat(feed.livingFrames()).isZero();
    }

    @Test
    void turnsOtherPixelFormatsIntoPlanar420() throws Exception {
        Path clip = TestClips.mjpeg(folder.resolve("clip.avi"), 320, 180, 25, 20);
        BlockingQueue<Integer> levels = new LinkedBlockingQueue<>();
        try (DecodingFeed feed = feed("file:" + clip)) {
            feed.onFrame(frame -> {
                Frame.Plane y = frame.y();
                levels.add(y.bytes().get(y.stride() * 170 + 300) & 0xFF);
                assertThat(frame.v().height()).isEqualTo(90);
            });
            feed.start();
            // The gradient's foot is 30 + 120·170/180 = 143 in full range.
            assertThat(levels.poll(20, TimeUnit.SECONDS)).isBetween(138, 148);
        }
    }

    @Test
    void closesPromptlyWhileTheServerIsSilent() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (TinyServer silent = new TinyServer((in, out) -> {
            in.read();
            asked.countDown();
            in.readAllBytes();
        })) {
            DecodingFeed feed = feed("rtsp://127.0.0.1:" + silent.port() + "/cam");
            feed.start();
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            long before = System.nanoTime();
            feed.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void closesPromptlyWhileItWaitsToReconnect() throws Exception {
        DecodingFeed feed = feed("file:" + folder.resolve("absent.mp4"));
        feed.start();
        CameraHealth waiting = news.until(
                health -> health.attempt() >= 1 && health.nextAttempt().isPresent());
        assertThat(waiting.state()).isEqualTo(State.OFFLINE);
        assertThat(waiting.cause()).isEqualTo(Cause.NO_SUCH_STREAM);
        long before = System.nanoTime();
        feed.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void tellsARefusedLogin() throws Exception {
        try (TinyServer strict = new TinyServer(TinyServer.rtspStatus("401 Unauthorized"));
                DecodingFeed feed = feed("rtsp://127.0.0.1:" + strict.port() + "/cam")) {
            feed.start();
            assertThat(news.until(health -> health.attempt() >= 1).cause()).isEqualTo(Cause.UNAUTHORISED);
        }
    }

    @Test
    void showsWhatATruncatedVideoStillHolds() throws Exception {
        Path whole = TestClips.h264(folder.resolve("whole.mkv"), 320, 180, 25, 50);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.mkv"), java.util.Arrays.copyOf(bytes, bytes.length * 6 / 10));
        try (DecodingFeed feed = feed("file:" + cut)) {
            feed.start();
            news.until(health -> health.state() == State.LIVE);
            assertThat(news.until(health -> !health.trusted()).cause()).isEqualTo(Cause.ENDED);
        }
    }

    @Test
    void endsQuietlyForAnUnknownKindOfAddress() throws Exception {
        try (DecodingFeed feed = feed("gopher://nowhere")) {
            feed.start();
            assertThat(news.until(health -> health.attempt() >= 1).state()).isEqualTo(State.OFFLINE);
        }
    }

    @Test
    void aReleasedListenerHearsNothing() throws Exception {
        Path clip = TestClips.h264(folder.resolve("clip.mp4"), 320, 180, 50, 20);
        List<Frame> heard = new CopyOnWriteArrayList<>();
        try (DecodingFeed feed = feed("file:" + clip)) {
            Pin pin = feed.onFrame(heard::add);
            pin.close();
            feed.start();
            news.until(health -> health.cause() == Cause.ENDED);
            assertThat(heard).isEmpty();
        }
    }

    private DecodingFeed feed(String url) {
        Camera camera =
                new Camera(new CameraId("KRA-01"), "Kalnieši", "A6", 55.9, 27.2, 90, CameraAddress.of(url), true);
        DecodingFeed feed = new DecodingFeed(camera, InstantSource.system(), new Random(11));
        feed.onHealth(news);
        return feed;
    }
}
