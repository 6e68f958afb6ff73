package eu.sargs.camera;

import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.CameraHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Decides a camera's health from what its feed sees. No I/O, no clock of its own, not thread-safe: the feed tells it
 * what happened and when, and asks.
 */
final class HealthLogic {
    static final Duration NO_PACKETS_AFTER = Duration.ofSeconds(5);
    static final Duration SAME_PICTURE_AFTER = Duration.ofSeconds(10);
    static final Duration BLIND_AFTER = Duration.ofSeconds(5);

    private static final Duration RATE_WINDOW = Duration.ofSeconds(5);
    private static final Duration ERROR_WINDOW = Duration.ofSeconds(10);
    private static final Duration LAG_IS_SLOW = Duration.ofSeconds(2);
    private static final int ERRORS_DEGRADE = 3;
    private static final double SLOW_BELOW = 0.75;
    private static final double WELL_ABOVE = 0.85;
    private static final int SEES_NOTHING_BELOW = 14;

    private final CameraId camera;
    private final Deque<Instant> pictures = new ArrayDeque<>();
    private final Deque<Instant> errors = new ArrayDeque<>();

    private boolean connected;
    private boolean failed;
    private Cause failure = Cause.NONE;
    private int attempt;
    private Instant nextAttempt;

    private Instant connectedAt;
    private Instant lastPacket;
    private Instant lastDecoded;
    private Instant lastChange;
    private long lastPrint;
    private Instant nothingSeenSince;
    private boolean slow;
    private double announcedFps;
    private double shownFps;
    private Duration delay = Duration.ZERO;

    private State state = State.CONNECTING;
    private Instant since;

    HealthLogic(CameraId camera, Instant now) {
        this.camera = camera;
        this.since = now;
    }

    /** The stream is open. @param fps as it announces, 0 when it does not */
    void connected(Instant now, double fps) {
        connected = true;
        nextAttempt = null;
        connectedAt = now;
        lastPacket = now;
        lastDecoded = null;
        announcedFps = fps;
        pictures.clear();
        errors.clear();
        slow = false;
        nothingSeenSince = null;
    }

    void packet(Instant now) {
        lastPacket = now;
    }

    void picture(Instant now, PictureSigns signs, Duration pictureDelay) {
        attempt = 0;
        failed = false;
        failure = Cause.NONE;
        lastDecoded = now;
        if (lastChange == null || signs.print() != lastPrint) {
            lastChange = now;
            lastPrint = signs.print();
        }
        if (signs.contrast() >= SEES_NOTHING_BELOW) {
            nothingSeenSince = null;
        } else if (nothingSeenSince == null) {
            nothingSeenSince = now;
        }
        // Smoothed over about a second, for it is read by people.
        delay = delay.multipliedBy(7).plus(pictureDelay).dividedBy(8);
        pictures.addLast(now);
        forget(pictures, now.minus(RATE_WINDOW));
        if (Duration.between(connectedAt, now).compareTo(RATE_WINDOW) >= 0) {
            shownFps = Math.max(shownFps, fps());
        }
    }

    void decodeError(Instant now) {
        if (lastDecoded == null) {
            return; // joining a stream between two key pictures is no fault of the camera
        }
        errors.addLast(now);
        forget(errors, now.minus(ERROR_WINDOW));
    }

    /** The connection is lost or was never made. */
    void failed(Cause cause, int attempts, Instant next) {
        connected = false;
        failed = true;
        failure = cause;
        attempt = attempts;
        nextAttempt = next;
    }

    /** The awaited attempt is being made. */
    void attempting() {
        nextAttempt = null;
    }

    CameraHealth at(Instant now) {
        forget(pictures, now.minus(RATE_WINDOW));
        forget(errors, now.minus(ERROR_WINDOW));
        Cause cause = cause(now);
        State next = state(cause, now);
        if (next != state) {
            state = next;
            since = now;
        }
        return new CameraHealth(
                camera,
                state,
                state == State.FROZEN ? lastChange : since,
                cause,
                connected ? fps() : 0,
                expectedFps(),
                delay,
                attempt,
                Optional.ofNullable(nextAttempt),
                Optional.ofNullable(lastChange));
    }

    private Cause cause(Instant now) {
        if (!connected) {
            return failure;
        }
        if (passed(lastPacket, now, NO_PACKETS_AFTER)) {
            return Cause.NO_PACKETS;
        }
        if (lastDecoded == null || passed(lastDecoded, now, NO_PACKETS_AFTER)) {
            // Packets come, pictures do not; right after connecting what kept it away still stands.
            return passed(connectedAt, now, NO_PACKETS_AFTER) ? Cause.DECODE_ERRORS : failure;
        }
        if (passed(lastChange, now, SAME_PICTURE_AFTER)) {
            return Cause.SAME_PICTURE;
        }
        if (nothingSeenSince != null && passed(nothingSeenSince, now, BLIND_AFTER)) {
            return Cause.DARK_OR_COVERED;
        }
        if (errors.size() >= ERRORS_DEGRADE) {
            return Cause.DECODE_ERRORS;
        }
        return slow(now) ? Cause.SLOW : Cause.NONE;
    }

    private State state(Cause cause, Instant now) {
        if (lastChange == null) {
            return failed || cause != Cause.NONE ? State.OFFLINE : State.CONNECTING;
        }
        if (!connected || lastDecoded == null) {
            return State.FROZEN;
        }
        return switch (cause) {
            case NONE -> State.LIVE;
            case SLOW -> State.DEGRADED;
            case DARK_OR_COVERED -> State.BLIND;
            case DECODE_ERRORS -> passed(lastDecoded, now, NO_PACKETS_AFTER) ? State.FROZEN : State.DEGRADED;
            default -> State.FROZEN;
        };
    }

    private boolean slow(Instant now) {
        if (delay.compareTo(LAG_IS_SLOW) >= 0) {
            slow = true;
        } else if (!passed(connectedAt, now, RATE_WINDOW) || expectedFps() <= 0) {
            slow = false;
        } else {
            slow = fps() < expectedFps() * (slow ? WELL_ABOVE : SLOW_BELOW);
        }
        return slow;
    }

    private double fps() {
        if (pictures.size() < 2) {
            return 0;
        }
        double seconds =
                Duration.between(pictures.getFirst(), pictures.getLast()).toNanos() / 1e9;
        return seconds <= 0 ? 0 : (pictures.size() - 1) / seconds;
    }

    private double expectedFps() {
        return announcedFps > 0 ? announcedFps : shownFps;
    }

    private static boolean passed(Instant from, Instant now, Duration time) {
        return Duration.between(from, now).compareTo(time) >= 0;
    }

    private static void forget(Deque<Instant> times, Instant before) {
        while (!times.isEmpty() && times.getFirst().isBefore(before)) {
            times.removeFirst();
        }
    }
}
