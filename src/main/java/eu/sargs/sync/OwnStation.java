package eu.sargs.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * This station as its peers know it.
 *
 * @param described as the members say it is; empty until it is paired or has described itself
 * @param listensAt where peers can call it now; empty where it only calls
 * @param certificateUntil when the certificate it shows ends; a new one is made at every start
 * @param discovers whether it announces itself in its own network, and looks for others there
 */
public record OwnStation(
        PeerKey key,
        Optional<Description> described,
        Optional<PeerAddress> listensAt,
        Instant certificateUntil,
        boolean discovers) {}
