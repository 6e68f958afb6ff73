package eu.sargs.camera;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a camera's picture can be trusted now, from real signs: packets, decode errors, changing pictures, rate.
 *
 * @param since when this state began; for {@link State#FROZEN} the time of the last true picture
 * @param cause what brought it here; {@link Cause#NONE} while live
 * @param fps pictures a second over the last seconds
 * @param expectedFps what the stream announces or has shown to be its rate; 0 when unknown
 * @param delay from a picture's first packet to its decoding, and any lag grown since the stream began
 * @param attempt of reconnecting, 0 while connected
 * @param nextAttempt when the next attempt is made, where one is waiting
 * @param lastPicture when the last changing picture came, where there was one
 */
public record CameraHealth(
        CameraId camera,
        State state,
        Instant since,
        Cause cause,
        double fps,
        double expectedFps,
        Duration delay,
        int attempt,
        Optional<Instant> nextAttempt,
        Optional<Instant> lastPicture) {

    /** In order of trust. */
    public enum State {
        LIVE,
        /** Pictures come, but slowly or damaged. */
        DEGRADED,
        /** Sends pictures and sees nothing (covered, fog, black). */
        BLIND,
        /** Connecting for the first time. */
        CONNECTING,
        /** Connected or not, the last picture is old; never to be shown as live. */
        FROZEN,
        /** Never had a picture, and cannot be reached. */
        OFFLINE
    }

    public enum Cause {
        NONE,
        NO_PACKETS,
        SAME_PICTURE,
        DECODE_ERRORS,
        SLOW,
        DARK_OR_COVERED,
        UNREACHABLE,
        UNAUTHORISED,
        NO_SUCH_STREAM,
        WRONG_CODEC,
        ENDED,
        GARBAGE,
        /** Its camera is set to VLC, which is not on this machine. */
        NO_VLC
    }

    /** Whether its picture may be shown as what is there now. */
    public boolean trusted() {
        return state == State.LIVE || state == State.DEGRADED || state == State.BLIND;
    }
}
