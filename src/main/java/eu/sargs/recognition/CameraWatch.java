package eu.sargs.recognition;

import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import eu.sargs.plate.CountryFormats;
import eu.sargs.plate.PlateBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One camera under recognition: what moves in it, which frame waits to be looked at, what is followed. Frames are
 * offered on the decode thread; {@link #look} runs on one inference thread at a time.
 */
final class CameraWatch {
    /** Between two looks while something moves: a plate is in the picture for a second and more. */
    private static final Duration PACE = Duration.ofMillis(130);
    /** Between two looks while what is followed stands still. */
    private static final Duration STANDING_PACE = Duration.ofMillis(450);
    /** Weaker reads are not even followed. */
    private static final double LEAST = 0.08;

    private static final int SMALLEST_LOOK = 256;
    private static final int LARGEST_LOOK = 640;
    /** Up to this width the camera is taken to be zoomed out, and its plates are looked at enlarged. */
    private static final int SMALL_FRAME = 800;

    private final CameraId camera;
    private final MotionGate gate = new MotionGate();
    private final PassageTracker tracker;

    private Frame waiting;
    private Quad.Box moved;
    private Instant looked = Instant.EPOCH;
    private boolean following;
    private boolean busy;
    private boolean ended;
    private long offered;
    private long dropped;
    private long looks;

    CameraWatch(CameraId camera, CountryFormats formats, Supplier<UUID> ids, Consumer<PassageNews> news) {
        this.camera = camera;
        this.tracker = new PassageTracker(formats, ids, news);
    }

    /** A frame taken out to be looked at. @param moved where something moved since the last look; null where nothing did */
    record Turn(Frame frame, Quad.Box moved) {}

    /** @return whether this camera now waits for an inference thread and did not before */
    synchronized boolean offer(Frame frame) {
        if (ended) {
            return false;
        }
        offered++;
        Optional<Quad.Box> box = gate.moving(frame);
        if (box.isPresent()) {
            moved = moved == null ? box.get() : union(moved, box.get());
        }
        Duration since = Duration.between(looked, frame.decodedAt());
        boolean due = moved != null && since.compareTo(PACE) >= 0
                || following && since.compareTo(STANDING_PACE) >= 0
                || since.isNegative();
        if (!due) {
            return false;
        }
        boolean queued = waiting != null;
        if (queued) {
            waiting.close(); // the newest is what matters: an old frame only adds delay
            dropped++;
        }
        waiting = frame.share();
        return !queued && !busy;
    }

    /** The waiting frame, now the caller's; empty where there is none. {@link #done} must follow. */
    synchronized Optional<Turn> take() {
        if (waiting == null || busy) {
            return Optional.empty();
        }
        Turn turn = new Turn(waiting, moved);
        looked = waiting.decodedAt();
        waiting = null;
        moved = null;
        busy = true;
        return Optional.of(turn);
    }

    /** @return whether another frame waits already */
    synchronized boolean done() {
        busy = false;
        looks++;
        following = tracker.following();
        return waiting != null;
    }

    /** Finds, reads and follows the plates of a frame. */
    void look(Turn turn, PlateSpotter spotter) {
        Frame frame = turn.frame();
        List<Sighted> plates = new ArrayList<>();
        Quad.Box region = region(turn);
        if (region != null) {
            Quad.Box part = FramePicture.within(frame, region);
            try (Mat picture = FramePicture.part(frame, part)) {
                for (PlateSpotter.Spotted spotted : spotter.spot(picture, side(frame, part), LEAST)) {
                    Quad.Box box = spotted.read().outline().box().moved(part.x(), part.y());
                    plates.add(new Sighted(box, spotted.signs(), spotted.read().certainty()));
                }
            }
        }
        tracker.frame(
                frame.decodedAt(),
                frame.arrivedNanos(),
                plates,
                (id, track, reading, sighted) -> new Passage(
                        id,
                        camera,
                        track.from,
                        track.to,
                        reading,
                        place(frame, sighted.box()),
                        FramePicture.crop(frame, sighted.box()),
                        FramePicture.overview(frame),
                        track.firstArrivedNanos));
    }

    /** Closes what has passed, while no frames come. @return whether a frame came meanwhile and waits */
    boolean pass(Instant now) {
        synchronized (this) {
            if (busy || waiting != null || !following) {
                return false;
            }
            busy = true;
        }
        tracker.pass(now);
        synchronized (this) {
            busy = false;
            following = tracker.following();
            return waiting != null;
        }
    }

    /** Gives the waiting frame back and closes every passage. */
    synchronized void end() {
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
        ended = true;
        tracker.end();
        following = false;
    }

    synchronized RecognitionLoad load() {
        return new RecognitionLoad(offered, looks, dropped);
    }

    private Quad.Box region(Turn turn) {
        Quad.Box region = turn.moved();
        for (Quad.Box expected : tracker.expected(turn.frame().decodedAt())) {
            Quad.Box wide = new Quad.Box(
                    expected.x() - expected.width(),
                    expected.y() - 2 * expected.height(),
                    3 * expected.width(),
                    5 * expected.height());
            region = region == null ? wide : union(region, wide);
        }
        if (region == null) {
            return null;
        }
        double width = Math.max(region.width(), turn.frame().width() * 0.25);
        double height = Math.max(region.height(), turn.frame().height() * 0.25);
        return new Quad.Box(region.centreX() - width / 2, region.centreY() - height / 2, width, height);
    }

    private static int side(Frame frame, Quad.Box part) {
        double enlarged = frame.width() <= SMALL_FRAME ? ENLARGE : 1;
        return (int)
                Math.clamp(Math.round(Math.max(part.width(), part.height()) * enlarged), SMALLEST_LOOK, LARGEST_LOOK);
    }

    private static final double ENLARGE = 1.5;

    private static PlateBox place(Frame frame, Quad.Box box) {
        double x = Math.clamp(box.x() / frame.width(), 0, 1);
        double y = Math.clamp(box.y() / frame.height(), 0, 1);
        return new PlateBox(
                x,
                y,
                Math.clamp(box.right() / frame.width(), 0, 1) - x,
                Math.clamp(box.bottom() / frame.height(), 0, 1) - y);
    }

    private static Quad.Box union(Quad.Box a, Quad.Box b) {
        double x = Math.min(a.x(), b.x());
        double y = Math.min(a.y(), b.y());
        return new Quad.Box(x, y, Math.max(a.right(), b.right()) - x, Math.max(a.bottom(), b.bottom()) - y);
    }
}
