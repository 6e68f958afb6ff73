package eu.sargs.sync.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An open link as the screen shows it.
 *
 * @param ready both have said hello
 * @param heard when anything last came
 * @param clock their clock minus ours, about
 * @param behind events the peer has and we have not
 * @param lacks events the peer has asked for here that were not sent yet
 * @param pictures that are asked for from it and not whole yet
 * @param stalled it has more and sends nothing
 * @param ahead what it has next is ahead of our clock
 */
public record PeerView(
        PeerId peer,
        boolean ready,
        Instant heard,
        Optional<Duration> clock,
        long behind,
        long lacks,
        int pictures,
        boolean stalled,
        boolean ahead) {}
