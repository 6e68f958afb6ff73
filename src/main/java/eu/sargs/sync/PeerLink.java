package eu.sargs.sync;

import eu.sargs.platform.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the link to a peer is. What is only known while it is open is empty, or 0, while it is not.
 *
 * @param weLack events the peer has and we may have, and have not
 * @param theyLack events the peer waits for from here
 * @param heard when anything last came over a link to it, in this run of the program
 * @param clock its clock minus ours, about
 * @param queuedBytes that wait here to be sent to it
 * @param bytesInPerSecond over the last seconds
 * @param picturesWaiting pictures that are asked for from it and have not come
 * @param note what is wrong though it is open: it has more and sends nothing, or its clock is ahead; or that the peer kept
 *     contents back, whether it is open or not
 * @param lastError why the last link or call ended; stays until a link is open again
 */
public record PeerLink(
        State state,
        OptionalLong weLack,
        OptionalLong theyLack,
        Optional<Instant> heard,
        Optional<Duration> clock,
        long queuedBytes,
        long bytesInPerSecond,
        long bytesOutPerSecond,
        int picturesWaiting,
        Optional<Note> note,
        Optional<Fault> lastError) {
    public enum State {
        /** Open, and both have said hello. */
        CONNECTED,
        /** Being called for the first time since the start or the last link. */
        CALLING,
        /** Called, and never once reached in this run of the program. */
        NOT_REACHED,
        /** There was a link, and there is none now. */
        DROPPED,
        /** It is not called: no address of it is known, or it does not belong any more. */
        NOT_CALLED
    }

    /** Whether there is or was a link to it in this run of the program. */
    public boolean wasReached() {
        return state == State.CONNECTED || state == State.DROPPED;
    }

    /** What an officer should know of a link. */
    public enum Note {
        /** What comes from peers cannot be written here: the disk is full, say. It is asked for again. */
        UNWRITTEN,
        /**
         * It was found to keep contents back that it should pass on; until nothing is missing here that it has, or for a
         * day.
         */
        WITHHOLDS,
        STALLED,
        CLOCK_AHEAD
    }

    /** Of a peer nobody calls. */
    public static PeerLink notCalled() {
        return new PeerLink(
                State.NOT_CALLED,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }
}
