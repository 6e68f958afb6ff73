package eu.sargs.recognition;

import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import eu.sargs.plate.CountryFormats;
import eu.sargs.plate.PlateBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
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
    /** Between two looks at a plate that is not yet sure; only its surroundings are looked at. */
    private static final Duration CURIOUS_PACE = Duration.ofMillis(130);
    /** Between two looks at what moves, while no plate is followed: a plate is in the picture for a second and more. */
    private static final Duration SEARCHING_PACE = Duration.ofMillis(200);
    /** Between two looks at all that moves, or at what stands, while plates are followed. */
    private static final Duration WIDE_PACE = Duration.ofMillis(400);
    /** A look that is due and waits longer comes late: plates that are legible for a second may be missed. */
    static final Duration PATIENCE = Duration.ofMillis(800);
    /** Weaker reads are not even followed. */
    private static final double LEAST = 0.08;

    private static final int SMALLEST_LOOK = 192;
    private static final int LARGEST_LOOK = 512;
    private static final double ENLARGE = 1.25;
    /** Up to this width the camera is taken to be zoomed out, and its plates are looked at enlarged. */
    private static final int SMALL_FRAME = 800;

    private final CameraId camera;
    private final MotionGate gate = new MotionGate();
    private final PassageTracker tracker;

    private Frame waiting;
    private Instant waitingSince;
    private Quad.Box moved;
    private Instant looked = Instant.EPOCH;
    private Instant wideLook = Instant.EPOCH;
    private Duration pace = SEARCHING_PACE;
    private boolean following;
    private boolean busy;
    private boolean ended;
    private boolean late;
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
        Optional<Quad.Box> box = gate.moving(frame);
        if (box.isPresent()) {
            moved = moved == null ? box.get() : union(moved, box.get());
        }
        Duration since = Duration.between(looked, frame.decodedAt());
        if (!since.isNegative() && since.compareTo(pace) < 0 || moved == null && !following) {
            return false;
        }
        boolean queued = waiting != null;
        if (queued) {
            waiting.close(); // the newest is what matters: an old frame only adds delay
            late |= Duration.between(waitingSince, frame.decodedAt()).compareTo(PATIENCE) > 0;
        } else {
            waitingSince = frame.decodedAt();
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
        follow();
        return waiting != null;
    }

    private void follow() {
        following = tracker.following();
        pace = !following ? SEARCHING_PACE : tracker.curious() ? CURIOUS_PACE : WIDE_PACE;
    }

    /** Finds, reads and follows the plates of a frame. */
    void look(Turn turn, PlateSpotter spotter) {
        Frame frame = turn.frame();
        List<Sighted> plates = new ArrayList<>();
        for (Quad.Box region : regions(turn)) {
            Quad.Box part = FramePicture.within(frame, region);
            try (Mat picture = FramePicture.part(frame, part)) {
                for (PlateSpotter.Spotted spotted : spotter.spot(picture, side(frame, part), LEAST)) {
                    Quad.Box box = spotted.read().outline().box().moved(part.x(), part.y());
                    plates.add(new Sighted(
                            box,
                            spotted.signs(),
                            spotted.read().reading().plate().text(),
                            spotted.read().certainty(),
                            FramePicture.whole(frame, box)));
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
            follow();
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

    CameraId camera() {
        return camera;
    }

    /** How often it was looked at. */
    synchronized long looks() {
        return looks;
    }

    /** Whether a look came late, or waits too long already, since this was last asked. */
    synchronized boolean wasLate() {
        boolean was = late;
        late = false;
        return was;
    }

    private List<Quad.Box> regions(Turn turn) {
        Instant at = turn.frame().decodedAt();
        boolean wide = !tracker.following() || Duration.between(wideLook, at).compareTo(WIDE_PACE) >= 0;
        List<Quad.Box> regions = new ArrayList<>();
        for (Quad.Box expected : wide ? tracker.expected(at) : tracker.curiousAt(at)) {
            add(regions, round(expected));
        }
        if (wide) {
            wideLook = at;
            if (turn.moved() != null) {
                add(
                        regions,
                        grown(
                                turn.moved(),
                                turn.frame().width() * 0.25,
                                turn.frame().height() * 0.25));
            }
        }
        return regions;
    }

    /** A region of its own, or with those it touches, for a plate between two regions would be cut. */
    private static void add(List<Quad.Box> regions, Quad.Box region) {
        Quad.Box whole = region;
        for (Iterator<Quad.Box> it = regions.iterator(); it.hasNext(); ) {
            Quad.Box other = it.next();
            if (other.shared(whole) > 0) {
                whole = union(whole, other);
                it.remove();
            }
        }
        regions.add(whole);
    }

    private static Quad.Box round(Quad.Box plate) {
        return new Quad.Box(
                plate.x() - 0.75 * plate.width(),
                plate.y() - 2 * plate.height(),
                2.5 * plate.width(),
                5 * plate.height());
    }

    private static Quad.Box grown(Quad.Box box, double leastWidth, double leastHeight) {
        double width = Math.max(box.width(), leastWidth);
        double height = Math.max(box.height(), leastHeight);
        return new Quad.Box(box.centreX() - width / 2, box.centreY() - height / 2, width, height);
    }

    private static int side(Frame frame, Quad.Box part) {
        double enlarged = frame.width() <= SMALL_FRAME ? ENLARGE : 1;
        return (int)
                Math.clamp(Math.round(Math.max(part.width(), part.height()) * enlarged), SMALLEST_LOOK, LARGEST_LOOK);
    }

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
