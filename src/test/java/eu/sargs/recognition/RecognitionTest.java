package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import eu.sargs.plate.CountryFormats;
import eu.sargs.platform.Fault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private static final CameraId CAMERA = new CameraId("KRA-01");
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final AtomicReference<Consumer<Frame>> feed = new AtomicReference<>();
    private final BlockingQueue<PassageNews> news = new LinkedBlockingQueue<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource clock = now::get;

    @Test
    void tellsAPassageAndGivesEveryFrameBack() throws InterruptedException {
        List<PlainFrame> frames = new ArrayList<>();
        try (Recognition recognition = recognition(new OnePlate(), new Letters("HO3817"))) {
            recognition.onPassage(news::add);
            recognition.start();
            PassageNews opened = null;
            for (int i = 0; i < 200 && opened == null; i++) {
                frames.add(send(i));
                opened = news.poll(100, TimeUnit.MILLISECONDS);
            }
            assertThat(opened).isInstanceOf(PassageNews.Opened.class);
            assertThat(opened.passage().reading().plate().text()).isEqualTo("HO3817");
            assertThat(opened.passage().overview()).isNotEmpty();
            assertThat(opened.passage().crop()).isNotEmpty();
            now.set(START.plusSeconds(3_600)); // no frame comes any more: the clock alone closes it
            assertThat(news.poll(20, TimeUnit.SECONDS)).isInstanceOf(PassageNews.Closed.class);
        }
        assertThat(frames).allSatisfy(frame -> assertThat(frame.owners).hasValue(1));
    }

    @Test
    void aSlowReaderGetsTheNewestFrameAndTheRestAreDropped() throws InterruptedException {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        OnePlate slow = new OnePlate() {
            @Override
            public List<Candidate> find(Mat picture, int longestSide) {
                looking.countDown();
                try {
                    goOn.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return List.of();
            }
        };
        List<PlainFrame> frames = new ArrayList<>();
        Recognition recognition = recognition(slow, new Letters(""));
        try (recognition) {
            recognition.start();
            frames.add(send(0));
            assertThat(looking.await(20, TimeUnit.SECONDS)).isTrue();
            for (int i = 1; i <= 10; i++) {
                frames.add(send(i));
            }
            assertThat(frames.get(10).owners).hasValue(2);
            assertThat(frames.subList(1, 10))
                    .allSatisfy(frame -> assertThat(frame.owners).hasValue(1));
            goOn.countDown();
        }
        assertThat(frames).allSatisfy(frame -> assertThat(frame.owners).hasValue(1));
    }

    @Test
    void camerasThatAreNotRecognisedCostNothing() {
        Recognition recognition = new Recognition(
                listener -> {
                    feed.set(listener);
                    return () -> {};
                },
                camera -> false,
                1,
                () -> new PlateSpotter(new OnePlate(), new Letters("HO3817"), CountryFormats.standard()),
                clock);
        try (recognition) {
            recognition.start();
            feed.get().accept(new PlainFrame(CAMERA, 0, START) {
                @Override
                public Frame share() {
                    throw new AssertionError("a frame of a camera that is not read was kept");
                }
            });
        }
    }

    @Test
    void tellsWhenLooksComeLateForAWhileAndWhenTheyNoLongerDo() throws InterruptedException {
        Semaphore looks = new Semaphore(0);
        OnePlate slow = new OnePlate() {
            @Override
            public List<Candidate> find(Mat picture, int longestSide) {
                looks.acquireUninterruptibly();
                return List.of();
            }
        };
        List<Optional<Fault>> told = new CopyOnWriteArrayList<>();
        try (Recognition recognition = recognition(slow, new Letters(""))) {
            recognition.onBehind(told::add);
            recognition.start();
            for (int i = 0; i < 6 * ReadingPace.PERIOD; i += 2) {
                send(i);
                send(i + 1);
                recognition.second();
            }
            looks.release(1_000_000);
            assertThat(told).singleElement().satisfies(fault -> {
                assertThat(fault.orElseThrow().code()).isEqualTo("REC-03");
                assertThat(fault.orElseThrow().arguments()).containsExactly(1);
            });
            for (int i = 0; i < 2 * ReadingPace.PERIOD; i++) {
                recognition.second(); // nothing passes
            }
            assertThat(told).hasSize(2).last().isEqualTo(Optional.empty());
        }
    }

    private Recognition recognition(PlateFinder finder, PlateReader reader) {
        return new Recognition(
                listener -> {
                    feed.set(listener);
                    return () -> {};
                },
                camera -> true,
                1,
                () -> new PlateSpotter(finder, reader, CountryFormats.standard()),
                clock);
    }

    /** Frames come half a second apart and something moves in all of them. */
    private PlainFrame send(int number) {
        Instant at = START.plusMillis(500L * number);
        now.set(at);
        PlainFrame frame = new PlainFrame(CAMERA, number, at).filled(80, 40, 160, 100, number % 2 == 0 ? 220 : 120);
        feed.get().accept(frame);
        return frame;
    }

    /** Finds a plate in the middle of whatever it is shown. */
    private static class OnePlate implements PlateFinder {
        @Override
        public List<Candidate> find(Mat picture, int longestSide) {
            Quad middle = Quad.of(picture.cols() / 2.0 - 40, picture.rows() / 2.0 - 9, 80, 18);
            return List.of(new Candidate(List.of(middle), 0.99));
        }

        @Override
        public void close() {}
    }

    private record Letters(String text) implements PlateReader {
        @Override
        public List<SignRead> read(Mat line) {
            List<SignRead> signs = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) {
                signs.add(new SignRead(
                        List.of(new SignRead.Choice(text.charAt(i), 0.97)), 0, (i + 0.5) / text.length(), false));
            }
            return signs;
        }

        @Override
        public void close() {}
    }
}
