package eu.sargs.sync;

import eu.sargs.platform.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * This station as its peers know it.
 *
 * @param described as the members say it is; empty until it is paired or has described itself
 * @param listensAt where peers can call it now; empty where it only calls
 * @param certificateUntil when the certificate it shows ends; a new one is made at every start
 * @param discovers whether it announces itself in its own network, and looks for others there
 * @param hindered why it does not listen or look around as it is set; empty where it does
 * @param missing what it wrote itself and has no content of any more: it was put back from an older copy, and got those
 *     back from a station that had let go of them
 * @param left by whom and when it was revoked, so that the others take nothing of it any more; empty while it belongs
 */
public record OwnStation(
        PeerKey key,
        Optional<Description> described,
        Optional<PeerAddress> listensAt,
        Instant certificateUntil,
        boolean discovers,
        Optional<Fault> hindered,
        List<Peer.Missing> missing,
        Optional<Peer.Leaving> left) {
    public OwnStation {
        missing = List.copyOf(missing);
    }

    /** What a person here must know where it was revoked. */
    public Optional<Fault> outcast() {
        return left.filter(leaving -> leaving.successor().isEmpty())
                .map(leaving ->
                        new Fault("SYN-32", "sync.fault.revoked", leaving.said().by()));
    }
}
